import { resolve } from 'node:path'
import type { RowStatus } from '#contract/schemas/imports.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** The text of one row as it stood in its file, and what became of it. */
export interface RawRow {
  readonly line: number
  readonly status: RowStatus
  /** '' where nothing needs saying. */
  readonly reason: string
  readonly column: string | null
  readonly symbol: string | null
  readonly session: string | null
  readonly raw: string
}

/** Keeps one row of a file. Of two records that begin on one line only the first could be kept: that cannot happen in a table. */
export function insertRawRow(db: WriteDb, fileId: number, row: RawRow): void {
  prepared(db, `INSERT INTO raw_rows (batch_file_id, line, status, reason, column_name, symbol_text, session, raw_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    fileId,
    row.line,
    row.status,
    row.reason,
    row.column,
    row.symbol,
    row.session,
    row.raw,
  )
}

/** A kept row together with its file. */
export interface KeptRow extends RawRow {
  readonly fileId: number
  readonly path: string
}

interface KeptRowText {
  batch_file_id: number
  path: string
  line: number
  status: RowStatus
  reason: string
  column_name: string | null
  symbol_text: string | null
  session: string | null
  raw_text: string
}

export interface RawRowQuery {
  readonly batchId: number
  /** Path, however it is written, or name of one file of the batch. */
  readonly file: string | undefined
  readonly status: RowStatus | undefined
  /** Rows behind this place only. */
  readonly after: { readonly fileId: number; readonly line: number } | undefined
  readonly limit: number
}

/** Rows of a batch in the order of its files and lines. */
export function readRawRows(db: ReadDb, { batchId, file, status, after, limit }: RawRowQuery): KeptRow[] {
  return prepared<[Record<string, unknown>], KeptRowText>(
    db,
    `SELECT r.batch_file_id, f.path, r.line, r.status, r.reason, r.column_name, r.symbol_text, r.session, r.raw_text
     FROM batch_files f JOIN raw_rows r ON r.batch_file_id = f.id
     WHERE f.batch_id = $batch AND ($file IS NULL OR f.path = $path OR f.name = $file) AND ($status IS NULL OR r.status = $status)
       AND (r.batch_file_id > $afterFile OR (r.batch_file_id = $afterFile AND r.line > $afterLine))
     ORDER BY r.batch_file_id, r.line LIMIT $limit`,
  )
    .all({
      batch: batchId,
      file: file ?? null,
      path: file === undefined ? null : resolve(file),
      status: status ?? null,
      afterFile: after?.fileId ?? 0,
      afterLine: after?.line ?? 0,
      limit,
    })
    .map((row) => ({
      fileId: row.batch_file_id,
      path: row.path,
      line: row.line,
      status: row.status,
      reason: row.reason,
      column: row.column_name,
      symbol: row.symbol_text,
      session: row.session,
      raw: row.raw_text,
    }))
}

/**
 * The texts of rows that files of a profile hold back (review, unsupported, error) in batches that are not undone: a row that
 * is held already is nothing new to store.
 */
export function heldBackTexts(db: ReadDb, profileId: string): Set<string> {
  const rows = prepared<[string], { raw_text: string }>(
    db,
    `SELECT DISTINCT r.raw_text FROM batch_files f JOIN batches b ON b.id = f.batch_id JOIN raw_rows r ON r.batch_file_id = f.id
     WHERE f.profile_id = ? AND b.undone_at_ms IS NULL AND r.status IN ('review', 'unsupported', 'error')`,
  ).all(profileId)
  return new Set(rows.map((row) => row.raw_text))
}
