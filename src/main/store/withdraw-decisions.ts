import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { removeEmptySeries } from './series-writes.ts'
import { settleTaken, takenStampsOfFile } from './taken-series.ts'

/**
 * Takes back what the user decided on the rows of a file: what stood by it no longer does. A series that held nothing else is removed.
 * @returns the series that changed, and the instruments they are of
 */
export function withdrawDecisions(db: WriteDb, fileId: number): { readonly series: ReadonlySet<number>; readonly instruments: ReadonlySet<number> } {
  const stamps = takenStampsOfFile(db, fileId)
  prepared<[number]>(db, 'DELETE FROM taken_values WHERE batch_file_id = ?').run(fileId)
  prepared<[number]>(db, 'DELETE FROM held_decisions WHERE batch_file_id = ?').run(fileId)
  settleTaken(db, stamps)
  const series = new Set(stamps.map(({ id }) => id))
  for (const id of series) {
    const promoted = removeEmptySeries(db, id)
    if (promoted !== null) series.add(promoted)
  }
  return { series, instruments: new Set(stamps.flatMap(({ instrumentId }) => (instrumentId === null ? [] : [instrumentId]))) }
}

/** Decisions on rows of an import, by decision and symbol, with the session where it is one row. */
export interface DecidedIn {
  readonly decision: 'take' | 'keep-out'
  readonly symbol: string | null
  readonly session: string | null
  readonly count: number
}

/** What the user decided on held-back rows of an import. */
export function decisionsIn(db: ReadDb, batchId: number): readonly DecidedIn[] {
  return prepared<[number], DecidedIn>(
    db,
    `SELECT d.decision, r.symbol_text AS symbol, min(r.session) AS session, count(*) AS count FROM held_decisions d
     JOIN batch_files f ON f.id = d.batch_file_id JOIN raw_rows r ON r.batch_file_id = d.batch_file_id AND r.line = d.line
     WHERE f.batch_id = ? GROUP BY d.decision, r.symbol_text ORDER BY 1, 2`,
  ).all(batchId)
}

/**
 * Drops decisions of an import that came back with a redo although another row was taken on their stamp in the meantime: that one stands.
 * @returns in words, what was dropped
 */
export function dropOverruled(db: WriteDb, batchId: number): string[] {
  const dropped = prepared<[number], { fileId: number; line: number; symbol: string | null; session: string | null }>(
    db,
    `SELECT d.batch_file_id AS fileId, d.line, r.symbol_text AS symbol, r.session FROM held_decisions d JOIN batch_files f ON f.id = d.batch_file_id
     JOIN raw_rows r ON r.batch_file_id = d.batch_file_id AND r.line = d.line
     WHERE f.batch_id = ? AND d.decision = 'take' AND EXISTS (SELECT 1 FROM held_values h WHERE h.batch_file_id = d.batch_file_id AND h.line = d.line
       AND NOT EXISTS (SELECT 1 FROM taken_values t WHERE t.batch_file_id = h.batch_file_id AND t.line = h.line AND t.symbol = h.symbol))`,
  ).all(batchId)
  for (const { fileId, line } of dropped) {
    settleTaken(db, removeRow(db, fileId, line))
  }
  return dropped.map(
    ({ symbol, session }) => `you took another value of ${symbol ?? 'the row'}${session === null ? '' : ` for ${session}`} since; that one stands`,
  )
}

function removeRow(db: WriteDb, fileId: number, line: number): ReturnType<typeof takenStampsOfFile> {
  const stamps = takenStampsOfFile(db, fileId, line)
  prepared<[number, number]>(db, 'DELETE FROM taken_values WHERE batch_file_id = ? AND line = ?').run(fileId, line)
  prepared<[number, number]>(db, 'DELETE FROM held_decisions WHERE batch_file_id = ? AND line = ?').run(fileId, line)
  return stamps
}
