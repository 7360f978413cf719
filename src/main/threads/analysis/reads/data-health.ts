import { succeed } from '#contract/errors.ts'
import type { DataHealth } from '#contract/schemas/series.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS, type FreshnessKind } from '#domain/checklist/freshness.ts'
import { sessionsBetween } from '#domain/calendar.ts'
import { coverageOfAll } from '../../../store/coverage.ts'
import { lastAccountDay } from '../../../store/account-entries.ts'
import { listAccounts } from '../../../store/accounts.ts'
import { hasLeftBy } from '../../../store/former-symbol.ts'
import { countHeldRows, type ListedHeldRow, listHeldRows } from '../../../store/held-row-list.ts'
import { listSeries, seriesMeant, type SeriesRow, seriesLabel } from '../../../store/series.ts'
import { readSettings } from '../../../store/settings.ts'
import { settledSplitDays } from '../../../store/split-decisions.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import type { PanelInstrument } from '../panel.ts'
import type { PanelBars } from '../panel-bars.ts'
import { lookAtRow, openLookup, type RowLookup } from '../quarantine/look-at-row.ts'
import { accountProblems } from './health-accounts.ts'
import { missingSessions, splitSuspects, thinVolume } from './health-bars.ts'
import { classOfCode, healthClasses, type NewestDays } from './health-classes.ts'
import { newestOfClasses } from './coverage-days.ts'
import { fillsOutsideBars } from './health-fills.ts'
import { type HealthProblem, problemOf } from './health-problem.ts'
import { lastDayAt } from './last-day-at.ts'

type Job = AnalysisJobs['data.health']

/** Room for the problems of one answer, below its limit. */
const ANSWER_BYTES = 3 * 1024 * 1024

interface Gathered {
  readonly clock: JudgingClock
  readonly newest: NewestDays
  readonly offset: number
  readonly limit: number
  readonly heldTotal: number
  /** Rows of files, in file order. */
  readonly held: readonly HealthProblem[]
  readonly seams: readonly HealthProblem[]
  /** What is not known of the accounts, and fills that no bar of their day bears out. */
  readonly accounts: readonly HealthProblem[]
  /** Every daily series of each symbol, the primary first, with the days on which a split is settled. */
  readonly names: readonly { readonly series: readonly PanelBars[]; readonly settledSplits: ReadonlySet<number> }[]
}

/**
 * `data.health`: how fresh each kind of input is, and what is wrong with the data: rows held back, sessions without a bar, unconfirmed
 * splits, volumes of one venue, series that ended, lines that had to be kept apart, what is not known of the accounts and where fills and
 * statements disagree. Nothing is repaired by asking. Rows of files come first, in file order; then the accounts; then the names, in order of their symbols. The cursor is a position in that list.
 */
export const dataHealth: AnalysisJob<Job, Gathered> = {
  gather({ asOf, symbol, limit, cursor }, context) {
    const { db, panel } = context
    const settings = readSettings(db)
    const clock = judgingClock(context, asOf, settings.smallCapProxy)
    const offset = cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number.parseInt(cursor, 10) : 0
    const series = symbol === undefined ? listSeries(db) : seriesMeant(db, symbol)
    const symbols = symbol === undefined ? panel.symbols() : [symbol]
    const held = listHeldRows(db, symbol ?? null, limit, offset)
    const settled = settledSplitDays(db)
    return {
      clock,
      newest: { ...newestDays(context, clock, series, symbols), ...newestOfClasses(db, clock.completed ?? '9999-12-31', symbol) },
      offset,
      limit,
      heldTotal: countHeldRows(db, symbol ?? null),
      held: heldProblems(held, openLookup(context, clock, held)),
      seams: series.filter(({ variant }) => variant !== '').map(seamProblem),
      accounts: [...accountProblems(context, clock, symbol), ...fillsOutsideBars(context, clock.completed ?? '9999-12-31', symbol)],
      names: symbols.map((name) => ({ series: panel.everySeries(name), settledSplits: settledOf(settled, panel.instrument(name)) })),
    }
  },
  async compute({ clock, newest, offset, limit, heldTotal, held, seams, accounts, names }, { breathe }) {
    const found: HealthProblem[] = [...accounts, ...seams]
    for (const { series, settledSplits } of names) {
      found.push(...problemsOfName(series, settledSplits, clock))
      await breathe()
    }
    const rest = found.slice(Math.max(0, offset - heldTotal), Math.max(0, offset + limit - heldTotal))
    const problems = withinAnswer([...held, ...rest])
    const problemsTotal = heldTotal + found.length
    return succeed({
      asOf: clock.asOf,
      classes: healthClasses(newest, clock),
      problems,
      problemsTotal,
      next: offset + problems.length < problemsTotal ? String(offset + problems.length) : null,
    } satisfies DataHealth)
  },
}

