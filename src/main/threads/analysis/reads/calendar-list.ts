import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { CALENDAR_DAYS, type CalendarAnswer, type CalendarDay, type CalendarEvent } from '#contract/schemas/calendar.ts'
import { settlementDateOf } from '#domain/checklist/settlement-cycle.ts'
import { dayNumber, daysFromCivil, isoDay, isWeekend } from '#domain/calendar/civil-day.ts'
import { addSessions, closeMinute, covers, isEarlyClose, isSession, type TradingCalendar } from '#domain/calendar.ts'
import { listRecords, type ListedRecord } from '../../../store/record-list.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock, newYorkTime } from '../judging-clock.ts'
import { settlementTable } from '../settlement-table.ts'
import { calendarDifferences } from './calendar-differences.ts'

const MOST_EVENTS = 5_000
const UPCOMING = 5

interface Gathered {
  readonly from: string
  readonly to: string
  readonly clock: JudgingClock
  readonly events: readonly CalendarEvent[]
  readonly differences: CalendarAnswer['differences']
}

/** `calendar.list`: the exchange's days from a dated table, what is announced for them by imported files, and where such a file says otherwise. */
export const calendarList: AnalysisJob<AnalysisJobs['calendar.list'], Outcome<Gathered>> = {
  gather({ symbol, asOf, ...span }, context) {
    const clock = judgingClock(context, asOf, readSettings(context.db).smallCapProxy)
    const from = span.from ?? `${newYorkTime(clock.nowAtMs).day.slice(0, 7)}-01`
    const to = span.to ?? lastOfMonth(from)
    const length = dayNumber(to) - dayNumber(from) + 1
    if (length < 1) return fail({ kind: 'refused', field: 'to', reason: `it lies before ${from}.` })
    if (length > CALENDAR_DAYS) return fail({ kind: 'refused', field: 'to', reason: `ask for ${CALENDAR_DAYS} days at most.` })
    const records = listRecords(context.db, { family: 'calendar', symbol, from, to, asOf, limit: MOST_EVENTS + CALENDAR_DAYS })
    return succeed({
      from,
      to,
      clock,
      events: records.map(eventView).filter(({ kind, symbol: name }) => name !== null || !OF_THE_TABLE.has(kind)),
      differences: [...calendarDifferences(context.db, clock.calendar, from, to)],
    })
  },
  compute(gathered) {
    if (!gathered.ok) return gathered
    const { from, to, clock, events, differences } = gathered.value
    const { calendar, completed } = clock
    const counts = new Map<string, number>()
    for (const { day } of events) counts.set(day, (counts.get(day) ?? 0) + 1)
    const names = namesOfDays(calendar)
    const days: CalendarDay[] = []
    for (let number = dayNumber(from); number <= dayNumber(to); number += 1) days.push(dayView(isoDay(number), calendar, names, counts))
    const { source, verifiedOn, from: first, to: last } = calendar.table
    const bank = settlementTable
    return succeed({
      today: newYorkTime(clock.nowAtMs).day,
      completed,
      upcoming: completed === null ? [] : upcomingOf(calendar, completed),
      exchange: { source, verifiedOn, from: first, to: last },
      settlement: { source: bank.source, verifiedOn: bank.verifiedOn, from: bank.from, to: bank.to },
      days,
      events: events.slice(0, MOST_EVENTS),
      hasMoreEvents: events.length > MOST_EVENTS,
      differences,
    })
  },
}

/** The last day of the month a day lies in. */
function lastOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return isoDay(daysFromCivil(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1)
}

/** Events that say what a day is: they are compared with the table, and are no events beside it. */
const OF_THE_TABLE: ReadonlySet<string> = new Set(['session', 'early_close'])

function upcomingOf(calendar: TradingCalendar, completed: string): CalendarAnswer['upcoming'] {
  return Array.from({ length: UPCOMING }, (_, i) => addSessions(calendar, completed, i + 1)).flatMap((session) =>
    session === null ? [] : [{ session, closes: clockText(closeMinute(calendar, session)) ?? '', settles: settlesOn(calendar, session) }],
  )
}

function namesOfDays({ table }: TradingCalendar): ReadonlyMap<string, string> {
  return new Map([...settlementTable.bankHolidays, ...table.earlyCloses, ...table.holidays].map(({ day, name }) => [day, name]))
}

function dayView(day: string, calendar: TradingCalendar, names: ReadonlyMap<string, string>, events: ReadonlyMap<string, number>): CalendarDay {
  const isOpen = isSession(calendar, day) === true
  return {
    day,
    kind: kindOf(day, calendar),
    name: names.get(day) ?? null,
    closes: clockText(closeMinute(calendar, day)),
    isBankHoliday: isOpen && settlementTable.bankHolidays.some((holiday) => holiday.day === day),
    settles: isOpen ? settlesOn(calendar, day) : null,
    events: events.get(day) ?? 0,
  }
}

function kindOf(day: string, calendar: TradingCalendar): CalendarDay['kind'] {
  if (isWeekend(dayNumber(day))) return 'weekend'
  if (!covers(calendar, day)) return 'uncovered'
  if (isSession(calendar, day) !== true) return 'holiday'
  return isEarlyClose(calendar, day) === true ? 'early-close' : 'session'
}

function settlesOn(calendar: TradingCalendar, session: string): string | null {
  const settles = settlementDateOf(settlementTable, calendar.exchangeHolidays, session)
  return settles.kind === 'value' ? settles.value : null
}

const clockText = (minute: number | null): string | null =>
  minute === null ? null : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const eventView = ({ id, day, symbol, values, knownAt, isAssumed, batchId, file, line }: ListedRecord): CalendarEvent => ({
  id: String(id),
  day,
  symbol,
  kind: textOf(values['kind']) ?? '',
  note: textOf(values['note']),
  from: textOf(values['source']),
  knownAt,
  isAssumed,
  source: { batch: batchId === null ? null : String(batchId), file, line },
})
