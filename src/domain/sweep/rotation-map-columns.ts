import { requireColumns } from './column-study.ts'
import { standingColumn } from './standing-column.ts'

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

/** Room to work in, the same for every name. */
export interface RotationMapScratch {
  /** Twice the longer window. */
  readonly tails: Float64Array
  /** As long as the ratio. */
  readonly changes: Float64Array
}

export const rotationMapScratch = (sessions: number, { n, m }: RotationMapWindows): RotationMapScratch => ({
  tails: new Float64Array(2 * Math.max(n, m)),
  changes: new Float64Array(sessions),
})

/**
 * rot.rrg_public as columns, on a ratio line such as `sharedRatio` gives: 100 + z of the ratio within its last n; 100 + z,
 * within the last m, of strength minus strength k earlier. Both are NaN until n + k + m − 1 ratios are known, while one of
 * these is missing, and where a window has no spread. A public approximation: the original formulas are secret.
 */
export function rotationMapColumns(
  ratio: Float64Array,
  { n, k, m }: RotationMapWindows,
  { strength, momentum }: RotationMapColumns,
  { tails, changes }: RotationMapScratch,
): void {
  if (k < 1 || k > m) throw new Error(`rotationMapColumns: got a look-back of ${k}, wanted 1 to the window of ${m}`)
  const length = ratio.length
  requireColumns('rotationMapColumns', k, 1, length, strength, momentum, changes)
  standingColumn(ratio, 0, n, strength, tails)
  for (let t = k; t < length; t += 1) changes[t] = strength[t]! - strength[t - k]!
  const known = standingColumn(changes.subarray(0, length), k, m, momentum, tails)
  const warmUp = Math.min(length, n + k + m - 2)
  strength.fill(Number.NaN, 0, warmUp)
  if (known === length - warmUp) return
  for (let t = warmUp; t < length; t += 1) if (Number.isNaN(momentum[t]!)) strength[t] = Number.NaN
}
