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
  readonly fileId: number
  readonly profileId: string
  readonly batchId: number
  readonly file: string
  readonly line: number
}

/** Whom the row speaks of. */
const SYMBOL = symbolAt('r.symbol_text', "coalesce(r.session, '')")

/** Rows with an error, and rows of prices, values, holdings and positions that wait for a look; not those the user decided on. File by file, as in quarantine-rows.ts. */
const FROM = `FROM batch_files f CROSS JOIN batches b ON b.id = f.batch_id CROSS JOIN raw_rows r INDEXED BY raw_rows_by_status ON r.batch_file_id = f.id
  WHERE b.undone_at_ms IS NULL AND f.rows_review + f.rows_error > 0 AND r.status IN ('review', 'error')
  AND (r.status = 'error' OR (r.status = 'review' AND f.format_kind IN ('bars', 'series', 'holdings', 'positions')))
  AND (@symbol IS NULL OR ${SYMBOL} = @symbol) AND NOT ${IS_DECIDED}`

export function countHeldRows(db: ReadDb, symbol: string | null): number {
  return preparedValue<[{ symbol: string | null }], number>(db, `SELECT count(*) ${FROM}`).get({ symbol }) ?? 0
}

/** In the order of their files and lines. */
export function listHeldRows(db: ReadDb, symbol: string | null, limit: number, offset: number): readonly ListedHeldRow[] {
  return prepared<[{ symbol: string | null; limit: number; offset: number }], ListedHeldRow>(
    db,
    `SELECT f.id AS fileId, f.profile_id AS profileId, r.status, f.format_kind AS formatKind, ${SYMBOL} AS symbol, r.session, r.reason, r.column_name AS "column", f.batch_id AS batchId, ${FILE_LABEL} AS file, r.line
     ${FROM} ORDER BY r.batch_file_id, r.line LIMIT @limit OFFSET @offset`,
  ).all({ symbol, limit, offset })
}
