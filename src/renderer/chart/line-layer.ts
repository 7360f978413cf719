import { type DrawnLine, entryAtOrBefore } from './drawn-line.ts'
import { type CanvasTarget, type PlaceScale, PlotMark } from './plot-mark.ts'

export interface LineStyle {
  readonly colour: string
  readonly widthPx: number
  readonly dash: readonly number[]
}

/** Two points of a line nearer to each other than this are one. */
const LEAST_STEP_PX = 1

/** Studies and stop. Drawn by us: as series of the library each of them cost as much at the first paint as a fifth of the candles. */
export class LineLayer extends PlotMark {
  private lines: readonly { readonly line: DrawnLine; readonly style: LineStyle }[] = []

  constructor() {
    super('normal')
  }

  show(lines: readonly { readonly line: DrawnLine; readonly style: LineStyle }[]): void {
    this.lines = lines
    this.redraw()
  }

  protected draw(target: CanvasTarget): void {
    const scale = this.places()
    if (scale === null || this.lines.length === 0) return
    const yOf = this.yByPrice()
    if (yOf === null) return
    target.useMediaCoordinateSpace(({ context }) => {
      context.save()
      for (const { line, style } of this.lines) strokeLine(context, line, style, scale, yOf)
      context.restore()
    })
  }
}

/** Strokes the part of a line that is in sight; null values are gaps. Leaves stroke, width and dash changed. */
export function strokeLine(
  context: CanvasRenderingContext2D,
  line: DrawnLine,
  { colour, widthPx, dash }: LineStyle,
  { first, step, from, to }: PlaceScale,
  yOf: (value: number) => number,
): void {
  const { places, values, isStep } = line
  context.lineJoin = 'round'
  context.strokeStyle = colour
  context.lineWidth = widthPx
  context.setLineDash([...dash])
  context.beginPath()
  let lastX: number | null = null
  let lastY = 0
  const end = Math.min(places.length - 1, entryAtOrBefore(line, to) + 1)
  for (let entry = Math.max(0, entryAtOrBefore(line, from)); entry <= end; entry++) {
    const x: number = first + places[entry]! * step
    const value = values[entry] ?? null
    const y = value === null ? null : yOf(value)
    if (y === null) {
      if (isStep && lastX !== null) context.lineTo(x, lastY)
      lastX = null
      continue
    }
    if (lastX !== null && x - lastX < LEAST_STEP_PX && entry < end) continue
    if (lastX === null) context.moveTo(x, y)
    else {
      if (isStep) context.lineTo(x, lastY)
      context.lineTo(x, y)
    }
    lastX = x
    lastY = y
  }
  context.stroke()
}
