import { type Bars, indexAtOrBefore } from '#domain/bars.ts'

/** Prices of one name on the axis from place `from` on, one per session: NaN where the name has no bar. */
export interface AxisPrices {
  readonly from: number
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
}

/** Columns as long as the axis, for names whose bars do not lie on it one by one. */
export type AxisScratch = Omit<AxisPrices, 'from'>

/**
 * A name's bars on a common axis of sessions (day numbers, rising). Where its bars follow the axis session by session they are
 * only looked at, else they are copied into `scratch`, which the next name overwrites. Bars on sessions the axis lacks are left
 * out. Undefined when none is left.
 */
export function onAxis(axis: Int32Array, bars: Bars, scratch: AxisScratch): AxisPrices | undefined {
  const { sessions } = bars
  const first = indexAtOrBefore(sessions, (axis[0] ?? 0) - 1) + 1
  const last = indexAtOrBefore(sessions, axis.at(-1) ?? 0)
  if (axis.length === 0 || first > last) return undefined
  const from = placeAtOrAfter(axis, sessions[first]!)
  if (followsAxis(axis, from, sessions, first, last)) {
    const cut = (column: Float64Array): Float64Array => (first === 0 && last + 1 === column.length ? column : column.subarray(first, last + 1))
    return { from, high: cut(bars.high), low: cut(bars.low), close: cut(bars.close) }
  }
  return spread(axis, from, bars, first, last, scratch)
}

const placeAtOrAfter = (axis: Int32Array, session: number): number => indexAtOrBefore(axis, session - 1) + 1

function followsAxis(axis: Int32Array, from: number, sessions: Int32Array, first: number, last: number): boolean {
  if (from + last - first >= axis.length) return false
  for (let i = first; i <= last; i += 1) if (sessions[i] !== axis[from + i - first]) return false
  return true
}

function spread(axis: Int32Array, from: number, bars: Bars, first: number, last: number, scratch: AxisScratch): AxisPrices | undefined {
  const to = indexAtOrBefore(axis, bars.sessions[last]!)
  if (to < from) return undefined
  const high = scratch.high.subarray(0, to - from + 1).fill(Number.NaN)
  const low = scratch.low.subarray(0, to - from + 1).fill(Number.NaN)
  const close = scratch.close.subarray(0, to - from + 1).fill(Number.NaN)
  let place = from
  for (let i = first; i <= last; i += 1) {
    const session = bars.sessions[i]!
    while (axis[place]! < session) place += 1
    if (axis[place] !== session) continue
    high[place - from] = bars.high[i]!
    low[place - from] = bars.low[i]!
    close[place - from] = bars.close[i]!
  }
  return { from, high, low, close }
}
