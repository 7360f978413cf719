import { shares } from '../format/quantity.ts'
import { price as priceMeasure } from '../format/price.ts'
import type { AxisSeconds } from './axis-seconds.ts'
import { placeAtOrBefore, type Timeline } from './timeline.ts'

/** One execution of the user, already on the prices of the chart. */
export interface ChartFill {
  readonly session: string
  readonly at: string | null
  readonly kind: string
  readonly quantity: number
  /** As it was filled. */
  readonly price: number
  /** The same on the split-adjusted prices of the chart. */
  readonly chartPrice: number
}

/** Fills of one kind at one place, as one marker. */
export interface FillMark {
  readonly place: number
  readonly letter: string
  /** Adds shares: stands below the bar and points up. Else above and down. */
  readonly isAdding: boolean
  readonly quantity: number
  /** Average of the fills, weighted by shares. */
  readonly price: number
  /** The same on the prices of the chart. */
  readonly chartPrice: number
  readonly fills: number
}

const LETTERS: Readonly<Record<string, string>> = { buy: 'B', sell: 'S', short: 'SS', cover: 'BC', reinvest: 'R', opening: 'O' }

/** The letter of a kind of fill, the same in the chart and in every table. */
export const fillLetter = (kind: string): string => LETTERS[kind] ?? kind.slice(0, 1).toUpperCase()

/** Selling and selling short point down; everything else adds. */
export const isAddingFill = (kind: string): boolean => kind !== 'sell' && kind !== 'short'

/**
 * Markers for the places of a timeline, oldest first, additions before reductions. Fills of one kind at one place are one marker.
 * A daily chart places by session; a fill on a session without a bar stands there all the same. A chart of minutes (`secondsOf` given) takes the fills whose
 * moment is known and puts each at its minute. Fills before the first place are left out.
 */
export function fillMarks(fills: readonly ChartFill[], timeline: Timeline, secondsOf: ((fill: ChartFill) => AxisSeconds | null) | null): FillMark[] {
  const first = timeline.sessions[0]
  const marks = new Map<string, FillMark>()
  for (const fill of fills) {
    if (first === undefined || fill.session < first || !(fill.quantity !== 0)) continue
    const place = secondsOf === null ? placeAtOrBefore(timeline, fill.session) : placeAtSeconds(timeline, secondsOf(fill))
    if (place === null) continue
    const letter = fillLetter(fill.kind)
    const key = `${place} ${letter}`
    const before = marks.get(key)
    const quantity = Math.abs(fill.quantity)
    const held = before?.quantity ?? 0
    const averaged = (old: number, now: number): number => (old * held + now * quantity) / (held + quantity)
    marks.set(key, {
      place,
      letter,
      isAdding: isAddingFill(fill.kind),
      quantity: held + quantity,
      price: averaged(before?.price ?? 0, fill.price),
      chartPrice: averaged(before?.chartPrice ?? 0, fill.chartPrice),
      fills: (before?.fills ?? 0) + 1,
    })
  }
  return [...marks.values()].toSorted((a, b) => a.place - b.place || Number(b.isAdding) - Number(a.isAdding))
}

function placeAtSeconds({ seconds }: Timeline, at: AxisSeconds | null): number | null {
  if (at === null) return null
  const after = seconds.findIndex((start) => start > at)
  const place = (after === -1 ? seconds.length : after) - 1
  return place < 0 ? null : place
}

/** "B 300 @ 34.47", with the number of fills where there were several: "B 300 @ 34.47 (3)". */
export function fillWords({ letter, quantity, price, fills }: FillMark): string {
  return `${letter} ${shares.digits(quantity)} @ ${priceMeasure.digits(price)}${fills > 1 ? ` (${fills})` : ''}`
}

/**
 * Whether the markers in view have room for their words; without it they carry their letter alone and the words are in the readout.
 * Words are centred on the bar, and only those on one side of the bars can meet.
 * @param charPx width of one character
 */
export function hasRoomForWords(marks: readonly FillMark[], range: { readonly from: number; readonly to: number }, placePx: number, charPx: number): boolean {
  for (const isAdding of [true, false]) {
    let end = Number.NEGATIVE_INFINITY
    for (const mark of marks) {
      if (mark.isAdding !== isAdding || mark.place < range.from || mark.place > range.to) continue
      const half = ((fillWords(mark).length + 1) * charPx) / 2
      const middle = mark.place * placePx
      if (middle - half < end) return false
      end = middle + half
    }
  }
  return true
}
