import { compactShares } from '../format/compact-shares.ts'
import { entryAtOrBefore } from './drawn-line.ts'
import { onColour, type Palette, withOpacity } from './palette.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'
import { TAG_EM } from './tag-layer.ts'

/** Free above the highest bar, as a share of the pane. */
const HEAD_SHARE = 0.12
/** Share of its place that a bar fills. */
const BAR_SHARE = 0.8

/** Volume from the foot of its pane up, on a scale of what is in view, with one human number as a mark and the newest visible value beside its name. */
export class VolumeLayer extends PlotMark {
  private barPlaces: readonly number[] = []
  private values: readonly (number | null)[] = []
  private palette: Palette

  constructor(palette: Palette) {
    super('normal')
    this.palette = palette
  }

  show(places: readonly number[], values: readonly (number | null)[]): void {
    this.barPlaces = places
    this.values = values
    this.redraw()
  }

  paint(palette: Palette): void {
    this.palette = palette
  }

  protected draw(target: CanvasTarget): void {
    const scale = this.places()
    if (scale === null) return
    const { first, step, from, to } = scale
    const line = { places: this.barPlaces, values: this.values }
    const begin = Math.max(0, entryAtOrBefore(line, from - 1) + 1)
    const end = entryAtOrBefore(line, to + 1)
    const most = greatest(this.values, begin, end)
    if (most <= 0) return
    const { line: rule, lineStrong, inkFaint, inkSoft, surface, face, fontPx, stepPx } = this.palette
    target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
      const perShare = (height * (1 - HEAD_SHARE)) / most
      context.save()
      const mark = numberBelow(most)
      const markY = Math.round(height - mark * perShare) + 0.5
      context.strokeStyle = rule
      context.beginPath()
      context.moveTo(0, markY)
      context.lineTo(width, markY)
      context.stroke()

      context.fillStyle = withOpacity(lineStrong, 0.65)
      const wide = Math.max(1, Math.floor(step * BAR_SHARE))
      let column = Number.NaN
      let tall = 0
      const flush = (): void => {
        if (tall > 0) context.fillRect(column, height - tall, wide, tall)
        tall = 0
      }
      for (let entry = begin; entry <= end; entry++) {
        const left = Math.round(first + this.barPlaces[entry]! * step - wide / 2)
        // Sessions that share a column of the screen are drawn as the busiest of them.
        if (left !== column) flush()
        column = left
        tall = Math.max(tall, Math.round((this.values[entry] ?? 0) * perShare))
      }
      flush()

      context.font = `${fontPx}px ${face}`
      context.textBaseline = 'middle'
      const marked = compactShares.digits(mark)
      context.fillStyle = withOpacity(surface, 0.85)
      context.fillRect(0, markY - fontPx * 1.25, context.measureText(marked).width + 2 * stepPx, fontPx)
      context.fillStyle = inkFaint
      context.fillText(marked, stepPx, markY - fontPx * 0.75)
      const newest = this.values[entryAtOrBefore(line, Math.floor(to))] ?? null
      if (newest !== null) {
        const words = `Volume ${compactShares.digits(newest)}`
        const tagWide = context.measureText(words).width + 2 * stepPx
        const tagTall = Math.round(TAG_EM * fontPx)
        const top = Math.round(Math.max(0, Math.min(height - tagTall, height - newest * perShare - tagTall / 2)))
        context.fillStyle = inkSoft
        context.fillRect(width - tagWide, top, tagWide, tagTall)
        context.fillStyle = onColour(inkSoft, this.palette)
        context.fillText(words, width - tagWide + stepPx, top + tagTall / 2 + 0.5)
      }
      context.restore()
    })
  }
}

function greatest(values: readonly (number | null)[], from: number, to: number): number {
  let most = 0
  for (let index = from; index <= to; index++) {
    const value = values[index] ?? 0
    if (value > most) most = value
  }
  return most
}

/** The largest 1, 2 or 5 with zeros that leaves some room below a number: 100m below 180m. 0 for nothing. */
export function numberBelow(most: number): number {
  if (!(most > 0)) return 0
  const unit = 10 ** Math.floor(Math.log10(most))
  const head = most / unit
  return head >= 5 ? 5 * unit : head >= 2 ? 2 * unit : unit
}
