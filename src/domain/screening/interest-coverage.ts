import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { known, type Result } from '#domain/result.ts'

export interface InterestCoverageInput {
  readonly ebit: number
  readonly interest: number
}

export const COVERAGE_CLASSES = ['ok', 'watch', 'fragile', 'no_debt_cost', 'loss_no_debt'] as const
export type CoverageClass = (typeof COVERAGE_CLASSES)[number]

export interface InterestCoverage {
  readonly coverage: number | null
  readonly class: CoverageClass
}

/** Below these multiples of the interest bill a company is fragile, or to be watched. House thresholds. */
const FRAGILE_BELOW = 1.5
const WATCH_BELOW = 3

/**
 * `scr.interest_coverage`: how many times operating profit pays the interest.
 * @returns EBIT / interest and its class: below 1.5 fragile, below 3 watch, else ok. Without interest the ratio is null and the class tells a profit
 * (no_debt_cost) from a loss (loss_no_debt, no strength). Negative interest: BAD_VALUE. House thresholds.
 */
export function interestCoverage({ ebit, interest }: InterestCoverageInput): Result<InterestCoverage> {
  const refused = firstRefusal(refuseNumber(ebit), refuseNumber(interest, isNonNegative))
  if (refused !== undefined) return refused
  if (interest === 0) return known({ coverage: null, class: ebit > 0 ? 'no_debt_cost' : 'loss_no_debt' })
  const coverage = ebit / interest
  return known({ coverage, class: isAtLeast(coverage, WATCH_BELOW) ? 'ok' : isAtLeast(coverage, FRAGILE_BELOW) ? 'watch' : 'fragile' })
}
