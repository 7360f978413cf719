import type { RowStatus } from '#contract/schemas/imports.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** A row of a price, value or holdings file that was not stored, with its text. */
export interface HeldBarRow {
  readonly line: number
  readonly status: RowStatus
  readonly reason: string
  readonly column: string | null
  readonly symbol: string | null
  /** ISO day. */
  readonly session: string | null
  readonly raw: string
}

export function addHeldRow(db: WriteDb, batchFileId: number, row: HeldBarRow): void {
  prepared<unknown[]>(
    db,
    'INSERT INTO raw_rows (batch_file_id, line, status, reason, column_name, symbol_text, session, raw_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(batchFileId, row.line, row.status, row.reason, row.column, row.symbol, row.session, row.raw)
}

/** True when a file of an active batch has these very bytes: what it holds back is held already. */
export function isFileActive(db: ReadDb, sha256: string): boolean {
  return (
    preparedValue<[string], number>(
      db,
      'SELECT EXISTS (SELECT 1 FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.sha256 = ? AND b.undone_at_ms IS NULL)',
    ).get(sha256) === 1
  )
}

/** True when an active batch holds back a row of the same profile with the same text. */
export function isHeldByActive(db: ReadDb, profileId: string, { symbol, status, raw }: Pick<HeldBarRow, 'symbol' | 'status' | 'raw'>): boolean {
  return (
    preparedValue<[string | null, string, string, string], number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM raw_rows r JOIN batch_files f ON f.id = r.batch_file_id JOIN batches b ON b.id = f.batch_id
         WHERE r.symbol_text IS ? AND r.status = ? AND r.raw_text = ? AND f.profile_id = ? AND b.undone_at_ms IS NULL)`,
    ).get(symbol, status, raw, profileId) === 1
  )
}
