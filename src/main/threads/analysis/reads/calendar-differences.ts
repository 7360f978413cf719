import type { CalendarAnswer } from '#contract/schemas/calendar.ts'
import { isEarlyClose, isSession, sessionRange, type TradingCalendar } from '#domain/calendar.ts'
import { dayNumber, isWeekend } from '#domain/calendar/civil-day.ts'
import { type StatedSession, statedExtent, statedSessions } from '../../../store/calendar-files.ts'
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
  const absent = (day: string, theirs: string): Difference => ({ day, ours: ourWords(calendar, day), theirs, source: sourceOf(stated[0]) })
  const sessionSpan = within(span, statedExtent(db, 'session'))
  const holidaySpan = within(span, statedExtent(db, 'holiday'))
  const noSession = (sessionSpan === null ? [] : (sessionRange(calendar, sessionSpan.from, sessionSpan.to) ?? []))
    .filter((day) => !sessions.has(day) && !holidays.has(day))
    .map((day) => absent(day, 'no session'))
  const noHoliday = (holidaySpan === null ? [] : calendar.exchangeHolidays)
    .filter((day) => holidaySpan !== null && day >= holidaySpan.from && day <= holidaySpan.to && !isWeekend(dayNumber(day)) && !holidays.has(day))
    .map((day) => absent(day, 'no holiday'))
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

const sourceOf = (row: StatedSession | undefined): Difference['source'] =>
  row === undefined ? { batch: null, file: null, line: null } : { batch: row.batchId === null ? null : String(row.batchId), file: row.file, line: row.line }
