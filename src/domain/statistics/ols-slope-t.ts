import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sumOfSquares } from './moments.ts'
import { fitTrendLine } from './trend-line.ts'

export interface OlsSlopeTInput {
  readonly y: Series
  readonly minN?: number
}

export interface OlsSlopeT {
  readonly slope: number
  readonly intercept: number
  readonly se: number
  readonly t: number
  readonly r2: number
}

/**
 * stat.ols_slope_t(y, minN): least-squares slope of y on 0..n−1 in units of y per step, se = √(SSR/(n − 2)/Sxx).
 * On a price ratio descriptive only: the t of a near random walk is inflated. No nulls (MISSING_DATA), fewer than minN
 * SHORT_HISTORY, points on one line ZERO_VARIANCE. Source: textbook.
 */
export function olsSlopeT({ y, minN = 5 }: OlsSlopeTInput): Result<OlsSlopeT> {
  const refused = firstRefusal(refuseSeries(y), refusePositiveInteger(minN)) ?? refuseShort(y.length, Math.max(minN, 3)) ?? refuseMissing(y)
  if (refused !== undefined) return refused
  const values = y as readonly number[]
  const { slope, intercept, residuals, sxx } = fitTrendLine(values)
  const level = mean(values)
  const ssr = sumOfSquares(residuals, 0)
  const residualSd = Math.sqrt(ssr / (values.length - 2))
  if (isNoSpread(residualSd, level)) return unknown('ZERO_VARIANCE')
  const se = residualSd / Math.sqrt(sxx)
  return known({ slope, intercept, se, t: slope / se, r2: 1 - ssr / sumOfSquares(values, level) })
}
