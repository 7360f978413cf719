import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread } from '#domain/statistics/moments.ts'
import { coMoments } from './co-moments.ts'

export interface MinvarHedgeInput {
  /** Returns of the same periods, fractions; null = not known. */
  readonly spot: Series
  readonly hedge: Series
  readonly minObs?: number
}

export interface MinvarHedge {
  /** Hedge dollars sold per dollar held. */
  readonly ratio: number
  /** Share of the variance that goes away, ρ². */
  readonly effectiveness: number
}

/**
 * pf.minvar_hedge(spot, hedge, minObs): the hedge ratio with the least variance, cov/var of the hedge, and what it achieves.
 * Periods in which both are known; fewer than minObs SHORT_HISTORY; a side that does not move ZERO_VARIANCE.
 * Source: Johnson 1960, Ederington 1979.
 */
export function minvarHedge({ spot, hedge, minObs = 20 }: MinvarHedgeInput): Result<MinvarHedge> {
  const refused = firstRefusal(refuseUnequal(spot, hedge), refuseReturns(spot), refuseReturns(hedge), refuseInteger(minObs, 2))
  if (refused !== undefined) return refused
  const { n, varianceA, varianceB, covariance } = coMoments(spot, hedge)
  const short = refuseShort(n, minObs)
  if (short !== undefined) return short
  if (isNoSpread(Math.sqrt(varianceA), 0) || isNoSpread(Math.sqrt(varianceB), 0)) return unknown('ZERO_VARIANCE')
  return known({ ratio: covariance / varianceB, effectiveness: covariance ** 2 / (varianceA * varianceB) })
}
