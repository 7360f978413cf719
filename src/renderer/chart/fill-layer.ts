import { type FillMark, fillWords, hasRoomForWords } from './fill-marks.ts'
import { type Palette, withOpacity } from './palette.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'

/** A fill and where it stands: the low or the high of its bar, and the price it was filled at. */
export interface DrawnFill {
  readonly mark: FillMark
  /** Beyond which the triangle stands. */
  readonly edgePrice: number
}

/**
 * The user's own fills: ▲ below the bar for what adds shares, ▼ above for what takes them away, with letter, quantity and price beside it
 * and a tick at the price itself. Where the words of neighbours would meet, the letter stands alone. Words stand on the surface, so bars behind them do not cross them out.
 */
export class FillLayer extends PlotMark {
  private fills: readonly DrawnFill[] = []
  private palette: Palette

  constructor(palette: Palette) {
    super('top')
    this.palette = palette
  }

  show(fills: readonly DrawnFill[]): void {
    this.fills = fills
    this.redraw()
  }

  paint(palette: Palette): void {
    this.palette = palette
  }

  protected draw(target: CanvasTarget): void {
    const scale = this.places()
    if (scale === null || this.fills.length === 0) return
    const { first, step } = scale
    const yOf = this.yByPrice()
    if (yOf === null) return
    const { face, fontPx, stepPx, ink, surface } = this.palette
    target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
      context.save()
      context.font = `${fontPx}px ${face}`
      context.textBaseline = 'middle'
      context.textAlign = 'center'
      context.lineJoin = 'round'
      context.strokeStyle = surface
      // The figure face has one width for every character, so the words are measured by counting.
      const charPx = context.measureText('0').width
      const isWorded = hasRoomForWords(
        this.fills.map(({ mark }) => mark),
        scale,
        step,
        charPx,
      )
      const stacked = new Map<string, number>()
      for (const { mark, edgePrice } of this.fills) {
        const x = first + mark.place * step
        const edge = yOf(edgePrice)
        const tick = yOf(mark.chartPrice)
        if (x < -stepPx || x > width + stepPx) continue
        const side = mark.isAdding ? 1 : -1
        const key = `${mark.place} ${side}`
        const level = stacked.get(key) ?? 0
        stacked.set(key, level + 1)
        const block = 3 * stepPx + fontPx
        // The words of a fill at the edge of the pane are kept inside it.
        const tip = Math.max(block, Math.min(height - block, edge + side * (stepPx + level * block)))
        const words = isWorded ? fillWords(mark) : mark.letter
        const middle = tip + side * (2.5 * stepPx + fontPx / 2)
        const half = (words.length * charPx) / 2
        const left = Math.max(half, Math.min(width - half, x))
        context.fillStyle = withOpacity(surface, 0.85)
        context.fillRect(left - half - 1, middle - fontPx / 2 - 1, 2 * half + 2, fontPx + 2)
        context.fillStyle = ink
        context.fillText(words, left, middle)
        context.beginPath()
        context.moveTo(x, tip)
        context.lineTo(x - 1.25 * stepPx, tip + side * 2 * stepPx)
        context.lineTo(x + 1.25 * stepPx, tip + side * 2 * stepPx)
        context.closePath()
        context.lineWidth = 2
        context.stroke()
        context.fill()
        context.fillRect(x - 2 * stepPx, Math.round(tick), 1.5 * stepPx, 1)
      }
      context.restore()
    })
  }
}
