import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** SQL: what a file `f` of an import is called: its name, or its path where the import has two of one name. The names are gathered once a statement. */
export const FILE_LABEL = `iif((f.batch_id, f.name) IN (SELECT batch_id, name FROM batch_files GROUP BY batch_id, name HAVING count(*) > 1), f.path, f.name)`

/** A stored file as a call names it. */
export interface FileLabel {
  readonly batch: string
  readonly file: string
}

/** What stored files are called, looked up one import at a time. */
export class FileLabels {
  readonly #db: ReadDb
  readonly #known = new Map<number, FileLabel>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  of(fileId: number): FileLabel {
    if (!this.#known.has(fileId)) this.#readBatchOf(fileId)
    const label = this.#known.get(fileId)
    if (label === undefined) throw new Error(`FileLabels: got the file ${fileId}, wanted one that is stored`)
    return label
  }

  #readBatchOf(fileId: number): void {
    const rows = prepared<[number], { id: number; batch: number; file: string }>(
      this.#db,
      `SELECT id, batch_id AS batch, iif(count(*) OVER (PARTITION BY name) > 1, path, name) AS file FROM batch_files
       WHERE batch_id = (SELECT batch_id FROM batch_files WHERE id = ?)`,
    ).all(fileId)
    for (const { id, batch, file } of rows) this.#known.set(id, { batch: String(batch), file })
  }
}
