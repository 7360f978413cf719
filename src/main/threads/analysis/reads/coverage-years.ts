import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../../../ingest/exchange-calendar.ts'
import type { Coverage, PeriodCoverage } from '../../../store/coverage.ts'

export interface FilledYears {
  readonly firstYear: number | null
  /** From the first year on, without a gap in the years: 0 to 1. */
  readonly filled: readonly number[]
}

const SESSIONS_BY_YEAR = Map.groupBy(exchangeCalendar.sessions, yearOf)

/**
 * The years of daily bars up to a day: of each the fraction of the exchange's sessions that have one, rounded to hundredths; a year outside
 * the calendar table counts as whole. `sessions` = the days of the bars, needed only where `until` cuts a year.
 */
export function filledYears(periods: readonly PeriodCoverage[], until: string, sessions: Int32Array | undefined): FilledYears {
  return spread(periods, until, (period) => {
    const count = period.to <= until ? period.count : countUntil(sessions, period, until)
    const due = (SESSIONS_BY_YEAR.get(period.period) ?? []).filter((day) => day <= until).length
    return due === 0 ? 1 : Math.max(0.01, Math.min(1, Math.round((count / due) * 100) / 100))
  })
}

/** The years of bars that are put together of several tickers, as the chunks of one series would have them. */
export function periodsOfSessions(sessions: Int32Array, of: Coverage): readonly PeriodCoverage[] {
  const years = Map.groupBy(
    Array.from(sessions, (session) => isoDay(session)),
    yearOf,
  )
  return [...years].map(([period, days]) => ({ ...of, period, from: days[0] ?? '', to: days.at(-1) ?? '', count: days.length }))
}

/**
 * The years of a macro series up to a day: of each the count of its values against that of its fullest year, rounded to hundredths, because
 * nobody says how often a series is published. A year that is not over is as full as it is. `days` = the days of the values, needed only where
 * `until` cuts a year.
 */
export function yearsWithValue(periods: readonly PeriodCoverage[], until: string, days: Int32Array | undefined): FilledYears {
  const countOf = (period: PeriodCoverage): number => (period.to <= until ? period.count : countUntil(days, period, until))
  const fullest = Math.max(1, ...periods.filter(({ from }) => from <= until).map(countOf))
  return spread(periods, until, (period) => Math.max(0.01, Math.round((countOf(period) / fullest) * 100) / 100))
}

function spread(periods: readonly PeriodCoverage[], until: string, fraction: (period: PeriodCoverage) => number): FilledYears {
  const known = periods.filter(({ from }) => from <= until)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return { firstYear: null, filled: [] }
  const byYear = new Map(known.map((period) => [period.period, fraction(period)]))
  return { firstYear: first.period, filled: Array.from({ length: last.period - first.period + 1 }, (_, year) => byYear.get(first.period + year) ?? 0) }
}

function countUntil(sessions: Int32Array | undefined, { from }: PeriodCoverage, until: string): number {
  if (sessions === undefined) return 0
  return indexAtOrBefore(sessions, dayNumber(until)) - indexAtOrBefore(sessions, dayNumber(from) - 1)
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
