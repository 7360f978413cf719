import { dayNumber, isWeekend } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../exchange-calendar.ts'

const FROM = dayNumber(exchangeCalendar.table.from)
const TO = dayNumber(exchangeCalendar.table.to)
const isOpen = new Uint8Array(TO - FROM + 1)
for (const session of exchangeCalendar.sessions) isOpen[dayNumber(session) - FROM] = 1

/** The exchange traded on Saturdays too until 27 September 1952. */
const LAST_SATURDAY_SESSION = dayNumber('1952-09-27')

/**
 * Whether the exchange can have traded on a day. Inside the calendar table its sessions; outside every weekday, and the
 * Saturdays of the time when there were Saturday sessions.
 */
export function isTradingDay(day: number): boolean {
  if (day >= FROM && day <= TO) return isOpen[day - FROM] === 1
  return !isWeekend(day) || day <= LAST_SATURDAY_SESSION
}
