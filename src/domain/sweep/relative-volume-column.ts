import { requireColumns } from './column-study.ts'
import { medianColumn } from './median-column.ts'

/**
 * Volume over the median of the `n` bars before, as the stops read it: all of them known and their median above 0, else NaN.
 * `medians` is scratch.
 */
export function relativeVolumeColumn(volume: Float64Array, n: number, out: Float64Array, medians: Float64Array): void {
  requireColumns('relativeVolumeColumn', n, 1, volume.length, out, medians)
  medianColumn(volume, n, n, medians)
  divideByMedianBefore(volume, n, medians, out)
}

/**
 * The relative volume of scr.daily_spike_proxy: volume over the median of the traded bars among the `n` before, of which at
 * least `minTraded` must have traded. A day without a trade is 0. `traded` and `medians` are scratch.
 */
export function tradedVolumeColumn(volume: Float64Array, n: number, minTraded: number, out: Float64Array, traded: Float64Array, medians: Float64Array): void {
  const length = volume.length
  requireColumns('tradedVolumeColumn', n, 1, length, out, traded, medians)
  for (let t = 0; t < length; t += 1) traded[t] = volume[t]! > 0 ? volume[t]! : Number.NaN
  medianColumn(traded.subarray(0, length), n, minTraded, medians)
  divideByMedianBefore(volume, n, medians, out)
}

function divideByMedianBefore(volume: Float64Array, n: number, medians: Float64Array, out: Float64Array): void {
  out.fill(Number.NaN, 0, Math.min(n, volume.length))
  for (let t = n; t < volume.length; t += 1) out[t] = medians[t - 1]! > 0 ? volume[t]! / medians[t - 1]! : Number.NaN
}
