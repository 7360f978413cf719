import { isNoSpread } from '#domain/statistics/moments.ts'
import { requireColumns } from './column-study.ts'
import { momentColumns } from './moment-columns.ts'
import type { MomentScratch } from './zscore-column.ts'

/**
 * Windows of rot.rrg_public: sessions the ratio is standardised over, sessions the momentum looks back, sessions it is
 * standardised over. k is at most m, so that every strength of the last k + m is read.
 */
export interface RotationMapWindows {
  readonly n: number
  readonly k: number
  readonly m: number
}

export const DAILY_MAP: RotationMapWindows = { n: 63, k: 10, m: 63 }
export const WEEKLY_MAP: RotationMapWindows = { n: 14, k: 5, m: 14 }

/** Where the path on the map goes; both around 100. */
export interface RotationMapColumns {
  readonly strength: Float64Array
  readonly momentum: Float64Array
}

const CENTRE = 100

/**
 * rot.rrg_public as columns, on a ratio line such as `sharedRatio` gives: 100 + z of the ratio within its last n; 100 + z,
 * within the last m, of strength minus strength k earlier. Both are NaN until n + k + m − 1 ratios are known, while one of
 * these is missing, and where a window has no spread. A public approximation: the original formulas are secret.
 */
export function rotationMapColumns(
  ratio: Float64Array,
  { n, k, m }: RotationMapWindows,
  { strength, momentum }: RotationMapColumns,
  scratch: MomentScratch,
): void {
  const length = ratio.length
  if (k > m) throw new Error(`rotationMapColumns: got a look-back of ${k}, wanted at most the window of ${m}`)
  requireColumns('rotationMapColumns', Math.min(n, m), 2, length, strength, momentum)
  standings(ratio, n, strength, scratch)
  momentum.fill(Number.NaN, 0, Math.min(k, length))
  for (let t = k; t < length; t += 1) momentum[t] = strength[t]! - strength[t - k]!
  standings(momentum.subarray(0, length), m, momentum, scratch)
  for (let t = 0; t < length; t += 1) if (Number.isNaN(momentum[t]!)) strength[t] = Number.NaN
}

/** 100 + how many sample standard deviations a value lies from the mean of the window it closes; `out` may be the column itself. */
function standings(x: Float64Array, n: number, out: Float64Array, { means, deviations }: MomentScratch): void {
  momentColumns(x, n, n - 1, means, deviations)
  for (let t = 0; t < x.length; t += 1) {
    const mean = means[t]!
    const deviation = deviations[t]!
    out[t] = isNoSpread(deviation, mean) ? Number.NaN : CENTRE + (x[t]! - mean) / deviation
  }
}
