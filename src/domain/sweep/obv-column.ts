import { requireColumns } from './column-study.ts'

/**
 * ind.obv as a column, in shares: 0 at the first bar of every run with close and volume, then plus the volume of a day that
 * closed higher, minus that of a day that closed lower; NaN where either is missing. Source: Granville 1963.
 */
export function obvColumn(close: Float64Array, volume: Float64Array, out: Float64Array): void {
  const length = close.length
  requireColumns('obvColumn', 1, 1, length, volume, out)
  let balance = Number.NaN
  for (let t = 0; t < length; t += 1) {
    const isKnown = !Number.isNaN(close[t]! + volume[t]!)
    if (!isKnown) balance = Number.NaN
    else if (Number.isNaN(balance)) balance = 0
    else balance += Math.sign(close[t]! - close[t - 1]!) * volume[t]!
    out[t] = balance
  }
}
