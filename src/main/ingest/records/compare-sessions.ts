import { covers, isEarlyClose, isSession, sessionRange, type TradingCalendar } from '#domain/calendar.ts'
import { dayNumber, isWeekend } from '#domain/calendar/civil-day.ts'
import type { DatedRecord } from '../../store/dated-records.ts'
import { exchangeCalendar } from '../exchange-calendar.ts'
import type { StagedFile } from '../importer.ts'

type Check = StagedFile['checks'][number]

/** The kind of a session that closes early. */
export const EARLY_CLOSE = 'early_close'
const MOST_NAMED = 12

/** A file of sessions against the calendar we go by: days only one of them has, and early closes only one of them knows. */
export function compareSessions(records: readonly DatedRecord[], calendar: TradingCalendar = exchangeCalendar): Check {
  const covered = coveredDays(records, calendar)
  if (covered === undefined) return nothingShared(calendar)
  const { days, from, to } = covered
  const early = new Set(records.filter(({ values }) => values['kind'] === EARLY_CLOSE).map(({ day }) => day))
  const differences = [
    ...[...days].filter((day) => isSession(calendar, day) === false).map((day) => `${day} is a session here only`),
    ...(sessionRange(calendar, from, to) ?? []).filter((day) => !days.has(day)).map((day) => `${day} is missing here`),
    ...[...days].flatMap((day) => {
      const isOurs = isEarlyClose(calendar, day) === true
      return isOurs === early.has(day) || isSession(calendar, day) !== true ? [] : [`${day} closes early ${isOurs ? 'in ours' : 'here'} only`]
    }),
  ]
  return said(differences, `${days.size} sessions and ${[...early].filter((day) => days.has(day)).length} early closes`, from, to)
}

/** A file of holidays against the calendar we go by. */
export function compareHolidays(records: readonly DatedRecord[], calendar: TradingCalendar = exchangeCalendar): Check {
  const covered = coveredDays(records, calendar)
  if (covered === undefined) return nothingShared(calendar)
  const { days, from, to } = covered
  const ours = calendar.exchangeHolidays.filter((day) => day >= from && day <= to && !isWeekend(dayNumber(day)))
  const differences = [
    ...[...days].filter((day) => isSession(calendar, day) === true).map((day) => `${day} is a session in ours`),
    ...ours.filter((day) => !days.has(day)).map((day) => `${day} is missing here`),
  ]
  return said(differences, `${days.size} holidays`, from, to)
}

interface Covered {
  /** Days of the file that our table speaks about. */
  readonly days: ReadonlySet<string>
  readonly from: string
  readonly to: string
}

function coveredDays(records: readonly DatedRecord[], calendar: TradingCalendar): Covered | undefined {
  const days = records
    .map(({ day }) => day)
    .filter((day) => covers(calendar, day))
    .sort()
  const [from] = days
  const to = days.at(-1)
  return from === undefined || to === undefined ? undefined : { days: new Set(days), from, to }
}

function said(differences: readonly string[], what: string, from: string, to: string): Check {
  if (differences.length === 0) return { id: 'calendar', ok: true, detail: `Agrees with our calendar on ${what}, ${from} to ${to}.` }
  const named = differences.toSorted().slice(0, MOST_NAMED).join('; ')
  const more = differences.length > MOST_NAMED ? `; and ${differences.length - MOST_NAMED} more` : ''
  const days = differences.length === 1 ? 'day' : 'days'
  return { id: 'calendar', ok: false, detail: `Differs from our calendar on ${differences.length} ${days}, and ours stands: ${named}${more}.` }
}

const nothingShared = ({ table }: TradingCalendar): Check => ({
  id: 'calendar',
  ok: true,
  detail: `Our calendar begins in ${table.from} and ends in ${table.to}: no day of this file lies in it.`,
})
