import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface RollingExtremesInput {
  readonly h: Series
  readonly l: Series
  readonly n?: number
}

export interface RollingExtremes {
  readonly highest: Series
  readonly lowest: Series
}

/**
 * ind.rolling_extremes(h, l, n): the highest high and the lowest low of the last n sessions, this one included, in USD; null until
 * n are known. No nulls (MISSING_DATA), empty SHORT_HISTORY, unequal lengths BAD_SHAPE, n < 1 BAD_PARAM. Source: textbook; a year
 * is 252 sessions.
 */
export function rollingExtremes({ h, l, n = 252 }: RollingExtremesInput): Result<RollingExtremes> {
  const refused =
    firstRefusal(refuseUnequal(h, l), refusePrices(h), refusePrices(l), refusePositiveInteger(n)) ??
    refuseShort(h.length, 1) ??
    refuseMissing(h) ??
    refuseMissing(l)
  if (refused !== undefined) return refused
  const over = (series: Series, extreme: (one: number, other: number) => number): Series =>
    series.map((_, t) => (t < n - 1 ? null : (series.slice(t - n + 1, t + 1) as readonly number[]).reduce((one, other) => extreme(one, other))))
  return known({ highest: over(h, Math.max), lowest: over(l, Math.min) })
}
