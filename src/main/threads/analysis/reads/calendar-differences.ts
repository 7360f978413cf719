import type { CalendarAnswer } from '#contract/schemas/calendar.ts'
import { isEarlyClose, isSession, sessionRange, type TradingCalendar } from '#domain/calendar.ts'
import { dayNumber, isWeekend } from '#domain/calendar/civil-day.ts'
import { type StatedExtent, type StatedSession, statedExtent, statedSessions } from '../../../store/calendar-files.ts'
import type { ReadDb } from '../../../store/handles.ts'

type Difference = CalendarAnswer['differences'][number]
interface Span {
  readonly from: string
  readonly to: string
}

/** Where imported files of sessions or holidays say otherwise than our table, day by day; a day neither side can speak of is none. */
export function calendarDifferences(db: ReadDb, calendar: TradingCalendar, from: string, to: string): readonly Difference[] {
  const span = within({ from, to }, calendar.table)
  if (span === null) return []
  const stated = statedSessions(db, span.from, span.to)
  const sessions = new Map(stated.filter(({ kind }) => kind !== 'holiday').map((row) => [row.day, row]))
  const holidays = new Map(stated.filter(({ kind }) => kind === 'holiday').map((row) => [row.day, row]))
  const ofDay = stated.flatMap((row) => {
    const theirs = differs(calendar, row)
    return theirs === null ? [] : [{ day: row.day, ours: ourWords(calendar, row.day), theirs, source: sourceOf(row) }]
  })
  // What a file leaves out stands on no line of it.
  const absent = (day: string, theirs: string, of: StatedExtent | null): Difference => ({
    day,
    ours: ourWords(calendar, day),
    theirs,
    source: { batch: of === null || of.batchId === null ? null : String(of.batchId), file: of?.file ?? null, line: null },
  })
  const [ofSessions, ofHolidays] = [statedExtent(db, 'session'), statedExtent(db, 'holiday')]
  const sessionSpan = within(span, ofSessions)
  const holidaySpan = within(span, ofHolidays)
  const noSession = (sessionSpan === null ? [] : (sessionRange(calendar, sessionSpan.from, sessionSpan.to) ?? []))
    .filter((day) => !sessions.has(day) && !holidays.has(day))
    .map((day) => absent(day, 'no session', ofSessions))
  const noHoliday = (holidaySpan === null ? [] : calendar.exchangeHolidays)
    .filter((day) => holidaySpan !== null && day >= holidaySpan.from && day <= holidaySpan.to && !isWeekend(dayNumber(day)) && !holidays.has(day))
    .map((day) => absent(day, 'no holiday', ofHolidays))
  return [...ofDay, ...noSession, ...noHoliday].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function differs(calendar: TradingCalendar, { day, kind }: StatedSession): string | null {
  const isOurs = isSession(calendar, day) === true
  if (kind === 'holiday') return isOurs ? 'holiday' : null
  const isEarly = kind === 'early_close'
  if (!isOurs) return isEarly ? 'session with an early close' : 'session'
  return isEarly === (isEarlyClose(calendar, day) === true) ? null : isEarly ? 'session with an early close' : 'session with the usual close'
}

function ourWords(calendar: TradingCalendar, day: string): string {
  if (isSession(calendar, day) !== true) return isWeekend(dayNumber(day)) ? 'weekend' : 'holiday'
  return isEarlyClose(calendar, day) === true ? 'session with an early close' : 'session'
}

function within(one: Span, other: Span | null): Span | null {
  if (other === null) return null
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  return from > to ? null : { from, to }
}

const sourceOf = ({ batchId, file, line }: StatedSession): Difference['source'] => ({ batch: batchId === null ? null : String(batchId), file, line })
