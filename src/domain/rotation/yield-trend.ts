import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { BP_SLACK } from '#domain/units.ts'
import { changeInBp, changesInLevel } from './level-change.ts'

export interface YieldTrendInput {
  /** 10-year yield in percent, one per session. */
  readonly y10: Series
  readonly w?: number
  readonly n?: number
  readonly minN?: number
  /** Percentage points that make a difference. */
  readonly band?: number
}

export interface YieldTrend {
  readonly chgBp: number
  readonly z: number
  readonly effect: 'helping' | 'neutral' | 'hurting'
}

/**
 * rot.yield_trend(y10, w, n, minN, band): change of the 10-year yield over w sessions in basis points, its z among its own
 * earlier changes of that span, and whether it helps small companies. Needs w + minN + 1 yields, no nulls; a history of
 * unchanging changes ZERO_VARIANCE. Source: house.
 */
export function yieldTrend({ y10, w = 20, n = 252, minN = 60, band = 0.1 }: YieldTrendInput): Result<YieldTrend> {
  const refused =
    firstRefusal(refuseSeries(y10), refusePositiveInteger(w), refusePositiveInteger(n), refusePositiveInteger(minN), refuseParameter(band, isNonNegative)) ??
    refuseShort(y10.length, w + minN + 1) ??
    refuseMissing(y10)
  if (refused !== undefined) return refused
  const yields = y10 as readonly number[]
  const z = zscoreLast({ x: changesInLevel(yields, w), n, minN })
  if (z.kind !== 'value') return z
  const chgBp = changeInBp(yields, w)
  return known({ chgBp, z: z.value, effect: effectOf(chgBp, 100 * band) })
}

function effectOf(chgBp: number, bandBp: number): YieldTrend['effect'] {
  if (isAtMost(chgBp, -bandBp, BP_SLACK)) return 'helping'
  return isAtLeast(chgBp, bandBp, BP_SLACK) ? 'hurting' : 'neutral'
}
