import type { Timeline } from './timeline.ts'

/** What is in view, in places; it may reach past the last place, where the labels stand. */
export interface VisibleRange {
  readonly from: number
  readonly to: number
}

export type RangeId = '1m' | '3m' | '1y' | 'all'

/** Months and years in sessions, as everywhere on the desk: 21, 63, 252. */
export const RANGES: readonly { readonly id: RangeId; readonly label: string; readonly words: string; readonly key: string; readonly places: number | null }[] =
  [
    { id: '1m', label: '1M', words: 'One month', key: '1', places: 21 },
    { id: '3m', label: '3M', words: 'Three months', key: '2', places: 63 },
    { id: '1y', label: '1Y', words: 'One year', key: '3', places: 252 },
    { id: 'all', label: 'All', words: 'Everything', key: '4', places: null },
  ]

/**
 * The newest places of a range, with room at the right for the labels.
 * @param widthPx of the plot @param roomPx kept free at the right; never more than a third of the width
 * A shorter history than the range fills the width: months that do not exist are not shown.
 */
export function rangeInView(id: RangeId, count: number, widthPx: number, roomPx: number): VisibleRange {
  const places = Math.max(1, Math.min(RANGES.find((range) => range.id === id)?.places ?? count, count))
  const room = widthPx <= 0 ? 0 : Math.min(roomPx, widthPx / 3)
  const roomPlaces = widthPx <= 0 ? 0 : (room * places) / (widthPx - room)
  return { from: count - places - 0.5, to: count - 0.5 + roomPlaces }
}

/** The bars that stand in view, first and last included; null when only empty places do. */
export function barsInView({ barAt }: Timeline, range: VisibleRange): { readonly first: number; readonly last: number } | null {
  const from = Math.max(0, Math.ceil(range.from))
  const to = Math.min(barAt.length - 1, Math.floor(range.to))
  let first: number | null = null
  let last: number | null = null
  for (let place = from; place <= to; place++) {
    const bar = barAt[place]
    if (bar == null) continue
    first ??= bar
    last = bar
  }
  return first === null || last === null ? null : { first, last }
}

/** Fewer places than this are no chart any more. */
const LEAST_PLACES = 5

/** Zooms by a factor (below 1 = closer) around a place, which keeps its spot on the screen. */
export function zoomAround(range: VisibleRange, at: number, factor: number, count: number): VisibleRange {
  const span = range.to - range.from
  const next = Math.min(Math.max(span * factor, LEAST_PLACES), Math.max(count * 1.2, LEAST_PLACES))
  const share = span === 0 ? 1 : (at - range.from) / span
  return { from: at - share * next, to: at + (1 - share) * next }
}

/** The range moved just enough that a place stands in it, as a crosshair led by keys needs. */
export function rangeWith(range: VisibleRange, place: number): VisibleRange {
  const margin = Math.min(2, (range.to - range.from) / 4)
  const shift = place < range.from + margin ? place - range.from - margin : place > range.to - margin ? place - range.to + margin : 0
  return shift === 0 ? range : { from: range.from + shift, to: range.to + shift }
}
