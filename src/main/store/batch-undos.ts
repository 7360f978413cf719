import { markUndone } from './batches.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** One undo of a batch that was not redone. */
export interface OpenUndo {
  readonly id: number
  /** Of the undo: what it touched stands in `changes` under this number. */
  readonly generation: number
}

/** Notes that a batch is undone now. */
export function insertUndo(db: WriteDb, undo: { readonly batchId: number; readonly generation: number; readonly atMs: number }): number {
  const { batchId, generation, atMs } = undo
  markUndone(db, batchId, atMs)
  const sql = 'INSERT INTO batch_undos (batch_id, generation, at_ms) VALUES (?, ?, ?)'
  return Number(prepared<[number, number, number]>(db, sql).run(batchId, generation, atMs).lastInsertRowid)
}

/** The undo of a batch that a redo would take back. Undefined when the batch stands, or was undone by a version that kept too little. */
export function openUndoOf(db: ReadDb, batchId: number): OpenUndo | undefined {
  return prepared<[number], OpenUndo>(
    db,
    `SELECT u.id, u.generation FROM batch_undos u JOIN batches b ON b.id = u.batch_id
     WHERE u.batch_id = ? AND u.redone_at_ms IS NULL AND b.undone_at_ms IS NOT NULL ORDER BY u.id DESC LIMIT 1`,
  ).get(batchId)
}

/** Notes that a batch stands again, and drops what was kept for that, apart from rows ("table id") other undos may still need. */
export function markRedone(db: WriteDb, undo: { readonly id: number; readonly batchId: number; readonly atMs: number }, moved: readonly string[]): void {
  prepared(db, 'UPDATE batches SET undone_at_ms = NULL WHERE id = ?').run(undo.batchId)
  prepared(db, 'UPDATE batch_undos SET redone_at_ms = ? WHERE id = ?').run(undo.atMs, undo.id)
  prepared(db, `DELETE FROM undone_rows WHERE undo_id = ? AND (row_id IS NULL OR table_name || ' ' || row_id NOT IN (SELECT value FROM json_each(?)))`).run(
    undo.id,
    JSON.stringify(moved),
  )
}

/** What the undo with this generation touched. */
export function touchedBy(db: ReadDb, generation: number): readonly { readonly kind: string; readonly id: string }[] {
  return prepared<[number], { kind: string; id: string }>(db, 'SELECT kind, id FROM changes WHERE generation = ? ORDER BY kind, id').all(generation)
}

/** The batch a stored file belongs to. */
export function batchOfFile(db: ReadDb, fileId: number): number {
  const batch = preparedValue<[number], number>(db, 'SELECT batch_id FROM batch_files WHERE id = ?').get(fileId)
  if (batch === undefined) throw new Error(`batchOfFile: got the file ${fileId}, wanted one that is stored`)
  return batch
}
