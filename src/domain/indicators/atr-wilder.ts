import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface AtrWilderInput {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly n?: number
}

/**
 * ind.atr_wilder(h, l, c, n): average true range per bar, in USD; null for the first n bars (index < n).
 * TR = max(h − l, |h − c₋₁|, |l − c₋₁|) from the second bar on; the first average is the mean of n, then (ATR·(n − 1) + TR)/n.
 * No nulls (MISSING_DATA), empty SHORT_HISTORY, high < low or close outside BAD_BAR, n < 1 BAD_PARAM.
 * Source: Wilder 1978.
 */
export function atrWilder({ h, l, c, n = 14 }: AtrWilderInput): Result<Series> {
  const refused =
    firstRefusal(refuseUnequal(h, l, c), refusePrices(h), refusePrices(l), refusePrices(c)) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    refusePositiveInteger(n) ??
    refuseShort(h.length, 1) ??
    refuseMissing(h) ??
    refuseMissing(l) ??
    refuseMissing(c)
  if (refused !== undefined) return refused
  return known(averageTrueRange(h as readonly number[], l as readonly number[], c as readonly number[], n))
}

/** The same on complete columns of good bars. */
export function averageTrueRange(high: readonly number[], low: readonly number[], close: readonly number[], n: number): (number | null)[] {
  const averages: (number | null)[] = []
  let sum = 0
  let average = 0
  for (let t = 0; t < close.length; t += 1) {
    if (t > 0) {
      const range = trueRange(high[t]!, low[t]!, close[t - 1]!)
      sum += range
      average = t <= n ? sum / t : (average * (n - 1) + range) / n
    }
    averages.push(t < n ? null : average)
  }
  return averages
}

/** Wilder's true range of a bar in USD: the farthest two of its high, its low and the close before. */
export const trueRange = (high: number, low: number, previousClose: number): number =>
  Math.max(high - low, Math.abs(high - previousClose), Math.abs(low - previousClose))
