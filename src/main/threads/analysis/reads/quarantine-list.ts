import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Quarantine, QuarantineRow } from '#contract/schemas/quarantine.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { sessionsBetween } from '#domain/calendar.ts'
import { isTradingDay } from '../../../ingest/bars/exchange-days.ts'
import { sessionOf } from '../../../store/chunk-store.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { type HeldValue, heldValuesOf } from '../../../store/held-decisions.ts'
import { countQuarantined, listQuarantined, type QuarantinedRow } from '../../../store/quarantine-rows.ts'
import { seriesLabel, type SeriesRow, seriesOfSymbol } from '../../../store/series.ts'
import { readSettings } from '../../../store/settings.ts'
import { symbolOn } from '../../../store/symbol-at.ts'
import { seriesOfHeld } from '../../../store/taken-series.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import { effectsOf, type WaitingStamp } from '../quarantine/effects.ts'
import { type nameReaders, nameReaders as readersOfNames } from '../quarantine/name-readers.ts'
import { namedFigures, Standing } from '../quarantine/standing.ts'
import { whyNotTaken } from '../quarantine/why-not-taken.ts'
import { classOfCode } from './health-classes.ts'

/** What a row is looked at with; each thing is asked for once. */
interface Lookup {
  readonly db: ReadDb
  readonly clock: JudgingClock
  readonly standing: Standing
  readonly readers: ReturnType<typeof nameReaders>
  readonly series: Map<string, readonly SeriesRow[]>
}

/**
 * `quarantine.list`: every row of prices or values that active imports hold back, in the order of files and lines: what it says beside what
 * stands on its stamp now, why it waits, what the user decided, and what reads the stamp. Nothing is changed by asking. The cursor is a
 * position in the list.
 */
export const quarantineList: AnalysisJob<AnalysisJobs['quarantine.list'], Outcome<Quarantine>> = {
  gather({ asOf, symbol = null, cause = null, batch, state, limit, cursor }, context) {
    const { db } = context
    const batchId = batch === undefined ? null : /^\d{1,15}$/.test(batch) ? Number.parseInt(batch, 10) : -1
    const offset = cursor === undefined ? 0 : /^\d{1,9}$/.test(cursor) ? Number.parseInt(cursor, 10) : -1
    if (offset < 0) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const clock = judgingClock(context, asOf, readSettings(db).smallCapProxy)
    const causes = countQuarantined(db, { symbol, batchId })
    const total = causes
      .filter((count) => cause === null || count.cause === cause)
      .reduce((sum, { waiting, decided }) => sum + (state === 'decided' ? 0 : waiting) + (state === 'waiting' ? 0 : decided), 0)
    const lookup: Lookup = { db, clock, standing: new Standing(db), readers: readersOfNames(context, clock.asOf), series: new Map() }
    const rows = listQuarantined(db, { symbol, batchId, cause, state }, limit, offset).map((row) => viewOf(row, lookup))
    return succeed({ asOf: clock.asOf, rows, total, causes: [...causes], next: offset + rows.length < total ? String(offset + rows.length) : null })
  },
  compute: (gathered) => gathered,
}

function viewOf(row: QuarantinedRow, lookup: Lookup): QuarantineRow {
  const { db, standing } = lookup
  const values = heldValuesOf(db, row)
  const [value] = values
  const stored = values.map((one) => seriesOfHeld(db, row.profileId, one))
  const series = stored[0]
  const stands = value === undefined || series === undefined ? null : standing.on(series, value.stamp)
  const session = value === undefined ? row.session : isoDay(sessionOf(value, value.stamp))
  return {
    batch: String(row.batchId),
    file: row.file,
    line: row.line,
    symbol: value?.symbol ?? row.symbol,
    kind: row.formatKind === 'series' ? 'values' : 'bars',
    timeframe: value?.timeframe ?? null,
    session,
    at: value?.timeframe === '1m' ? value.stamp * 60_000 : null,
    cause: row.cause,
    reason: row.reason,
    column: row.column,
    raw: row.raw,
    says: value === undefined ? null : namedFigures(value.kind, value.figures),
    series: series === undefined ? null : String(series.id),
    stands,
    decision: row.decision,
    decidedAt: row.decidedAtMs,
    whyNot: whyNotTaken(
      row,
      values,
      stored.every((one) => one !== undefined),
    ),
    effects:
      value === undefined || session === null
        ? ['What reads it is not known: its day or its figures could not be read.']
        : effectsOf(stampOf(value, session, series?.id, stands !== null, lookup), lookup.readers(symbolOn(db, value.symbol, session))),
  }
}

function stampOf(value: HeldValue, session: string, seriesId: number | undefined, hasBar: boolean, { db, clock, series }: Lookup): WaitingStamp {
  const siblings = series.get(value.symbol) ?? seriesOfSymbol(db, value.symbol)
  series.set(value.symbol, siblings)
  const read = siblings.find(({ kind, timeframe, isPrimary }) => isPrimary && kind === value.kind && timeframe === value.timeframe)
  return {
    kind: value.kind,
    timeframe: value.timeframe,
    symbol: value.symbol,
    session,
    place: seriesId === undefined ? 'none' : read?.id === seriesId ? 'primary' : 'second',
    readInstead: read === undefined || read.id === seriesId ? null : seriesLabel(read),
    hasBar,
    isTradingDay: isTradingDay(sessionOf(value, value.stamp)),
    sessionsBack: clock.asOf === null ? null : sessionsBetween(clock.calendar, session, clock.asOf),
    valueClass: value.kind === 'values' ? (value.symbol === 'VIXCLS' ? 'volatility' : (classOfCode(value.symbol) ?? null)) : null,
  }
}
