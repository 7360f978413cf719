import { isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseNonNegatives, refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** Weights (any scale) and returns of the members of an index; a null return = not known. */
export interface WeightedReturns {
  readonly weights: Series
  readonly returns: Series
}

/** What one member added to the return of the index, its weight counted among the members with a known return. */
export interface Contribution {
  /** Place in the lists given. */
  readonly index: number
  readonly weight: number
  readonly return: number
  readonly amount: number
}

/** Share of the weight whose returns must be known. */
const MIN_COVERAGE = 0.9

export const refuseWeightedReturns = (weights: unknown, returns: unknown): Refusal | undefined =>
  firstRefusal(refuseUnequal(weights, returns), refuseNonNegatives(weights), refuseReturns(returns))

/**
 * Contributions of the members with a known return; call after `refuseWeightedReturns`.
 * No members, or a weight missing: MISSING_DATA. No weight at all ZERO_DENOMINATOR. Less than 90 % of the weight known LOW_COVERAGE.
 */
export function contributionsOf({ weights, returns }: WeightedReturns): Result<readonly Contribution[]> {
  if (weights.length === 0) return unknown('MISSING_DATA')
  const missing = refuseMissing(weights)
  if (missing !== undefined) return missing
  let total = 0
  let covered = 0
  for (let i = 0; i < weights.length; i += 1) {
    total += weights[i]!
    if (returns[i] !== null) covered += weights[i]!
  }
  if (total === 0) return unknown('ZERO_DENOMINATOR')
  if (isBelow(covered / total, MIN_COVERAGE)) return unknown('LOW_COVERAGE')
  const contributions: Contribution[] = []
  for (let i = 0; i < weights.length; i += 1) {
    const change = returns[i] ?? null
    if (change === null) continue
    const weight = weights[i]! / covered
    contributions.push({ index: i, weight, return: change, amount: weight * change })
  }
  return known(contributions)
}

export const sumOfAmounts = (contributions: readonly Contribution[]): number => contributions.reduce((sum, { amount }) => sum + amount, 0)
