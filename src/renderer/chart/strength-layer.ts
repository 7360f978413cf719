import { strengthIndex } from '../format/quantity.ts'
import { type DrawnLine, valueAt } from './drawn-line.ts'
import { strokeLine } from './line-layer.ts'
import { onColour, type Palette, withOpacity } from './palette.ts'
import { lineStyle } from './plot-lines.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'
import { TAG_EM } from './tag-layer.ts'

/** Wilder's own marks: below the one sold out, above the other overbought. */
const MARKS = [30, 70] as const
const GREATEST = 100
/** Free above 100 and below 0, as a share of the pane. */
const EDGE_SHARE = 0.04

/** A strength index in a pane of its own, always on the whole scale of 0 to 100, with lines at 30 and 70 and the newest visible value beside its name. */
export class StrengthLayer extends PlotMark {
  private line: DrawnLine | null = null
  private palette: Palette

  constructor(palette: Palette) {
    super('normal')
    this.palette = palette
  }

  show(line: DrawnLine | null): void {
    this.line = line
    this.redraw()
  }

  paint(palette: Palette): void {
    this.palette = palette
  }

  protected draw(target: CanvasTarget): void {
    const { line, palette } = this
    const scale = this.places()
    if (line === null || scale === null) return
    const { lineStrong, inkFaint, surface, face, fontPx, stepPx } = palette
    target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
      const perPoint = (height * (1 - 2 * EDGE_SHARE)) / GREATEST
      const yOf = (value: number): number => height * (1 - EDGE_SHARE) - value * perPoint
      context.save()
      context.font = `${fontPx}px ${face}`
      context.textBaseline = 'middle'
      context.lineWidth = 1
      context.strokeStyle = lineStrong
      context.setLineDash([4, 4])
      for (const mark of MARKS) {
        const y = Math.round(yOf(mark)) + 0.5
        context.beginPath()
        context.moveTo(0, y)
        context.lineTo(width, y)
        context.stroke()
      }
      context.setLineDash([])
      const style = lineStyle(line.look, palette)
      strokeLine(context, line, style, scale, yOf)

      for (const mark of MARKS) {
        const words = strengthIndex.digits(mark).replace(/\.0$/, '')
        const middle = yOf(mark) + (mark === MARKS[0] ? 0.75 : -0.75) * fontPx
        context.fillStyle = withOpacity(surface, 0.85)
        context.fillRect(0, middle - fontPx / 2, context.measureText(words).width + 2 * stepPx, fontPx)
        context.fillStyle = inkFaint
        context.fillText(words, stepPx, middle)
      }
      const newest = valueAt(line, Math.floor(scale.to))
      if (newest !== null) {
        const words = `${line.label} ${strengthIndex.digits(newest)}`
        const wide = context.measureText(words).width + 2 * stepPx
        const tall = Math.round(TAG_EM * fontPx)
        const top = Math.round(Math.max(0, Math.min(height - tall, yOf(newest) - tall / 2)))
        context.fillStyle = style.colour
        context.fillRect(width - wide, top, wide, tall)
        context.fillStyle = onColour(style.colour, palette)
        context.fillText(words, width - wide + stepPx, top + tall / 2 + 0.5)
      }
      context.restore()
    })
  }
}
