import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Quarantine, QuarantineRow } from '#contract/schemas/quarantine.ts'
import { countQuarantined, listQuarantined, type QuarantinedRow } from '../../../store/quarantine-rows.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { judgingClock } from '../judging-clock.ts'
import { lookAtRow, openLookup, type RowLookup } from '../quarantine/look-at-row.ts'
import { namedFigures } from '../quarantine/standing.ts'
import { whyNotTaken } from '../quarantine/why-not-taken.ts'

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
    const found = listQuarantined(db, { symbol, batchId, cause, state }, limit, offset)
    const lookup = openLookup(context, clock, found)
    const rows = found.map((row) => viewOf(row, lookup))
    return succeed({ asOf: clock.asOf, rows, total, causes: [...causes], next: offset + rows.length < total ? String(offset + rows.length) : null })
  },
  compute: (gathered) => gathered,
}

function viewOf(row: QuarantinedRow, lookup: RowLookup): QuarantineRow {
  const { values, symbol, session, seriesId, stands, isStored, effects } = lookAtRow(row, lookup)
  const [value] = values
  return {
    batch: String(row.batchId),
    file: row.file,
    line: row.line,
    symbol: symbol ?? row.symbol,
    kind: row.formatKind === 'series' ? 'values' : 'bars',
    timeframe: value?.timeframe ?? null,
    session: session ?? row.session,
    at: value?.timeframe === '1m' ? value.stamp * 60_000 : null,
    cause: row.cause,
    reason: row.reason,
    column: row.column,
    raw: row.raw,
    says: value === undefined ? null : namedFigures(value.kind, value.figures),
    series: seriesId === null ? null : String(seriesId),
    stands,
    decision: row.decision,
    decidedAt: row.decidedAtMs,
    whyNot: whyNotTaken(row, values, isStored),
    effects,
  }
}
