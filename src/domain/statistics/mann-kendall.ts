import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { normalCdf } from './norm-cdf.ts'
import { median } from './quantile7.ts'

export interface MannKendallInput {
  readonly x: Series
  readonly minN?: number
}

export interface MannKendall {
  /** Pairs that rose minus pairs that fell. */
  readonly S: number
  readonly varS: number
  readonly z: number
  /** Two-sided. */
  readonly p: number
  /** tau-a = S / all pairs. */
  readonly tau: number
  /** Unit of x per step. */
  readonly senSlope: number
}

/**
 * stat.mann_kendall(x, minN): trend by counting: every pair that rose against every pair that fell, with variance
 * corrected for ties and continuity, and the median slope of all pairs. On price levels descriptive only.
 * No nulls (MISSING_DATA), fewer than minN SHORT_HISTORY, all values equal ZERO_VARIANCE.
 * Source: Mann 1945; Kendall 1975; Sen 1968.
 */
export function mannKendall({ x, minN = 8 }: MannKendallInput): Result<MannKendall> {
  const refused = firstRefusal(refuseSeries(x), refusePositiveInteger(minN)) ?? refuseShort(x.length, Math.max(minN, 2)) ?? refuseMissing(x)
  if (refused !== undefined) return refused
  const values = x as readonly number[]
  const n = values.length
  const varS = varianceOfS(values)
  if (varS <= 0) return unknown('ZERO_VARIANCE')
  let S = 0
  const slopes: number[] = []
  for (let i = 0; i < n - 1; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const change = values[j]! - values[i]!
      S += Math.sign(change)
      slopes.push(change / (j - i))
    }
  }
  const z = (S - Math.sign(S)) / Math.sqrt(varS)
  return known({ S, varS, z, p: Math.min(1, 2 * normalCdf(-Math.abs(z))), tau: S / ((n * (n - 1)) / 2), senSlope: median(slopes) })
}

/** [n(n−1)(2n+5) − Σt(t−1)(2t+5)] / 18 over groups of t equal values. */
function varianceOfS(values: readonly number[]): number {
  const ties = new Map<number, number>()
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1)
  let total = weight(values.length)
  for (const count of ties.values()) total -= weight(count)
  return total / 18
}

const weight = (n: number): number => n * (n - 1) * (2 * n + 5)
