import { type AxisSeconds, secondsOfMinutes, secondsOfSession } from './axis-seconds.ts'
import { type ChartBars, isWhole } from './chart-bars.ts'

/** A run of neighbouring places, both ends included. */
export interface PlaceRun {
  readonly from: number
  readonly to: number
}

/**
 * The horizontal axis: one place per bar and one per session on which the exchange traded and no bar is known.
 * Everything a chart draws is put at a place, so a missing session takes the width it had.
 */
export interface Timeline {
  /** Strictly ascending. */
  readonly seconds: readonly AxisSeconds[]
  readonly sessions: readonly string[]
  /** The bar of each place; null where none is known. */
  readonly barAt: readonly (number | null)[]
  /** The place of each bar. */
  readonly placeOf: readonly number[]
  /** Where nothing can be drawn: no bar, or one without a price to draw. Neighbours are one run. */
  readonly unknown: readonly PlaceRun[]
}

/**
 * @param missing sessions without a bar, ascending; none for minutes, where a minute without a trade is no gap
 * @param isDrawable whether a bar has what the plot draws
 * A session that is in both counts as a bar.
 */
export function timelineOf(bars: ChartBars, missing: readonly string[], isDrawable: (index: number) => boolean = (index) => isWhole(bars, index)): Timeline {
  if (bars.times !== undefined) return timelineOfMinutes(bars, bars.times)
  const sessions: string[] = []
  const barAt: (number | null)[] = []
  const placeOf: number[] = []
  let gap = 0
  for (const [index, session] of bars.sessions.entries()) {
    for (; gap < missing.length && missing[gap]! < session; gap++) {
      sessions.push(missing[gap]!)
      barAt.push(null)
    }
    if (missing[gap] === session) gap++
    placeOf.push(sessions.length)
    sessions.push(session)
    barAt.push(index)
  }
  for (; gap < missing.length; gap++) {
    sessions.push(missing[gap]!)
    barAt.push(null)
  }
  return { seconds: sessions.map(secondsOfSession), sessions, barAt, placeOf, unknown: runsOf(barAt, (bar) => bar === null || !isDrawable(bar)) }
}

function timelineOfMinutes(bars: ChartBars, times: readonly number[]): Timeline {
  const places = bars.sessions.map((_, index) => index)
  return { seconds: secondsOfMinutes(bars.sessions, times), sessions: bars.sessions, barAt: places, placeOf: places, unknown: [] }
}

function runsOf<T>(values: readonly T[], isIn: (value: T) => boolean): PlaceRun[] {
  const runs: PlaceRun[] = []
  let from: number | null = null
  for (const [place, value] of values.entries()) {
    if (isIn(value)) from ??= place
    else if (from !== null) {
      runs.push({ from, to: place - 1 })
      from = null
    }
  }
  if (from !== null) runs.push({ from, to: values.length - 1 })
  return runs
}

/** The place of a session, or of the last one before it; null before the first. */
export function placeAtOrBefore({ sessions }: Timeline, session: string): number | null {
  let low = 0
  let high = sessions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sessions[middle]! <= session) low = middle + 1
    else high = middle
  }
  return low === 0 ? null : low - 1
}
