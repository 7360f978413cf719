import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface RsiWilderInput {
  readonly c: Series
  readonly n?: number
}

/**
 * ind.rsi_wilder(c, n): relative strength index per close, 0 to 100: 100 − 100/(1 + G/L) of the smoothed gains and losses from
 * close to close; null for the first n closes, and where neither was a gain nor a loss (nothing moved, so nothing is strong or weak). The first averages
 * are the means of n, then (average·(n − 1) + change)/n. No nulls (MISSING_DATA), empty SHORT_HISTORY, n < 1 BAD_PARAM.
 * Source: Wilder 1978.
 */
export function rsiWilder({ c, n = 14 }: RsiWilderInput): Result<Series> {
  const refused = firstRefusal(refusePrices(c), refusePositiveInteger(n)) ?? refuseShort(c.length, 1) ?? refuseMissing(c)
  if (refused !== undefined) return refused
  return known(strengthOf(c as readonly number[], n))
}

/** The same of closes in a row that need no check. */
export function strengthOf(closes: readonly number[], n: number): (number | null)[] {
  const strengths: (number | null)[] = []
  let gain = 0
  let loss = 0
  for (let t = 0; t < closes.length; t += 1) {
    const change = t === 0 ? 0 : closes[t]! - closes[t - 1]!
    if (t <= n) {
      gain += Math.max(change, 0) / n
      loss += Math.max(-change, 0) / n
    } else {
      gain = (gain * (n - 1) + Math.max(change, 0)) / n
      loss = (loss * (n - 1) + Math.max(-change, 0)) / n
    }
    strengths.push(t < n || gain + loss === 0 ? null : 100 - 100 / (1 + gain / loss))
  }
  return strengths
}
