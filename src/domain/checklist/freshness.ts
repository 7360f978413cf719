import { dayNumber } from '#domain/calendar/civil-day.ts'
import { refuseDay, refuseDays } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseOptionalParameter } from '#domain/input/parameter.ts'
import { isRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { countSessions } from './sessions-between.ts'

export const FRESHNESS_KINDS = ['daily_bars', 'intraday', 'yields', 'oas', 'estimates', 'cpi', 'fundamentals', 'news', 'positions'] as const
export type FreshnessKind = (typeof FRESHNESS_KINDS)[number]

/** Sessions after which an input is stale (house defaults). CPI and fundamentals count from the day they became known. */
export const FRESHNESS_LIMITS: Readonly<Record<FreshnessKind, number>> = {
  daily_bars: 1,
  intraday: 0,
  yields: 2,
  oas: 3,
  estimates: 5,
  cpi: 32,
  fundamentals: 95,
  news: 1,
  positions: 0,
}

/** Limits from the period's date, for what is published late and came without its publication day. */
const PERIOD_LIMITS: { readonly [kind in FreshnessKind]?: number } = { cpi: 55, fundamentals: 130 }

export interface FreshnessInput {
  readonly kind: FreshnessKind
  /** The day the newest value is for. */
  readonly asOf: string
  readonly now: string
  readonly exchangeHolidays: readonly string[]
  /** The user's own limits, per kind; the rest keep the default. */
  readonly limits?: { readonly [kind in FreshnessKind]?: number } | null
  /** The day CPI or fundamentals were published; null = not stated. */
  readonly knownAt?: string | null
}

export interface Freshness {
  readonly ageSessions: number
  readonly fresh: boolean
}

/**
 * chk.freshness(kind, asOf, now, exchangeHolidays, limits, knownAt): age in completed trading sessions, and whether that is within the limit.
 * Another kind BAD_VALUE, a limit below 0 BAD_PARAM, asOf or knownAt after now FUTURE_DATA. Limits are house defaults.
 */
export function freshness({ kind, asOf, now, exchangeHolidays, limits = null, knownAt = null }: FreshnessInput): Result<Freshness> {
  const refused =
    firstRefusal(
      refuseWord(kind, FRESHNESS_KINDS),
      refuseDay(asOf),
      refuseDay(now),
      refuseDays(exchangeHolidays),
      knownAt === null ? undefined : refuseDay(knownAt),
      refuseLimits(limits),
    ) ?? (asOf > now || (knownAt !== null && knownAt > now) ? badInput('FUTURE_DATA') : undefined)
  if (refused !== undefined) return refused
  const periodLimit = PERIOD_LIMITS[kind]
  const isLate = periodLimit !== undefined
  const since = isLate && knownAt !== null ? knownAt : asOf
  const houseLimit = isLate && knownAt === null ? periodLimit : FRESHNESS_LIMITS[kind]
  const ageSessions = countSessions(dayNumber(since), dayNumber(now), exchangeHolidays)
  return known({ ageSessions, fresh: ageSessions <= (limits?.[kind] ?? houseLimit) })
}

function refuseLimits(limits: unknown): Refusal | undefined {
  if (limits === null) return undefined
  if (!isRecord(limits)) return badInput('BAD_VALUE')
  return firstRefusal(...FRESHNESS_KINDS.map((kind) => refuseOptionalParameter(limits[kind], wholeFrom(0))))
}
