import { isAbove, isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import type { Verdict } from './verdict.ts'

export interface Level4Input {
  /** Revision breadth, −1 to 1. */
  readonly now: number | null
  readonly prior: number | null
  /** Share of the sectors with positive breadth. */
  readonly sectorsPositiveShare: number | null
  /** Margin-shock rate of the last 63 sessions, and of the 63 before. */
  readonly marginRateNow?: number | null
  readonly marginRatePrior?: number | null
  /** Breadth's own median over two years. */
  readonly median2y?: number | null
  readonly rise?: number
  readonly minSector?: number
  readonly marginTol?: number
}

/**
 * rot.level4(now, prior, sectorsPositiveShare, …): do earnings agree.
 * fail: breadth below zero and falling. pass: breadth rising, at or above its own two-year median (analysts start
 * optimistic, so zero is no yardstick), half of the sectors positive, margin shocks not spreading. Else neutral; also where a
 * margin rate or the median is missing. One of the first three missing: unknown. Source: house.
 */
export function level4({
  now,
  prior,
  sectorsPositiveShare,
  marginRateNow = null,
  marginRatePrior = null,
  median2y = null,
  rise = 0,
  minSector = 0.5,
  marginTol = 0.05,
}: Level4Input): Result<Verdict> {
  const refused = firstRefusal(
    refuseOptionalNumber(now),
    refuseOptionalNumber(prior),
    refuseOptionalNumber(sectorsPositiveShare, isShare),
    refuseOptionalNumber(marginRateNow, isShare),
    refuseOptionalNumber(marginRatePrior, isShare),
    refuseOptionalNumber(median2y),
    refuseParameter(rise),
    refuseParameter(minSector, isShare),
    refuseParameter(marginTol),
  )
  if (refused !== undefined) return refused
  if (typeof now !== 'number' || typeof prior !== 'number' || typeof sectorsPositiveShare !== 'number') return known('unknown')
  if (isBelow(now, 0) && isBelow(now, prior)) return known('fail')
  const isImproving = isAbove(now - prior, rise) && median2y !== null && isAtLeast(now, median2y)
  const isShared = isAtLeast(sectorsPositiveShare, minSector)
  const areMarginsHolding = marginRateNow !== null && marginRatePrior !== null && isAtMost(marginRateNow - marginRatePrior, marginTol)
  return known(isImproving && isShared && areMarginsHolding ? 'pass' : 'neutral')
}
