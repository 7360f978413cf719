import type { HeldCause } from '#contract/schemas/quarantine.ts'
import { FILE_LABEL } from './file-label.ts'
import type { ReadDb } from './handles.ts'
import { CAUSE_OF_ROW } from './held-cause.ts'
import { type HeldDecision, type HeldPlace, IS_DECIDED } from './held-decisions.ts'
import { prepared } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'

/** Which held-back rows are asked for; null = any. */
export interface QuarantineFilter {
  readonly symbol: string | null
  readonly batchId: number | null
  readonly cause: HeldCause | null
  readonly state: 'waiting' | 'decided' | 'all'
}

/** A held-back row of prices or values of an active import. */
export interface QuarantinedRow extends HeldPlace {
  readonly batchId: number
  readonly file: string
  readonly formatKind: string
  readonly profileId: string
  readonly status: 'review' | 'error'
  readonly cause: HeldCause
  readonly reason: string
  readonly column: string | null
  readonly symbol: string | null
  readonly session: string | null
  readonly raw: string
  readonly decision: HeldDecision | null
  readonly decidedAtMs: number | null
}

/** How many rows of a cause wait and are decided. */
export interface CauseCount {
  readonly cause: HeldCause
  readonly waiting: number
  readonly decided: number
}

/** Prices and values alone: what other tables hold back has no stamp. File by file, so that the many rows of brokers' files are never walked. */
const FROM = `FROM batch_files f CROSS JOIN batches b ON b.id = f.batch_id CROSS JOIN raw_rows r INDEXED BY raw_rows_by_status ON r.batch_file_id = f.id
  WHERE b.undone_at_ms IS NULL AND f.format_kind IN ('bars', 'series') AND f.rows_review + f.rows_error > 0 AND r.status IN ('review', 'error')
  AND (@symbol IS NULL OR ${symbolAt('r.symbol_text', "coalesce(r.session, '')")} = @symbol) AND (@batchId IS NULL OR f.batch_id = @batchId)`

type Bound = Omit<QuarantineFilter, 'cause' | 'state'>

/** Every cause that occurs, whatever cause and state are asked for. */
export function countQuarantined(db: ReadDb, { symbol, batchId }: Bound): readonly CauseCount[] {
  return prepared<[Bound], CauseCount>(
    db,
    `SELECT cause, sum(NOT is_decided) AS waiting, sum(is_decided) AS decided FROM (SELECT ${CAUSE_OF_ROW} AS cause, ${IS_DECIDED} AS is_decided ${FROM})
     GROUP BY cause ORDER BY cause`,
  ).all({ symbol, batchId })
}

/** In the order of their files and lines. */
export function listQuarantined(db: ReadDb, filter: QuarantineFilter, limit: number, offset: number): readonly QuarantinedRow[] {
  return prepared<[QuarantineFilter & { limit: number; offset: number }], QuarantinedRow>(
    db,
    `WITH held AS MATERIALIZED (
       SELECT f.id AS fileId, r.line, f.batch_id AS batchId, f.profile_id AS profileId, r.symbol_text, r.raw_text, ${CAUSE_OF_ROW} AS cause
       ${FROM} AND (@state = 'all' OR (@state = 'decided') = ${IS_DECIDED}) AND (@cause IS NULL OR ${CAUSE_OF_ROW} = @cause)
       ORDER BY f.id, r.line LIMIT @limit OFFSET @offset)
     SELECT held.fileId, held.line, held.batchId, held.profileId, held.cause, f.format_kind AS formatKind, r.status, r.reason, r.column_name AS "column",
       r.symbol_text AS symbol, r.session, r.raw_text AS raw, d.decision, d.decided_at_ms AS decidedAtMs,
       ${FILE_LABEL} AS file
     FROM held JOIN batch_files f ON f.id = held.fileId JOIN raw_rows r ON r.batch_file_id = held.fileId AND r.line = held.line
     LEFT JOIN held_decisions d ON (d.batch_file_id, d.line) = (SELECT e.batch_file_id, e.line FROM held_decisions e
       WHERE e.raw_text = held.raw_text AND e.symbol_text IS held.symbol_text AND e.profile_id = held.profileId ORDER BY 1, 2 LIMIT 1)
     ORDER BY held.fileId, held.line`,
  ).all({ ...filter, limit, offset })
}
