import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** SQL: what a file `f` of an import is called: its name, or its path where the import has two of one name. */
export const FILE_LABEL = `iif((SELECT count(*) FROM batch_files o WHERE o.batch_id = f.batch_id AND o.name = f.name) > 1, f.path, f.name)`

/** A stored file as a call names it. */
export function fileLabel(db: ReadDb, fileId: number): { readonly batch: string; readonly file: string } {
  const row = prepared<[number], { batch: number; file: string }>(
    db,
    `SELECT f.batch_id AS batch, ${FILE_LABEL} AS file FROM batch_files f WHERE f.id = ?`,
  ).get(fileId)
  if (row === undefined) throw new Error(`fileLabel: got the file ${fileId}, wanted one that is stored`)
  return { batch: String(row.batch), file: row.file }
}
