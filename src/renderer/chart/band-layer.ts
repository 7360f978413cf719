import { entryAtOrBefore } from './drawn-line.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'

/** Two lines over the same places and what lies between them; null on either ends a stretch. */
export interface DrawnBand {
  readonly places: readonly number[]
  readonly upper: readonly (number | null)[]
  readonly lower: readonly (number | null)[]
}

/** The ground between two lines, behind the bars. Its edges are drawn with the other lines. */
export class BandLayer extends PlotMark {
  private band: DrawnBand | null = null
  private fill = ''

  constructor() {
    super('bottom')
  }

  show(band: DrawnBand | null, fill: string): void {
    this.band = band
    this.fill = fill
    this.redraw()
  }

  protected draw(target: CanvasTarget): void {
    const { band } = this
    const scale = this.places()
    const yOf = this.yByPrice()
    if (band === null || scale === null || yOf === null) return
    const { first, step, from, to } = scale
    const begin = Math.max(0, entryAtOrBefore(band, from))
    const end = Math.min(band.places.length - 1, entryAtOrBefore(band, to) + 1)
    target.useMediaCoordinateSpace(({ context }) => {
      context.save()
      context.fillStyle = this.fill
      for (const [left, right] of knownStretches(band, begin, end)) {
        context.beginPath()
        for (let entry = left; entry <= right; entry++) context.lineTo(first + band.places[entry]! * step, yOf(band.upper[entry]!))
        for (let entry = right; entry >= left; entry--) context.lineTo(first + band.places[entry]! * step, yOf(band.lower[entry]!))
        context.fill()
      }
      context.restore()
    })
  }
}

/** Runs of entries on which both edges are known, first and last included; one alone has no ground. */
export function knownStretches({ upper, lower }: Pick<DrawnBand, 'upper' | 'lower'>, begin: number, end: number): [number, number][] {
  const runs: [number, number][] = []
  let left: number | null = null
  for (let entry = begin; entry <= end + 1; entry++) {
    const isKnown = entry <= end && upper[entry] != null && lower[entry] != null
    if (isKnown) left ??= entry
    else if (left !== null) {
      if (entry - 1 > left) runs.push([left, entry - 1])
      left = null
    }
  }
  return runs
}
