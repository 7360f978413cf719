import { fail, succeed } from '#contract/errors.ts'
import type { DataCoverage } from '#contract/schemas/series.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS, type FreshnessKind } from '#domain/checklist/freshness.ts'
import { type Coverage, coverageOfAll, coverageSpan, type PeriodCoverage, coveragePeriods } from '../../../store/coverage.ts'
import { hasLeftBy } from '../../../store/former-symbol.ts'
import { readValues } from '../../../store/observations.ts'
import type { SeriesRow } from '../../../store/series.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import type { PanelBars } from '../panel-bars.ts'
import { ageAt } from './age-at.ts'
import { COVERAGE_KINDS, FAMILIES, judgedKind, newestOfKinds } from './coverage-days.ts'
import { type CoverageSubject, coverageSubjects } from './coverage-subjects.ts'
import { filledYears, periodsOfSessions, yearsWithValue } from './coverage-years.ts'
import { classOfCode } from './health-classes.ts'
import { lastDayAt } from './last-day-at.ts'
import { volumeView } from './volume-view.ts'

type Row = DataCoverage['rows'][number]

interface GatheredRow {
  readonly subject: CoverageSubject
  /** The newest day of each kind there is something of. */
  readonly days: readonly (readonly [kind: string, day: string])[]
  readonly daily: { readonly row: SeriesRow; readonly coverage: Coverage; readonly siblings: readonly PanelBars[] } | null
  /** Of the daily bars, or of the values. */
  readonly periods: readonly PeriodCoverage[]
  /** Read only where the day asked about cuts the bars. */
  readonly sessions: Int32Array | undefined
}

interface Gathered {
  readonly clock: JudgingClock
  readonly until: string
  readonly years: DataCoverage['years']
  readonly page: readonly GatheredRow[]
  readonly total: number
  readonly hasMore: boolean
}

/**
 * `data.coverage`: what there is of every name and macro series, kind by kind, how old it is at the clock, and which years have daily bars.
 * Aged as `data.health` ages its classes. The regime set comes first, then the names by symbol, then the macro series; the cursor is the id of
 * the last row of the page before.
 */
export const dataCoverage: AnalysisJob<AnalysisJobs['data.coverage'], Gathered | null> = {
  gather({ asOf, symbol, limit, cursor }, context) {
    const { db } = context
    const settings = readSettings(db)
    const clock = judgingClock(context, asOf, settings.smallCapProxy)
    const until = clock.completed ?? '9999-12-31'
    const newest = newestOfKinds(db, until)
    const named = FAMILIES.flatMap((family) => [...(newest.get(family)?.keys() ?? [])])
    const subjects = coverageSubjects(db, settings.regimeSet, named, symbol)
    const from = cursor === undefined ? 0 : subjects.findIndex(({ id }) => id === cursor) + 1
    if (cursor !== undefined && from === 0) return null
    const coverage = coverageOfAll(db)
    const page = subjects.slice(from, from + limit).map((subject): GatheredRow => {
      const row = subject.values === null ? gatherName(context, subject, coverage, until) : gatherValues(context, subject, subject.values, coverage, until)
      const others = subject.values === null ? [...newest].flatMap(([kind, days]) => dayOf(kind, days.get(subject.symbol))) : []
      return { ...row, days: [...row.days, ...others] }
    })
    return { clock, until, years: coverageSpan(db, until), page, total: subjects.length, hasMore: from + limit < subjects.length }
  },
  async compute(gathered, { breathe }) {
    if (gathered === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const { clock, until, years, page, total, hasMore } = gathered
    const rows: Row[] = []
    for (const [index, row] of page.entries()) {
      rows.push(coverageRow(row, clock, until))
      if (index % 64 === 63) await breathe()
    }
    const next = hasMore ? (rows.at(-1)?.id ?? null) : null
    return succeed({ asOf: clock.asOf, kinds: [...COVERAGE_KINDS], years, rows, total, next } satisfies DataCoverage)
  },
}

function gatherName({ db, panel }: GatherContext, subject: CoverageSubject, coverage: ReadonlyMap<number, Coverage>, until: string): GatheredRow {
  const instrument = panel.instrument(subject.symbol)
  const row = instrument?.daily.find(({ isPrimary }) => isPrimary)
  const minutes = instrument?.minutes.find(({ isPrimary }) => isPrimary)
  const ofDaily = row === undefined ? undefined : coverage.get(row.id)
  const isCut = ofDaily !== undefined && (ofDaily.to > until || instrument?.pieces !== undefined)
  const sessions = isCut ? panel.bars(subject.symbol)?.sessions : undefined
  const last = ofDaily === undefined || (isCut && sessions === undefined) ? null : sessions === undefined ? ofDaily.to : sessionAt(sessions, until)
  const isDaily = row !== undefined && ofDaily !== undefined && last !== null
  const hasSiblings = (instrument?.daily.length ?? 0) > 1
  return {
    subject,
    days: [...dayOf('daily_bars', last), ...dayOf('intraday', minutes === undefined ? null : lastDayAt(coverage.get(minutes.id), until))],
    daily: isDaily ? { row, coverage: ofDaily, siblings: hasSiblings ? panel.everySeries(subject.symbol) : [] } : null,
    periods: !isDaily ? [] : instrument?.pieces === undefined || sessions === undefined ? coveragePeriods(db, row.id) : periodsOfSessions(sessions, ofDaily),
    sessions,
  }
}

function gatherValues({ db }: GatherContext, subject: CoverageSubject, values: SeriesRow, coverage: ReadonlyMap<number, Coverage>, until: string): GatheredRow {
  return {
    subject,
    days: dayOf('values', lastDayAt(coverage.get(values.id), until)),
    daily: null,
    periods: coveragePeriods(db, values.id),
    sessions: (coverage.get(values.id)?.to ?? '') > until ? readValues(db, values.id).days : undefined,
  }
}

const dayOf = (kind: string, day: string | null | undefined): readonly (readonly [string, string])[] => (day === null || day === undefined ? [] : [[kind, day]])

function sessionAt(sessions: Int32Array, until: string): string | null {
  const index = indexAtOrBefore(sessions, dayNumber(until))
  return index < 0 ? null : isoDay(sessions[index]!)
}

function coverageRow({ subject: { values, ...subject }, days, daily, periods, sessions }: GatheredRow, clock: JudgingClock, until: string): Row {
  const { firstYear, filled } = values === null ? filledYears(periods, until, sessions) : yearsWithValue(periods, until, sessions)
  return {
    ...subject,
    // What no longer trades has nothing to be late with.
    cells: days.map(([kind, last]) =>
      cell(kind, last, hasLeftBy(subject.symbol, until) ? undefined : kind === 'values' ? classOfCode(subject.symbol) : judgedKind(kind), clock),
    ),
    volume: daily === null ? null : volumeView(daily.row, daily.coverage, daily.siblings),
    firstYear,
    filled: [...filled],
  }
}

function cell(kind: string, last: string, judgedAs: FreshnessKind | undefined, clock: JudgingClock): Row['cells'][number] {
  const age = judgedAs === undefined ? null : ageAt(judgedAs, last, clock)
  if (judgedAs === undefined || age === null) return { kind, state: 'unjudged', last }
  return { kind, state: age.fresh ? 'fresh' : 'stale', last, ageSessions: age.ageSessions, limitSessions: FRESHNESS_LIMITS[judgedAs] }
}