/** As many as one answer has room for (4 MiB): the rest is on the next page. */
function withinAnswer(problems: readonly HealthProblem[]): HealthProblem[] {
  let room = ANSWER_BYTES
  const end = problems.findIndex((problem) => (room -= Buffer.byteLength(JSON.stringify(problem))) < 0)
  return problems.slice(0, end < 0 ? problems.length : Math.max(1, end))
}

function problemsOfName(series: readonly PanelBars[], settledSplits: ReadonlySet<number>, clock: JudgingClock): HealthProblem[] {
  const [primary] = series
  if (primary === undefined) return []
  const until = clock.completed === null ? Number.POSITIVE_INFINITY : dayNumber(clock.completed)
  return [
    ...staleProblem(primary, clock),
    ...missingSessions(primary, until),
    ...splitSuspects(primary, until, (day) => settledSplits.has(day)),
    ...thinVolume(series),
  ]
}

function staleProblem({ symbol, sessions }: PanelBars, { completed, calendar }: JudgingClock): HealthProblem[] {
  const index = completed === null ? -1 : indexAtOrBefore(sessions, dayNumber(completed))
  if (completed === null || index < 0 || hasLeftBy(symbol, completed)) return []
  const last = isoDay(sessions[index]!)
  const age = sessionsBetween(calendar, last, completed)
  if (age !== null && age <= FRESHNESS_LIMITS.daily_bars) return []
  return [problemOf('stale-series', symbol, last, `The last daily bar is of ${last}${age === null ? '' : `, ${age} sessions ago`}.`)]
}

const seamProblem = (row: SeriesRow): HealthProblem =>
  problemOf('seam', row.symbol, null, `${seriesLabel(row)} disagrees with ${row.profileId} and is kept apart: another adjustment, or another instrument.`)

/** Of prices and values as quarantine.list has them, with what reads their stamp. */
const heldProblems = (rows: readonly ListedHeldRow[], lookup: RowLookup): HealthProblem[] =>
  rows.map((row) => heldProblem(row, row.formatKind === 'bars' || row.formatKind === 'series' ? lookAtRow(row, lookup).effects : undefined))

function heldProblem({ status, symbol, session, reason, column, batchId, file, line }: ListedHeldRow, effects: string[] | undefined): HealthProblem {
  const detail = column === null || reason.startsWith(column) ? reason : `${column}: ${reason}`
  return problemOf(codeOf(status, reason), symbol, session, detail, {
    source: { batch: String(batchId), file, line },
    ...(effects === undefined ? {} : { effects }),
  })
}

function codeOf(status: ListedHeldRow['status'], reason: string): HealthProblem['code'] {
  if (status === 'error') return 'error-row'
  if (reason.startsWith('Differs from what is stored')) return 'conflict'
  return reason.startsWith('The same day as line') || reason.startsWith('Another bar for the minute') ? 'duplicate-stamp' : 'review-bar'
}

function newestDays({ db, panel }: GatherContext, { completed }: JudgingClock, series: readonly SeriesRow[], symbols: readonly string[]): NewestDays {
  const coverage = coverageOfAll(db)
  const until = completed ?? '9999-12-31'
  const lastDay = (row: SeriesRow): string | null => lastDayAt(coverage.get(row.id), until)
  const daily = symbols
    .filter((symbol) => !hasLeftBy(symbol, until))
    .map((symbol) => {
      const bars = panel.bars(symbol)
      const index = bars === undefined ? -1 : indexAtOrBefore(bars.sessions, dayNumber(until))
      return bars === undefined || index < 0 ? null : isoDay(bars.sessions[index]!)
    })
  const macro: { [kind in FreshnessKind]?: (string | null)[] } = {}
  for (const row of series) {
    const kind = row.kind === 'values' && row.isPrimary ? classOfCode(row.symbol) : undefined
    if (kind !== undefined) (macro[kind] ??= []).push(lastDay(row))
  }
  return {
    ...macro,
    daily_bars: daily,
    intraday: series.filter(({ kind, timeframe, isPrimary }) => kind === 'bars' && timeframe === '1m' && isPrimary).map(lastDay),
    positions: listAccounts(db).map(({ id }) => lastAccountDay(db, id, until)),
  }
}

/** A name is one instrument, or the pieces it was under its tickers. */
function settledOf(settled: ReadonlyMap<number, ReadonlySet<number>>, instrument: PanelInstrument | undefined): ReadonlySet<number> {
  const ids = instrument?.pieces?.map(({ instrumentId }) => instrumentId) ?? (instrument === undefined ? [] : [instrument.id])
  return new Set(ids.flatMap((id) => [...(settled.get(id) ?? [])]))
}
