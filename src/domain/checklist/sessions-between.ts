import { dayNumber, type DayNumber, isWeekend, weekday } from '#domain/calendar/civil-day.ts'
import { refuseDay, refuseDays } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export interface SessionsBetweenInput {
  readonly a: string
  readonly b: string
  readonly exchangeHolidays: readonly string[]
}

/**
 * chk.sessions_between(a, b, exchangeHolidays): trading days after a up to and including b; 0 when both are the same day.
 * b before a FUTURE_DATA; text that is no day BAD_VALUE. Source: exchange calendar.
 */
export function sessionsBetween({ a, b, exchangeHolidays }: SessionsBetweenInput): Result<number> {
  const refused = firstRefusal(refuseDay(a), refuseDay(b), refuseDays(exchangeHolidays))
  if (refused !== undefined) return refused
  return a > b ? badInput('FUTURE_DATA') : known(countSessions(dayNumber(a), dayNumber(b), exchangeHolidays))
}

/** Weekdays in (from, to] without those on the list. */
export function countSessions(from: DayNumber, to: DayNumber, exchangeHolidays: readonly string[]): number {
  const closed = new Set(exchangeHolidays.map(dayNumber).filter((day) => day > from && day <= to && !isWeekend(day)))
  return weekdaysUpTo(to) - weekdaysUpTo(from) - closed.size
}

/** Weekdays from a Monday long ago up to and including the day. */
function weekdaysUpTo(day: DayNumber): number {
  const weeks = Math.floor((day + 3) / 7)
  return weeks * 5 + Math.min(weekday(day), 5)
}
