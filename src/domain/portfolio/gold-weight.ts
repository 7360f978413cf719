import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isShare, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { ascending, quantileOfSorted } from '#domain/statistics/quantile7.ts'

export interface GoldWeightInput {
  /** Of the portfolio in a small-cap fall, fraction ≤ 0. */
  readonly portfolioLoss: number
  /** Of gold in the falls so far, fractions; null = not measured. */
  readonly goldReturns: Series
  readonly budget?: number
  readonly cap?: number
  readonly q?: number
  readonly minN?: number
}

export interface GoldWeight {
  readonly weight: number
  readonly binding: 'none' | 'budget' | 'cap'
  readonly goldReturnUsed: number
  readonly lossAfter: number
  readonly met: boolean
  readonly n: number
}

/**
 * pf.gold_weight(portfolioLoss, goldReturns, budget, cap, q, minN): the smallest share of gold that keeps the loss within the
 * budget, when gold does no better than the q-quantile of what it did in earlier falls; at most `cap`. Fractions.
 * Fewer than minN falls SHORT_HISTORY; gold that does no better than the portfolio NOT_APPLICABLE. Source: house.
 */
export function goldWeight({ portfolioLoss, goldReturns, budget = 0.1, cap = 0.15, q = 0.25, minN = 5 }: GoldWeightInput): Result<GoldWeight> {
  const refused = firstRefusal(
    refuseNumber(portfolioLoss, (loss) => loss <= 0 && loss >= -1),
    refuseReturns(goldReturns),
    refuseParameter(budget, (share) => share > 0 && share < 1),
    refuseParameter(cap, isShare),
    refuseParameter(q, isShare),
    refusePositiveInteger(minN),
  )
  if (refused !== undefined) return refused
  const returns = goldReturns.filter((change) => change !== null)
  const short = refuseShort(returns.length, minN)
  if (short !== undefined) return short
  const goldReturnUsed = quantileOfSorted(ascending(returns), q)
  const n = returns.length
  if (isAtLeast(portfolioLoss, -budget)) return known({ weight: 0, binding: 'none', goldReturnUsed, lossAfter: portfolioLoss, met: true, n })
  if (goldReturnUsed <= portfolioLoss) return unknown('NOT_APPLICABLE')
  const needed = (-budget - portfolioLoss) / (goldReturnUsed - portfolioLoss)
  const weight = Math.min(cap, needed)
  const lossAfter = (1 - weight) * portfolioLoss + weight * goldReturnUsed
  return known({ weight, binding: needed > cap ? 'cap' : 'budget', goldReturnUsed, lossAfter, met: isAtLeast(lossAfter, -budget), n })
}
