import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { FRACTION_SLACK } from '#domain/units.ts'
import { largestDrawdown } from './drawdown.ts'

export interface SizingCompareInput {
  /** Equity before costs, sized once at entry. */
  readonly static: Series
  /** Equity before costs, sized over time. */
  readonly timeAware: Series
  /** In the unit of the curves. */
  readonly staticCosts?: number
  readonly taCosts?: number
}

export interface SizingCompare {
  /** 1 − drawdown time-aware / drawdown static; null when static never fell. */
  readonly ddReduction: number | null
  /** Gain time-aware / gain static; null when static gained nothing. */
  readonly grossPreserved: number | null
  readonly netPreserved: number | null
  /** 1 − costs time-aware / costs static; null when static cost nothing. */
  readonly costSaving: number | null
  readonly seedClaimMet: boolean
}

/** The claim of a hypothetical case study, shown beside the user's numbers, never as evidence. */
const CLAIMED_DD_REDUCTION = 0.3
const CLAIMED_PRESERVED = 0.7

/**
 * bt.sizing_compare(static, timeAware, staticCosts, taCosts): what sizing over time saved in drawdown and kept of the gain.
 * Holding less always cuts drawdown: compare bt.equal_exposure. The curves start at the same value, else BAD_SHAPE; their
 * lengths may differ; fewer than 2 values SHORT_HISTORY; a null MISSING_DATA. House rule.
 */
export function sizingCompare({ static: fixed, timeAware, staticCosts = 0, taCosts = 0 }: SizingCompareInput): Result<SizingCompare> {
  const refused =
    firstRefusal(refusePrices(fixed), refusePrices(timeAware), refuseParameter(staticCosts, isNonNegative), refuseParameter(taCosts, isNonNegative)) ??
    refuseShort(fixed.length, 2) ??
    refuseShort(timeAware.length, 2) ??
    refuseMissing(fixed) ??
    refuseMissing(timeAware)
  if (refused !== undefined) return refused
  const fixedCurve = fixed as readonly number[]
  const sizedCurve = timeAware as readonly number[]
  if (Math.abs(sizedCurve[0]! / fixedCurve[0]! - 1) > FRACTION_SLACK) return badInput('BAD_SHAPE')
  const ddReduction = cutOf(largestDrawdown(sizedCurve).maxDrawdown, largestDrawdown(fixedCurve).maxDrawdown)
  const fixedGain = fixedCurve.at(-1)! - fixedCurve[0]!
  const sizedGain = sizedCurve.at(-1)! - sizedCurve[0]!
  const grossPreserved = partKept(sizedGain, fixedGain)
  return known({
    ddReduction,
    grossPreserved,
    netPreserved: partKept(sizedGain - taCosts, fixedGain - staticCosts),
    costSaving: cutOf(taCosts, staticCosts),
    seedClaimMet: isClaimMet(ddReduction, grossPreserved) === true,
  })
}

/** 1 − one/other; null when the other is 0. */
export const cutOf = (one: number, other: number): number | null => (other > 0 ? 1 - one / other : null)

/** Part of a gain that was kept; null when there was no gain. */
export const partKept = (gain: number, ofGain: number): number | null => (ofGain > 0 ? gain / ofGain : null)

/** At least 30 % less drawdown with at least 70 % of the gain; null when either cannot be said. */
export const isClaimMet = (ddReduction: number | null, preserved: number | null): boolean | null =>
  ddReduction === null || preserved === null ? null : isAtLeast(ddReduction, CLAIMED_DD_REDUCTION) && isAtLeast(preserved, CLAIMED_PRESERVED)
