import { type Palette, withOpacity } from './palette.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'

/** The session from which everything is looked at: a dotted line through the pane, named at its foot. */
export class AsOfLine extends PlotMark {
  private place: number | null = null
  private words = ''
  private palette: Palette

  constructor(palette: Palette) {
    super('normal')
    this.palette = palette
  }

  /** @param words '' draws the line alone, for the panes below */
  show(place: number | null, words: string): void {
    this.place = place
    this.words = words
    this.redraw()
  }

  paint(palette: Palette): void {
    this.palette = palette
  }

  protected draw(target: CanvasTarget): void {
    const scale = this.places()
    if (scale === null || this.place === null) return
    const x = scale.first + this.place * scale.step
    const { inkSoft, surface, face, fontPx, stepPx } = this.palette
    target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
      if (x < 0 || x > width) return
      context.save()
      context.lineWidth = 1
      context.setLineDash([1, 3])
      context.strokeStyle = inkSoft
      context.beginPath()
      context.moveTo(Math.round(x) + 0.5, 0)
      context.lineTo(Math.round(x) + 0.5, height)
      context.stroke()
      if (this.words !== '') {
        context.font = `${fontPx}px ${face}`
        context.textBaseline = 'bottom'
        const wide = context.measureText(this.words).width
        const left = x + stepPx + wide <= width ? x + stepPx : x - stepPx - wide
        context.fillStyle = withOpacity(surface, 0.8)
        context.fillRect(left - 1, height - stepPx - fontPx - 1, wide + 2, fontPx + 2)
        context.fillStyle = inkSoft
        context.fillText(this.words, left, height - stepPx)
      }
      context.restore()
    })
  }
}
