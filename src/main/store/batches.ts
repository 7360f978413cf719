import type { RowCounts } from '#contract/schemas/imports.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

export interface NewBatch {
  readonly kind: 'import' | 'typed' | 'demo'
  readonly atMs: number
  readonly requestId: string
  readonly generation: number
  readonly appVersion: string
}

export interface NewBatchFile {
  readonly batchId: number
  readonly ordinal: number
  readonly path: string
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly encoding: string
  readonly profileId: string
  readonly profileVersion: number
  readonly formatKind: string
  readonly account: string | null
  readonly rows: RowCounts
  readonly answers: ReadonlyMap<string, string | number | boolean>
}

export interface Batch {
  readonly id: number
  readonly kind: NewBatch['kind']
  readonly atMs: number
  readonly undoneAtMs: number | null
  readonly generation: number
}

export interface BatchFileRow extends Omit<NewBatchFile, 'answers'> {
  readonly id: number
}

export function insertBatch(db: WriteDb, batch: NewBatch): number {
  const { lastInsertRowid } = prepared(db, 'INSERT INTO batches (kind, at_ms, request_id, generation, app_version) VALUES (?, ?, ?, ?, ?)').run(
    batch.kind,
    batch.atMs,
    batch.requestId,
    batch.generation,
    batch.appVersion,
  )
  return Number(lastInsertRowid)
}

/** Keeps a file of a batch with the answers it was read by. */
export function insertBatchFile(db: WriteDb, file: NewBatchFile): number {
  const { rows } = file
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO batch_files (batch_id, ordinal, path, name, sha256, size_bytes, encoding, profile_id, profile_version, format_kind, account,
       rows_read, rows_new, rows_known, rows_ignored, rows_review, rows_unsupported, rows_error)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    file.batchId,
    file.ordinal,
    file.path,
    file.name,
    file.sha256,
    file.sizeBytes,
    file.encoding,
    file.profileId,
    file.profileVersion,
    file.formatKind,
    file.account,
    rows.read,
    rows.new,
    rows.known,
    rows.ignored,
    rows.review,
    rows.unsupported,
    rows.error,
  )
  const id = Number(lastInsertRowid)
  for (const [question, value] of file.answers) {
    prepared(db, 'INSERT INTO batch_file_answers (batch_file_id, question, value) VALUES (?, ?, ?)').run(id, question, JSON.stringify(value))
  }
  return id
}

interface BatchText {
  id: number
  kind: NewBatch['kind']
  at_ms: number
  undone_at_ms: number | null
  generation: number
}

const toBatch = (row: BatchText): Batch => ({ id: row.id, kind: row.kind, atMs: row.at_ms, undoneAtMs: row.undone_at_ms, generation: row.generation })

export function findBatch(db: ReadDb, id: number): Batch | undefined {
  const row = prepared<[number], BatchText>(db, 'SELECT id, kind, at_ms, undone_at_ms, generation FROM batches WHERE id = ?').get(id)
  return row === undefined ? undefined : toBatch(row)
}

/** Imports, the newest first, those before `beforeId` only. */
export function listBatches(db: ReadDb, beforeId: number, limit: number): Batch[] {
  return prepared<[number, number], BatchText>(
    db,
    `SELECT id, kind, at_ms, undone_at_ms, generation FROM batches WHERE id < ? AND kind <> 'typed' ORDER BY id DESC LIMIT ?`,
  )
    .all(beforeId, limit)
    .map(toBatch)
}

interface BatchFileText {
  id: number
  batch_id: number
  ordinal: number
  path: string
  name: string
  sha256: string
  size_bytes: number
  encoding: string
  profile_id: string
  profile_version: number
  format_kind: string
  account: string | null
  rows_read: number
  rows_new: number
  rows_known: number
  rows_ignored: number
  rows_review: number
  rows_unsupported: number
  rows_error: number
}

/** The files of a batch in the order in which they were stored. */
export function filesOfBatch(db: ReadDb, batchId: number): BatchFileRow[] {
  return prepared<[number], BatchFileText>(db, 'SELECT * FROM batch_files WHERE batch_id = ? ORDER BY ordinal')
    .all(batchId)
    .map((row) => ({
      id: row.id,
      batchId: row.batch_id,
      ordinal: row.ordinal,
      path: row.path,
      name: row.name,
      sha256: row.sha256,
      sizeBytes: row.size_bytes,
      encoding: row.encoding,
      profileId: row.profile_id,
      profileVersion: row.profile_version,
      formatKind: row.format_kind,
      account: row.account,
      rows: {
        read: row.rows_read,
        new: row.rows_new,
        known: row.rows_known,
        ignored: row.rows_ignored,
        review: row.rows_review,
        unsupported: row.rows_unsupported,
        error: row.rows_error,
      },
    }))
}

/** The batch that already holds a file with these bytes and is not undone; the newest one. */
export function activeBatchOfDigest(db: ReadDb, sha256: string): { readonly batchId: number; readonly name: string } | undefined {
  return prepared<[string], { batchId: number; name: string }>(
    db,
    `SELECT f.batch_id AS batchId, f.name FROM batch_files f JOIN batches b ON b.id = f.batch_id
     WHERE f.sha256 = ? AND b.undone_at_ms IS NULL ORDER BY f.id DESC LIMIT 1`,
  ).get(sha256)
}

/** Stamps a batch as undone; batches are never deleted. */
export function markUndone(db: WriteDb, batchId: number, atMs: number): void {
  prepared(db, 'UPDATE batches SET undone_at_ms = ? WHERE id = ?').run(atMs, batchId)
}
