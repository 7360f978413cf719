import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { isRecord, refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, unknown } from '#domain/result.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/** One evaluation: what the five levels say today and what holds the label back. */
export interface LadderDay {
  /** Verdicts of levels 1 to 5. */
  readonly v: readonly Verdict[]
  /** A killer is on (held); null = not known; absent = none. */
  readonly killer?: boolean | null
  /** Failure mode C; null = not known; absent = none. */
  readonly failC?: boolean | null
  /** Change of small against large over 63 sessions; null = not known. */
  readonly rel63?: number | null
}

/** A count of evaluations by level; levels that are not named keep their default. */
export type LadderRules = Readonly<Partial<Record<1 | 2 | 3 | 4 | 5, number>>>

const LEVEL_COUNT = 5

export const refuseLadderDays = (days: unknown): Refusal | undefined => refuseRows(days, refuseDay)

function refuseDay(day: UntrustedRecord): Refusal | undefined {
  return firstRefusal(refuseVerdicts(day['v']), refuseFlag(day['killer']), refuseFlag(day['failC']), refuseOptionalNumber(day['rel63']))
}

function refuseVerdicts(verdicts: unknown): Refusal | undefined {
  if (verdicts === null || verdicts === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(verdicts)) return badInput('BAD_VALUE')
  const refused = firstRefusal(...verdicts.map((verdict) => refuseWord(verdict, VERDICTS)))
  return refused ?? (verdicts.length === LEVEL_COUNT ? undefined : badInput('BAD_SHAPE'))
}

/** BAD_VALUE for a level that does not exist or a count that is not whole and at least `minimum`; null leaves every default. */
export function refuseLadderRules(rules: unknown, minimum: number): Refusal | undefined {
  if (rules === null) return undefined
  if (!isRecord(rules)) return badInput('BAD_VALUE')
  const areCounts = Object.entries(rules).every(([level, count]) => isLevel(level) && Number.isInteger(count) && (count as number) >= minimum)
  return areCounts ? undefined : badInput('BAD_VALUE')
}

const isLevel = (key: string): boolean => /^[1-5]$/.test(key)
