import { createHash } from 'node:crypto'
import type { WriteDb } from '../../../src/main/store/handles.ts'

/** Adds a batch with one empty file, as an import would; answers the file's id. Equal names are equal files. */
export function addBatchFile(db: WriteDb, name = 'file.csv'): number {
  const batch = db.prepare(`INSERT INTO batches (at_ms, request_id, generation, app_version) VALUES (1, 'r', 1, '0.1.0')`).run().lastInsertRowid
  return Number(
    db
      .prepare(
        `INSERT INTO batch_files (batch_id, ordinal, path, name, sha256, size_bytes, encoding, profile_id, profile_version, format_kind,
           rows_read, rows_new, rows_known, rows_ignored, rows_review, rows_unsupported, rows_error)
         VALUES (?, 0, '/f/' || ?, ?, ?, 0, 'utf-8', 'yahoo', 1, 'bars', 0, 0, 0, 0, 0, 0, 0)`,
      )
      .run(batch, name, name, createHash('sha256').update(name).digest('hex')).lastInsertRowid,
  )
}
