import { type TradingCalendar, tradingCalendar } from '#domain/calendar.ts'
import { dayNumber, weekday } from '#domain/calendar/civil-day.ts'
import type { SessionDate } from '#domain/units.ts'
import table from '../../../resources/nyse-calendar.json' with { type: 'json' }

/** The last session of every demo: its clock stands at 20:00 New York of that day. */
export const LAST_SESSION = '2026-11-20'
/** 20:00 in New York on 20 November, five hours behind UTC. */
export const FIXED_CLOCK_AT_MS = Date.UTC(2026, 10, 21, 1)
const SESSIONS_PER_YEAR = 252

export const demoCalendar: TradingCalendar = tradingCalendar(table)

/** The real sessions of the last `years` years up to the fixed last one, oldest first. */
export function demoSessions(years: number): readonly SessionDate[] {
  const end = demoCalendar.sessions.indexOf(LAST_SESSION as SessionDate) + 1
  return demoCalendar.sessions.slice(Math.max(0, end - years * SESSIONS_PER_YEAR), end)
}

/** What the calendar does to volume: quarterly expiries and reconstitution days trade a multiple, half days less. */
export function calendarVolume(sessions: readonly SessionDate[]): Float64Array {
  return Float64Array.from(sessions, (session) => {
    const month = Number(session.slice(5, 7))
    const day = Number(session.slice(8, 10))
    const isFriday = weekday(dayNumber(session)) === 5
    let factor = 1
    if (isFriday && day >= 15 && day <= 21 && month % 3 === 0) factor *= 2
    if (isFriday && month === 6 && day >= 22 && day <= 28) factor *= 4
    if (demoCalendar.earlyCloses.has(session)) factor *= 0.6
    return factor
  })
}
