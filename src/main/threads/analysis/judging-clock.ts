import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { addSessions, lastCompletedSession, nextSession, type TradingCalendar } from '#domain/calendar.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { exchangeCalendar } from '../../ingest/exchange-calendar.ts'
import type { GatherContext } from './job.ts'

/** When a question is judged: what is known, and how old it is, follows from here alone. */
export interface JudgingClock {
  /** The session the answer stands on; null while no bar is known. */
  readonly asOf: string | null
  /** True when the caller gave asOf: now is 20:00 New York of that session. */
  readonly isReplay: boolean
  readonly nowAtMs: number
  /** The newest session that had closed at now; null outside the calendar table. */
  readonly completed: string | null
  readonly calendar: TradingCalendar
}

const REPLAY_HOUR_MINUTE = 20 * 60

/** The clock of a call: `asOf` as given, else the last session on which the small-cap proxy, or else any name, has a bar. */
export function judgingClock(context: Pick<GatherContext, 'nowAtMs' | 'panel'>, asOf: string | undefined, smallCapProxy: string): JudgingClock {
  const calendar = exchangeCalendar
  if (asOf !== undefined) {
    const nowAtMs = newYorkInstantMs(asOf, REPLAY_HOUR_MINUTE)
    return { asOf, isReplay: true, nowAtMs, completed: lastCompletedSession(calendar, asOf, REPLAY_HOUR_MINUTE), calendar }
  }
  const now = newYorkTime(context.nowAtMs)
  return {
    asOf: newestSession(context.panel, smallCapProxy, now.day),
    isReplay: false,
    nowAtMs: context.nowAtMs,
    completed: lastCompletedSession(calendar, now.day, now.minute),
    calendar,
  }
}

/** The oldest session that is still fresh under a limit of completed sessions; null outside the calendar table. */
export function oldestFreshSession(clock: JudgingClock, limitSessions: number): string | null {
  if (clock.completed === null) return null
  return limitSessions === 0 ? clock.completed : addSessions(clock.calendar, clock.completed, -limitSessions)
}

/** The session an order of this moment is placed in: today while it has not closed, else the next one. */
export function orderSession(clock: JudgingClock): string | null {
  return clock.completed === null ? null : nextSession(clock.calendar, clock.completed)
}

/** Exchange-local day and minute of an instant. */
export function newYorkTime(atMs: number): { readonly day: string; readonly minute: number } {
  const parts = new Map(NEW_YORK.formatToParts(atMs).map((part) => [part.type, part.value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) }
}

/** The instant of a wall-clock minute of a day in New York. */
export function newYorkInstantMs(day: string, minute: number): number {
  const asIfUtcMs = dayNumber(day) * 86_400_000 + minute * 60_000
  // New York is four or five hours behind; the guess is right except in the hour of a clock change, which is never 20:00.
  for (const offsetHours of [4, 5]) {
    const atMs = asIfUtcMs + offsetHours * 3_600_000
    const local = newYorkTime(atMs)
    if (local.day === day && local.minute === minute) return atMs
  }
  throw new Error(`newYorkInstantMs: got ${day} minute ${minute}, wanted a minute that exists in New York`)
}

const NEW_YORK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function newestSession(panel: GatherContext['panel'], smallCapProxy: string, today: string): string | null {
  const newestOf = (symbol: string): string | null => {
    const bars = panel.bars(symbol)
    if (bars === undefined) return null
    const index = indexAtOrBefore(bars.sessions, dayNumber(today))
    return index < 0 ? null : isoDay(bars.sessions[index]!)
  }
  const ofProxy = newestOf(smallCapProxy)
  if (ofProxy !== null) return ofProxy
  let newest: string | null = null
  for (const symbol of panel.symbols()) {
    const session = newestOf(symbol)
    if (session !== null && (newest === null || session > newest)) newest = session
  }
  return newest
}
