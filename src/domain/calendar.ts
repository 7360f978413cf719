import { dayNumber, isoDay, isWeekend } from '#domain/calendar/civil-day.ts'
import type { SessionDate } from '#domain/units.ts'

/** A named day of a calendar table. */
export interface NamedDay {
  readonly day: string
  readonly name: string
}

/** Days on which an exchange deviates from Monday to Friday, as handed in by whoever reads the file. */
export interface CalendarTable {
  readonly source: string
  readonly verifiedOn: string
  /** First and last day the table speaks about; outside nothing is known. */
  readonly from: string
  readonly to: string
  /** Regular and early close, minutes after midnight at the exchange. */
  readonly closeMinute: number
  readonly earlyCloseMinute: number
  readonly holidays: readonly NamedDay[]
  readonly earlyCloses: readonly NamedDay[]
}

/** A table made ready for questions. Every answer about a day outside from…to is null: not known, never "a normal day". */
export interface TradingCalendar {
  readonly table: CalendarTable
  /** All sessions, oldest first. ISO days order as text. */
  readonly sessions: readonly SessionDate[]
  /** In the form the chk.* formulas take. */
  readonly exchangeHolidays: readonly string[]
  readonly earlyCloses: ReadonlySet<string>
}

/** Throws when the table holds something else than calendar days: tables are ours. */
export function tradingCalendar(table: CalendarTable): TradingCalendar {
  const exchangeHolidays = table.holidays.map(({ day }) => isoDay(dayNumber(day)))
  const earlyCloses = new Set<string>(table.earlyCloses.map(({ day }) => isoDay(dayNumber(day))))
  const closed = new Set<string>(exchangeHolidays)
  const sessions: SessionDate[] = []
  for (let number = dayNumber(table.from); number <= dayNumber(table.to); number += 1) {
    const day = isoDay(number)
    if (!isWeekend(number) && !closed.has(day)) sessions.push(day)
  }
  return { table, sessions, exchangeHolidays, earlyCloses }
}

export const covers = ({ table }: TradingCalendar, day: string): boolean => day >= table.from && day <= table.to

export function isSession(calendar: TradingCalendar, day: string): boolean | null {
  return covers(calendar, day) ? calendar.sessions[firstAtOrAfter(calendar, day)] === day : null
}

/** True on a session that closes early, false on any other covered day. */
export function isEarlyClose(calendar: TradingCalendar, day: string): boolean | null {
  return covers(calendar, day) ? calendar.earlyCloses.has(day) : null
}

/** Minutes after midnight at the exchange at which a session closes; null for a day without session too. */
export function closeMinute(calendar: TradingCalendar, day: string): number | null {
  if (isSession(calendar, day) !== true) return null
  return calendar.earlyCloses.has(day) ? calendar.table.earlyCloseMinute : calendar.table.closeMinute
}

/** The first session after the day. */
export const nextSession = (calendar: TradingCalendar, day: string): SessionDate | null => addSessions(calendar, day, 1)

/** The last session before the day. */
export const previousSession = (calendar: TradingCalendar, day: string): SessionDate | null => addSessions(calendar, day, -1)

/**
 * The session `count` sessions after the day (before it when negative); the day itself need not be one. 0 asks for the
 * day itself and answers null when it is no session. Null also when the answer lies outside the table.
 */
export function addSessions(calendar: TradingCalendar, day: string, count: number): SessionDate | null {
  if (!covers(calendar, day)) return null
  const from = firstAtOrAfter(calendar, day)
  const isOnSession = calendar.sessions[from] === day
  if (count === 0) return isOnSession ? calendar.sessions[from]! : null
  return calendar.sessions[count > 0 && !isOnSession ? from + count - 1 : from + count] ?? null
}

/** Sessions after a up to and including b; negative when b lies before a. */
export function sessionsBetween(calendar: TradingCalendar, a: string, b: string): number | null {
  if (!covers(calendar, a) || !covers(calendar, b)) return null
  return countUpTo(calendar, b) - countUpTo(calendar, a)
}

/** All sessions from `from` to `to`, both included; empty when to lies before from. */
export function sessionRange(calendar: TradingCalendar, from: string, to: string): readonly SessionDate[] | null {
  if (!covers(calendar, from) || !covers(calendar, to)) return null
  return calendar.sessions.slice(firstAtOrAfter(calendar, from), countUpTo(calendar, to))
}

/** The newest session whose close has passed at a minute of a day at the exchange. */
export function lastCompletedSession(calendar: TradingCalendar, day: string, minute: number): SessionDate | null {
  const close = closeMinute(calendar, day)
  return close !== null && minute >= close ? addSessions(calendar, day, 0) : previousSession(calendar, day)
}

/** Number of sessions up to and including the day. */
function countUpTo(calendar: TradingCalendar, day: string): number {
  const index = firstAtOrAfter(calendar, day)
  return calendar.sessions[index] === day ? index + 1 : index
}

/** Index of the first session on or after the day; the number of sessions when there is none. */
function firstAtOrAfter({ sessions }: TradingCalendar, day: string): number {
  let low = 0
  let high = sessions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sessions[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}
