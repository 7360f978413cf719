import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** Where a replaced or removed value stood. */
export interface FormerValue {
  readonly table: string
  /** The natural key of the row, never a row id. */
  readonly rowKey: readonly (string | number)[]
  readonly column: string
  /** null = the column was empty, or the row was not there. */
  readonly oldValue: string | null
}

/** The writing transaction that put something else in its place. */
export interface Replacement {
  /** null = by hand, not by an import. */
  readonly batchId: number | null
  readonly generation: number
  readonly atMs: number
}

/** Keeps a value that is about to be replaced or removed. Bars have a history of their own (bar_history). */
export function keepOldValue(db: WriteDb, former: FormerValue, { batchId, generation, atMs }: Replacement): void {
  prepared<[string, string, string, string | null, number | null, number, number]>(
    db,
    'INSERT INTO value_history (table_name, row_key, column_name, old_value, batch_id, generation, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(former.table, JSON.stringify(former.rowKey), former.column, former.oldValue, batchId, generation, atMs)
}

export interface KeptValue extends Replacement {
  readonly column: string
  readonly oldValue: string | null
}

/** What stood in a row before, oldest first. */
export function formerValues(db: ReadDb, table: string, rowKey: readonly (string | number)[]): readonly KeptValue[] {
  return prepared<[string, string], KeptValue>(
    db,
    `SELECT column_name AS "column", old_value AS oldValue, batch_id AS batchId, generation, at_ms AS atMs
     FROM value_history WHERE table_name = ? AND row_key = ? ORDER BY id`,
  ).all(table, JSON.stringify(rowKey))
}
