import { isNoSpread } from '#domain/statistics/moments.ts'
import { requireColumns } from './column-study.ts'
import { momentColumns } from './moment-columns.ts'

/** Scratch of one place per bar each. */
export interface MomentScratch {
  readonly means: Float64Array
  readonly deviations: Float64Array
}

/**
 * stat.zscore_last as a column: sample standard deviations between a value and the mean of the up to `n` values before it;
 * missing ones are dropped, fewer than `minN` known give NaN, as does a history without spread.
 */
export function zscoreColumn(x: Float64Array, n: number, minN: number, out: Float64Array, { means, deviations }: MomentScratch): void {
  const length = x.length
  requireColumns('zscoreColumn', n, 2, length, out, means, deviations)
  momentColumns(x, n, n - 1, means, deviations)
  const least = Math.max(minN, 2)
  out[0] = Number.NaN
  for (let t = 1; t < length; t += 1) {
    const deviation = deviations[t - 1]!
    if (Number.isNaN(deviation)) out[t] = least > n ? Number.NaN : zscoreWithGaps(x, t, n, least)
    else out[t] = isNoSpread(deviation, means[t - 1]!) ? Number.NaN : (x[t]! - means[t - 1]!) / deviation
  }
}

/** Where the window is not full: its known values counted out, two passes. */
function zscoreWithGaps(x: Float64Array, t: number, n: number, least: number): number {
  const from = Math.max(0, t - n)
  let known = 0
  let sum = 0
  for (let i = from; i < t; i += 1) {
    if (Number.isNaN(x[i]!)) continue
    known += 1
    sum += x[i]!
  }
  if (known < least) return Number.NaN
  const mean = sum / known
  let squares = 0
  for (let i = from; i < t; i += 1) if (!Number.isNaN(x[i]!)) squares += (x[i]! - mean) ** 2
  const deviation = Math.sqrt(squares / (known - 1))
  return isNoSpread(deviation, mean) ? Number.NaN : (x[t]! - mean) / deviation
}
