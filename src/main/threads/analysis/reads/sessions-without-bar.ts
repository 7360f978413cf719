import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../../../ingest/exchange-calendar.ts'

const SESSIONS = Int32Array.from(exchangeCalendar.sessions, dayNumber)

/** A name that stopped trading years ago is not followed by years of nothing: this many sessions after its last bar say it. */
const TRAILING_SHOWN = 21

/**
 * The sessions the exchange held and for which there is no bar: between the first and the last bar, and after the last one up to `until`, of those the first 21.
 * @param sessions day numbers of the bars, ascending @param until null ends at the last bar
 * Days outside the calendar table are not judged.
 */
export function sessionsWithoutBar(sessions: Int32Array, until: number | null): string[] {
  const [first] = sessions
  const last = sessions.at(-1)
  if (first === undefined || last === undefined) return []
  const missing: string[] = []
  let trailing = 0
  for (let i = indexAtOrBefore(SESSIONS, first) + 1, j = 0; i < SESSIONS.length; i += 1) {
    const session = SESSIONS[i]!
    if (session > last && (until === null || session > until || ++trailing > TRAILING_SHOWN)) break
    while (j < sessions.length && sessions[j]! < session) j += 1
    if (sessions[j] !== session) missing.push(isoDay(session))
  }
  return missing
}
