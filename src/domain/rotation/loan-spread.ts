import { isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { shareAtMost } from '#domain/statistics/share-at-most.ts'
import { allOf, anyOf, judge } from '#domain/three-valued.ts'
import { BP_SLACK } from '#domain/units.ts'
import { changeInBp } from './level-change.ts'
import type { StudyVerdict } from './verdict.ts'

export interface LoanSpreadInput {
  /** Leveraged-loan spread, percentage points, one per session. */
  readonly spread: Series
  readonly w?: number
  readonly passBp?: number
  readonly failBp?: number
  readonly hi?: number
  readonly n?: number
  readonly minN?: number
}

export interface LoanSpread {
  readonly level: number
  readonly chg20Bp: number
  /** Share of the n values before that lie at or below today's; null below minN of them. */
  readonly percentile: number | null
  /** null where the missing percentile decides between fail and neutral. */
  readonly verdict: StudyVerdict | null
}

/**
 * rot.loan_spread(spread, w, …): do leveraged loans agree. Basis points over w sessions.
 * fail: failBp wider, or passBp wider at a level that is already high. pass: at most passBp wider at a level known not to be
 * high. Else neutral. Needs w + 1 values, no nulls, none negative. Source: house.
 */
export function loanSpread({ spread, w = 20, passBp = 15, failBp = 40, hi = 0.9, n = 756, minN = 252 }: LoanSpreadInput): Result<LoanSpread> {
  const refused =
    firstRefusal(
      refuseNonNegatives(spread),
      refusePositiveInteger(w),
      refuseParameter(passBp),
      refuseParameter(failBp),
      refuseParameter(hi),
      refusePositiveInteger(n),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(spread.length, w + 1) ??
    refuseMissing(spread)
  if (refused !== undefined) return refused
  const levels = spread as readonly number[]
  const level = levels.at(-1)!
  const chg20Bp = changeInBp(levels, w)
  const history = levels.slice(Math.max(0, levels.length - 1 - n), -1)
  const percentile = history.length < minN ? null : shareAtMost(history, level)
  const isHigh = judge(percentile, (share) => isAtLeast(share, hi))
  const isFailing = anyOf(isAtLeast(chg20Bp, failBp, BP_SLACK), allOf(isHigh, isAtLeast(chg20Bp, passBp, BP_SLACK)))
  const isPassing = isAtMost(chg20Bp, passBp, BP_SLACK) && percentile !== null && isBelow(percentile, hi)
  if (isFailing === null) return known({ level, chg20Bp, percentile, verdict: null })
  return known({ level, chg20Bp, percentile, verdict: isFailing ? 'fail' : isPassing ? 'pass' : 'neutral' })
}
