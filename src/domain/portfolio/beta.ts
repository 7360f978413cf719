import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread } from '#domain/statistics/moments.ts'
import { coMoments } from './co-moments.ts'

export interface BetaInput {
  /** Returns of the same periods, fractions; null = not known. */
  readonly asset: Series
  readonly market: Series
  readonly minObs?: number
}

/**
 * pf.beta(asset, market, minObs): return of the asset per return of the market, cov/var over the periods in which both are known.
 * Fewer than minObs of them SHORT_HISTORY; a market that does not move ZERO_VARIANCE. Source: Sharpe 1964.
 */
export function beta({ asset, market, minObs = 60 }: BetaInput): Result<number> {
  const refused = firstRefusal(refuseUnequal(asset, market), refuseReturns(asset), refuseReturns(market), refuseInteger(minObs, 2))
  if (refused !== undefined) return refused
  const { n, varianceB, covariance } = coMoments(asset, market)
  return refuseShort(n, minObs) ?? (isNoSpread(Math.sqrt(varianceB), 0) ? unknown('ZERO_VARIANCE') : known(covariance / varianceB))
}
