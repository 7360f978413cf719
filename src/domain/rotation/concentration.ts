import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { median } from '#domain/statistics/quantile7.ts'
import { contributionsOf, refuseWeightedReturns, sumOfAmounts, type WeightedReturns } from './contributions.ts'

export interface Concentration {
  readonly indexReturn: number
  /** Σ of the squared shares of the absolute contributions, 1/members to 1. */
  readonly hhi: number
  readonly effectiveN: number
  /** Place of the largest contribution in the direction of the index. */
  readonly topIndex: number
  readonly topShareAbs: number
  readonly exTopReturn: number
  /** null when the index moved less than half a percent. */
  readonly oneStockEffect: boolean | null
  readonly medianReturn: number
}

const MIN_MOVE = 0.005

/**
 * rot.concentration(weights, returns): how many members carry the move of the index. Fractions; weights are normalised.
 * One-stock effect: without its largest contributor the index would have gone the other way or less than half as far.
 * Returns known for less than 90 % of the weight LOW_COVERAGE; nothing moved, or one member only, ZERO_DENOMINATOR.
 * Source: Herfindahl-Hirschman index on contributions, house.
 */
export function concentration({ weights, returns }: WeightedReturns): Result<Concentration> {
  const refused = refuseWeightedReturns(weights, returns)
  if (refused !== undefined) return refused
  const contributions = contributionsOf({ weights, returns })
  if (contributions.kind !== 'value') return contributions
  const members = contributions.value
  const indexReturn = sumOfAmounts(members)
  const totalAbs = members.reduce((sum, { amount }) => sum + Math.abs(amount), 0)
  if (totalAbs === 0) return unknown('ZERO_DENOMINATOR')
  const hhi = members.reduce((sum, { amount }) => sum + (amount / totalAbs) ** 2, 0)
  const direction = indexReturn < 0 ? -1 : 1
  const top = members.reduce((best, member) => (direction * member.amount > direction * best.amount ? member : best))
  if (top.weight === 1) return unknown('ZERO_DENOMINATOR')
  const exTopReturn = (indexReturn - top.amount) / (1 - top.weight)
  return known({
    indexReturn,
    hhi,
    effectiveN: 1 / hhi,
    topIndex: top.index,
    topShareAbs: Math.abs(top.amount) / totalAbs,
    exTopReturn,
    oneStockEffect: isAtLeast(Math.abs(indexReturn), MIN_MOVE) ? isBelow(direction * exTopReturn, Math.abs(indexReturn) / 2) : null,
    medianReturn: median(members.map((member) => member.return)),
  })
}
