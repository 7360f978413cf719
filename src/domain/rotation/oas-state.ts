import { isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, type Series } from '#domain/input/series.ts'
import { known, type Result, valueOrNull } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { changeInLevel } from './level-change.ts'
import type { StudyVerdict } from './verdict.ts'

export interface OasStateInput {
  /** High-yield option-adjusted spread, percentage points, one per session. */
  readonly oas: Series
  readonly levelZn?: number
  readonly minN?: number
  readonly passD20?: number
  readonly failD20?: number
  readonly passD5?: number
  readonly failD5?: number
  readonly zMax?: number
}

export interface OasState {
  readonly d5: number
  readonly d20: number
  /** null when the level has no history to be measured against. */
  readonly z: number | null
  readonly state: 'widening' | 'tightening' | 'stable'
  readonly verdict: StudyVerdict
}

const WIDE_MOVE = 0.15

/**
 * rot.oas_state(oas, …): does the credit market agree, from the changes of the spread over 5 and 20 sessions (percentage
 * points) and the z of its level. fail: a wide enough rise over either span. pass: little rise over both and a level that is
 * known not to be stretched. Else neutral. Needs max(21, minN + 1) values, no nulls, none negative. Source: house.
 */
export function oasState({
  oas,
  levelZn = 252,
  minN = 60,
  passD20 = 0.1,
  failD20 = 0.3,
  passD5 = 0.15,
  failD5 = 0.25,
  zMax = 1.5,
}: OasStateInput): Result<OasState> {
  const refused =
    firstRefusal(
      refuseNonNegatives(oas),
      refusePositiveInteger(levelZn),
      refusePositiveInteger(minN),
      ...[passD20, failD20, passD5, failD5, zMax].map((limit) => refuseParameter(limit)),
    ) ??
    refuseShort(oas.length, Math.max(21, minN + 1)) ??
    refuseMissing(oas)
  if (refused !== undefined) return refused
  const levels = oas as readonly number[]
  const d5 = changeInLevel(levels, 5)
  const d20 = changeInLevel(levels, 20)
  const z = valueOrNull(zscoreLast({ x: oas, n: levelZn, minN }))
  const isFailing = isAtLeast(d20, failD20) || isAtLeast(d5, failD5)
  const isPassing = isAtMost(d20, passD20) && isAtMost(d5, passD5) && z !== null && isBelow(z, zMax)
  return known({ d5, d20, z, state: directionOf(d20), verdict: isFailing ? 'fail' : isPassing ? 'pass' : 'neutral' })
}

function directionOf(d20: number): OasState['state'] {
  if (isAtLeast(d20, WIDE_MOVE)) return 'widening'
  return isAtMost(d20, -WIDE_MOVE) ? 'tightening' : 'stable'
}
