import { FILE_LABEL } from './file-label.ts'
import type { ReadDb } from './handles.ts'
import { IS_DECIDED } from './held-decisions.ts'
import { prepared, preparedValue } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'

/** A row an active import holds back, with where it stands. */
export interface ListedHeldRow {
  readonly status: 'review' | 'error'
  readonly formatKind: string
  readonly symbol: string | null
  readonly session: string | null
  readonly reason: string
  readonly column: string | null
  readonly batchId: number
  readonly file: string
  readonly line: number
}

/** Rows with an error, and rows of prices, values, holdings and positions that wait for a look; not those the user decided on. */
const FROM = `FROM raw_rows r JOIN batch_files f ON f.id = r.batch_file_id JOIN batches b ON b.id = f.batch_id
  WHERE b.undone_at_ms IS NULL AND (r.status = 'error' OR (r.status = 'review' AND f.format_kind IN ('bars', 'series', 'holdings', 'positions')))
  AND (@symbol IS NULL OR ${symbolAt('r.symbol_text', "coalesce(r.session, '')")} = @symbol) AND NOT ${IS_DECIDED}`

export function countHeldRows(db: ReadDb, symbol: string | null): number {
  return preparedValue<[{ symbol: string | null }], number>(db, `SELECT count(*) ${FROM}`).get({ symbol }) ?? 0
}

/** In the order of their files and lines. */
export function listHeldRows(db: ReadDb, symbol: string | null, limit: number, offset: number): readonly ListedHeldRow[] {
  return prepared<[{ symbol: string | null; limit: number; offset: number }], ListedHeldRow>(
    db,
    `SELECT r.status, f.format_kind AS formatKind, r.symbol_text AS symbol, r.session, r.reason, r.column_name AS "column", f.batch_id AS batchId, ${FILE_LABEL} AS file, r.line
     ${FROM} ORDER BY r.batch_file_id, r.line LIMIT @limit OFFSET @offset`,
  ).all({ symbol, limit, offset })
}
