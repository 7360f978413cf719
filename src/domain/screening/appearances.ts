import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export interface AppearancesInput {
  /** Per week, oldest first: on the screen or not; null = the screen was not run. */
  readonly weeks: readonly Flag[]
  readonly window?: number
  readonly repeat?: number
}

export interface Appearances {
  readonly count: number
  readonly known: number
  readonly streak: number
  readonly firstSeenWeeksAgo: number | null
  readonly repeated: Flag
}

/**
 * `scr.appearances`: how often a name has been on the screen.
 * @returns appearances and known weeks of the last `window`, the run of weeks up to now (a week not run ends it), how long ago the name was first seen in
 * the whole list, and whether it repeats: at least `repeat` appearances; null where weeks not known could decide. No weeks: SHORT_HISTORY. House rule.
 */
export function appearances({ weeks, window = 12, repeat = 6 }: AppearancesInput): Result<Appearances> {
  const refused = firstRefusal(refuseWeeks(weeks), refusePositiveInteger(window), refusePositiveInteger(repeat))
  if (refused !== undefined) return refused
  if (repeat > window) return badInput('BAD_PARAM')
  const short = refuseShort(weeks.length, 1)
  if (short !== undefined) return short

  const recent = weeks.slice(-window)
  const count = recent.filter((week) => week === true).length
  const judged = recent.filter((week) => week !== null).length
  const firstSeen = weeks.indexOf(true)
  const lastMiss = recent.findLastIndex((week) => week !== true)
  const couldBe = count + window - judged
  return known({
    count,
    known: judged,
    streak: recent.length - 1 - lastMiss,
    firstSeenWeeksAgo: firstSeen < 0 ? null : weeks.length - 1 - firstSeen,
    repeated: count >= repeat ? true : couldBe < repeat ? false : null,
  })
}

function refuseWeeks(weeks: unknown): Refusal | undefined {
  if (weeks === null || weeks === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(weeks)) return badInput('BAD_VALUE')
  return firstRefusal(...weeks.map(refuseFlag))
}
