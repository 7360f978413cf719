import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result } from '#domain/result.ts'
import { sampleSd } from '#domain/statistics/moments.ts'

export interface CloseToCloseInput {
  readonly c: Series
  readonly n?: number
  readonly ann?: number
}

/**
 * vol.close_to_close(c, n, ann): annualised volatility (fraction) = sample standard deviation of the last n log returns · √ann.
 * Needs n + 1 closes (SHORT_HISTORY), no nulls (MISSING_DATA), n < 2 BAD_PARAM. Source: textbook.
 */
export function closeToClose({ c, n = 20, ann = 252 }: CloseToCloseInput): Result<number> {
  const refused =
    firstRefusal(refusePrices(c), refuseParameter(n, wholeFrom(2)), refuseParameter(ann, isPositive)) ?? refuseShort(c.length, n + 1) ?? refuseMissing(c)
  if (refused !== undefined) return refused
  const returns: number[] = []
  for (let t = c.length - n; t < c.length; t += 1) returns.push(Math.log(c[t]! / c[t - 1]!))
  return known(sampleSd(returns) * Math.sqrt(ann))
}
