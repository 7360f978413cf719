import { isAbove, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result } from '#domain/result.ts'
import type { Verdict } from './verdict.ts'

export interface Level1Input {
  /** Change of small against large by window, as rot.rel_return gives it. */
  readonly rel: Readonly<Record<string, number | null>>
  /** Tests passed in rot.persistence, 0 to 5. */
  readonly score: number | null
}

const DECIDING_WINDOW = '21'
const MIN_WINDOWS = 3
const PASSING_SCORE = 4
const FAILING_SCORE = 2

/**
 * rot.level1(rel, score): do small companies lead, over several windows and not by a few days.
 * pass: at least three windows up and score ≥ 4. fail: the month not up, or at most one window up, or score ≤ 2. Else neutral.
 * unknown: the month or the score not known, or fewer than three windows known. Source: house.
 */
export function level1({ rel, score }: Level1Input): Result<Verdict> {
  const refused = firstRefusal(refuseRelatives(rel), refuseOptionalNumber(score, isScore))
  if (refused !== undefined) return refused
  const month = rel[DECIDING_WINDOW] ?? null
  const windows = Object.values(rel).filter((change) => typeof change === 'number')
  if (month === null || score === null || score === undefined || windows.length < MIN_WINDOWS) return known('unknown')
  const up = windows.filter((change) => isAbove(change, 0)).length
  if (isAtMost(month, 0) || up <= 1 || score <= FAILING_SCORE) return known('fail')
  return known(up >= MIN_WINDOWS && score >= PASSING_SCORE ? 'pass' : 'neutral')
}

const isScore = (score: number): boolean => Number.isInteger(score) && score >= 0 && score <= 5

function refuseRelatives(rel: unknown): Refusal | undefined {
  if (!isRecord(rel)) return refuseRecord(rel)
  return firstRefusal(...Object.values(rel).map((change) => refuseOptionalNumber(change, (fraction) => fraction > -1)))
}
