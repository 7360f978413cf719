import type { Bars } from '#domain/bars.ts'
import { rogersSatchellTerm } from '#domain/volatility/rogers-satchell.ts'
import { requireColumns } from './column-study.ts'
import { momentColumns } from './moment-columns.ts'
import { logReturnColumn } from './return-columns.ts'
import { smaColumn } from './sma-column.ts'

/** Scratch of one place per bar each. */
export interface VolatilityScratch {
  readonly logs: Float64Array
  readonly means: Float64Array
  readonly deviations: Float64Array
}

/** vol.close_to_close as a column: annualised fraction of the last `n` log returns; NaN until n + 1 closes are known in a row. */
export function closeToCloseColumn(close: Float64Array, n: number, ann: number, out: Float64Array, { logs, means }: VolatilityScratch): void {
  const length = close.length
  requireColumns('closeToCloseColumn', n, 2, length, out, logs, means)
  logReturnColumn(close, logs)
  momentColumns(logs.subarray(0, length), n, n - 1, means, out)
  const year = Math.sqrt(ann)
  for (let t = 0; t < length; t += 1) out[t] = out[t]! * year
}

/** vol.yang_zhang as a column: annualised fraction of the last `n` bars, overnight gaps included; NaN until n + 1 complete bars stand in a row. */
export function yangZhangColumn(bars: Bars, n: number, ann: number, out: Float64Array, { logs, means, deviations }: VolatilityScratch): void {
  const { open, high, low, close } = bars
  const length = close.length
  requireColumns('yangZhangColumn', n, 2, length, out, logs, means, deviations)
  const series = logs.subarray(0, length)
  const k = 0.34 / (1.34 + (n + 1) / (n - 1))

  // A bar that lacks one of its prices is no bar, for the night after it either.
  let before = Number.NaN
  for (let t = 0; t < length; t += 1) {
    series[t] = Math.log(open[t]! / before)
    before = Number.isNaN(open[t]! + high[t]! + low[t]!) ? Number.NaN : close[t]!
  }
  momentColumns(series, n, n - 1, means, deviations)
  for (let t = 0; t < length; t += 1) out[t] = deviations[t]! ** 2

  for (let t = 0; t < length; t += 1) series[t] = Math.log(close[t]! / open[t]!)
  momentColumns(series, n, n - 1, means, deviations)
  for (let t = 0; t < length; t += 1) out[t] = out[t]! + k * deviations[t]! ** 2

  for (let t = 0; t < length; t += 1) series[t] = rogersSatchellTerm(open[t]!, high[t]!, low[t]!, close[t]!)
  smaColumn(series, n, means)
  for (let t = 0; t < length; t += 1) {
    const variance = out[t]! + (1 - k) * means[t]!
    out[t] = Math.sqrt((variance < 0 ? 0 : variance) * ann)
  }
}
