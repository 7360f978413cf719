import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isShare } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { median } from '#domain/statistics/quantile7.ts'
import { contributionsOf, refuseWeightedReturns, sumOfAmounts, type WeightedReturns } from './contributions.ts'

export interface ConcentrationCheckInput extends WeightedReturns {
  readonly minMove?: number
  readonly topN?: number
  readonly keep?: number
}

export interface ConcentrationCheck {
  readonly indexReturn: number
  readonly medianReturn: number
  /** Share of the move that the largest contributors make; null when the index moved too little to ask. */
  readonly topShare: number | null
  readonly ok: boolean | null
}

/**
 * rot.concentration_check(weights, returns, minMove, topN, keep): is the move of the index carried by many. Fractions.
 * ok: the median member goes with the index, and at least `keep` of the move stays without its topN largest contributions.
 * An index move below minMove: ok and topShare null. Coverage as in rot.concentration. Source: house.
 */
export function concentrationCheck({ weights, returns, minMove = 0.01, topN = 10, keep = 0.5 }: ConcentrationCheckInput): Result<ConcentrationCheck> {
  const refused = firstRefusal(
    refuseWeightedReturns(weights, returns),
    refuseParameter(minMove, isNonNegative),
    refusePositiveInteger(topN),
    refuseParameter(keep, isShare),
  )
  if (refused !== undefined) return refused
  const contributions = contributionsOf({ weights, returns })
  if (contributions.kind !== 'value') return contributions
  const members = contributions.value
  const indexReturn = sumOfAmounts(members)
  const medianReturn = median(members.map((member) => member.return))
  if (indexReturn === 0 || isBelow(Math.abs(indexReturn), minMove)) return known({ indexReturn, medianReturn, topShare: null, ok: null })
  const direction = Math.sign(indexReturn)
  const largest = members
    .filter((member) => direction * member.amount > 0)
    .sort((one, other) => direction * (other.amount - one.amount))
    .slice(0, topN)
  const topShare = sumOfAmounts(largest) / indexReturn
  return known({ indexReturn, medianReturn, topShare, ok: direction * medianReturn > 0 && isAtLeast(1 - topShare, keep) })
}
