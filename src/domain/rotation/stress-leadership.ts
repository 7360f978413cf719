import { isAbove, isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { refusePair } from './pair-of-prices.ts'
import { ratioLine } from './ratio-line.ts'
import type { StudyVerdict } from './verdict.ts'

export interface StressLeadershipInput {
  /** Closes of small and of large companies on the same sessions. */
  readonly small: Series
  readonly large: Series
  /** Index of the session on which level 1 was last confirmed. */
  readonly start?: number
  readonly ddTrig?: number
  readonly minDays?: number
  readonly passRel?: number
  readonly failRel?: number
  readonly passRetain?: number
  readonly minPre?: number
}

export interface StressLeadership {
  readonly stressDays: number
  /** Log change of small against large, summed over the stress days. */
  readonly relLog: number
  readonly shareUp: number
  /** Lowest lead in the stress as a share of the lead before; null when there was none to retain. */
  readonly retained: number | null
  readonly verdict: StudyVerdict
}

/**
 * rot.stress_leadership(small, large, start, …): does the lead since `start` hold while large companies fall.
 * A stress day: large closes at least |ddTrig| below its running peak, after start. pass: little lost on these days and half of
 * the lead kept (without a lead of minPre before: nothing lost). fail: much lost, or the lead turned negative. Else neutral.
 * Fewer than minDays stress days NOT_TESTED: absence of stress is never a pass. start outside the series BAD_PARAM. No nulls; empty SHORT_HISTORY.
 * Source: house.
 */
export function stressLeadership({
  small,
  large,
  start = 0,
  ddTrig = -0.05,
  minDays = 5,
  passRel = -0.01,
  failRel = -0.03,
  passRetain = 0.5,
  minPre = 0.01,
}: StressLeadershipInput): Result<StressLeadership> {
  const refused =
    firstRefusal(
      refusePair(small, large),
      refuseParameter(start, (index) => isIndexOf(index, small)),
      refuseParameter(ddTrig, (drop) => drop < 0 && drop > -1),
      refusePositiveInteger(minDays),
      refuseParameter(passRel),
      refuseParameter(failRel),
      refuseParameter(passRetain),
      refuseParameter(minPre, isPositive),
    ) ??
    refuseShort(small.length, 1) ??
    refuseMissing(small) ??
    refuseMissing(large)
  if (refused !== undefined) return refused
  const lead = ratioLine(small as readonly number[], large as readonly number[]).map((ratio) => Math.log(ratio))
  const stressDays = stressDaysOf(large as readonly number[], ddTrig).filter((t) => t > start)
  const first = stressDays[0]
  if (first === undefined || stressDays.length < minDays) return unknown('NOT_TESTED')
  const changes = stressDays.map((t) => lead[t]! - lead[t - 1]!)
  const relLog = changes.reduce((sum, change) => sum + change, 0)
  const before = Math.max(...lead.slice(start, first)) - lead[start]!
  const lowest = Math.min(...lead.slice(first)) - lead[start]!
  const retained = isAtLeast(before, minPre) ? lowest / before : null
  const isFailing = isAtMost(relLog, failRel) || (retained !== null && isBelow(retained, 0))
  const isPassing = retained === null ? isAtLeast(relLog, 0) : isAtLeast(relLog, passRel) && isAtLeast(retained, passRetain)
  return known({
    stressDays: stressDays.length,
    relLog,
    shareUp: changes.filter((change) => isAbove(change, 0)).length / changes.length,
    retained,
    verdict: isFailing ? 'fail' : isPassing ? 'pass' : 'neutral',
  })
}

/** Sessions on which the close lies at least so far below the highest close so far. */
function stressDaysOf(closes: readonly number[], ddTrig: number): number[] {
  const days: number[] = []
  let peak = 0
  closes.forEach((close, t) => {
    peak = Math.max(peak, close)
    if (isAtMost(close / peak - 1, ddTrig)) days.push(t)
  })
  return days
}

/** Safe on whatever came as the series: its own check reports that. */
const isIndexOf = (index: number, series: unknown): boolean =>
  Number.isInteger(index) && index >= 0 && (!Array.isArray(series) || series.length === 0 || index < series.length)
