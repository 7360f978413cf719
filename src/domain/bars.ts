/**
 * Daily bars of one instrument as columns, oldest first; every column has the same length. `sessions` holds civil day
 * numbers (1970-01-01 = 0), strictly rising. Missing = NaN in a column (the sweep form), null on every border.
 */
export interface Bars {
  readonly sessions: Int32Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  /** In shares; NaN where the file gave none. */
  readonly volume: Float64Array
}

/** Index of the newest bar at or before `day`, or -1. Mostly it is the last one, which is looked at first: a search touches memory all over a long history. */
export function indexAtOrBefore(sessions: Int32Array, day: number): number {
  let low = 0
  let high = sessions.length
  if (high > 0 && sessions[high - 1]! <= day) return high - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sessions[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The `n` values that end at `index`, as the reference form wants them: missing = null. Fewer where the column starts later. */
export function windowEndingAt(column: Float64Array, index: number, n: number): (number | null)[] {
  const window: (number | null)[] = []
  for (let i = Math.max(0, index - n + 1); i <= index; i += 1) {
    const value = column[i]!
    window.push(Number.isNaN(value) ? null : value)
  }
  return window
}
