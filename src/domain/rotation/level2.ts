import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'
import type { Verdict } from './verdict.ts'

export interface Level2Input {
  /** Equal weight against cap weight over 21 sessions, fraction. */
  readonly rspRel21: number | null
  /** That ratio above its 50-session average. */
  readonly rspAboveMa: Flag
  /** adLine, pctAbove, highsLows, sectors, concentration. */
  readonly checks: Readonly<Record<string, Flag>>
}

const MIN_KNOWN = 3
const PASSING_YES = 3

/**
 * rot.level2(rspRel21, rspAboveMa, checks): is the lead broad.
 * pass: equal weight leads, stands above its average, and at least 3 checks say yes. fail: at most one yes, or equal weight
 * trails with at most two. Else neutral. Fewer than 3 checks known: unknown. Without equal weight it never passes:
 * 3 yes neutral, 2 unknown (a trailing one would fail), fewer fail. Source: house.
 */
export function level2({ rspRel21, rspAboveMa, checks }: Level2Input): Result<Verdict> {
  const refused = firstRefusal(
    refuseOptionalNumber(rspRel21, (change) => change > -1),
    refuseFlag(rspAboveMa),
    refuseChecks(checks),
  )
  if (refused !== undefined) return refused
  const answers = Object.values(checks).filter((answer) => typeof answer === 'boolean')
  const yes = answers.filter(Boolean).length
  if (answers.length < MIN_KNOWN) return known('unknown')
  if (yes <= 1) return known('fail')
  if (rspRel21 === null || rspRel21 === undefined || rspAboveMa === null || rspAboveMa === undefined) return known(yes < PASSING_YES ? 'unknown' : 'neutral')
  if (yes < PASSING_YES) return known(isBelow(rspRel21, 0) ? 'fail' : 'neutral')
  return known(isAbove(rspRel21, 0) && rspAboveMa ? 'pass' : 'neutral')
}

function refuseChecks(checks: unknown): Refusal | undefined {
  return isRecord(checks) ? firstRefusal(...Object.values(checks).map(refuseFlag)) : refuseRecord(checks)
}
