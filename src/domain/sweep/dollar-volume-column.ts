import { requireColumns } from './column-study.ts'
import { medianColumn } from './median-column.ts'

/**
 * scr.dollar_volume as a column: median of close × volume in USD over the last `n` bars; a bar without close or volume is left
 * out, one with volume 0 counts as 0 dollars, fewer than `minObs` known bars give NaN. `dollars` is scratch.
 */
export function dollarVolumeColumn(close: Float64Array, volume: Float64Array, n: number, minObs: number, out: Float64Array, dollars: Float64Array): void {
  const length = close.length
  requireColumns('dollarVolumeColumn', n, 1, length, volume, out, dollars)
  for (let t = 0; t < length; t += 1) dollars[t] = close[t]! * volume[t]!
  medianColumn(dollars.subarray(0, length), n, minObs, out)
}
