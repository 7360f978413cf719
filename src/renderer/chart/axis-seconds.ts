import { dayNumber, daysFromCivil, isoDay } from '#domain/calendar/civil-day.ts'
import { readExchangeClock } from '../format/exchange-clock.ts'

/**
 * The place of a bar on the time axis, in seconds. A session is its calendar day at midnight; a minute is the exchange's wall clock read
 * as if it were UTC, so that the axis breaks at the exchange's days and hours, not at those of London or of this machine.
 */
export type AxisSeconds = number

const DAY = 86_400

/** Sessions come from the core, which has refused every impossible day: they are read, not checked again, thousands at a time. */
export const secondsOfSession = (session: string): AxisSeconds =>
  daysFromCivil(Number(session.slice(0, 4)), Number(session.slice(5, 7)), Number(session.slice(8, 10))) * DAY

export const sessionOfSeconds = (seconds: AxisSeconds): string => isoDay(Math.floor(seconds / DAY))

/** The place of any moment, as a fill has one. */
export const secondsOfMoment = (atMs: number): AxisSeconds => Math.floor(atMs / 1000) + exchangeOffsetSeconds(atMs)

/** One entry per minute, ascending like `timesMs`. The clocks change on Sundays, so one look at the zone per session is enough. */
export function secondsOfMinutes(sessions: readonly string[], timesMs: readonly number[]): AxisSeconds[] {
  let session: string | undefined
  let offset = 0
  return timesMs.map((atMs, index) => {
    if (sessions[index] !== session) {
      session = sessions[index]
      offset = exchangeOffsetSeconds(atMs)
    }
    return Math.floor(atMs / 1000) + offset
  })
}

/** Seconds to add to UTC for the exchange's clock: −14,400 in summer, −18,000 in winter. */
function exchangeOffsetSeconds(atMs: number): number {
  const { day, second } = readExchangeClock(atMs)
  return dayNumber(day) * DAY + second - Math.floor(atMs / 1000)
}
