import type { WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { stateRows } from './state-rows.ts'
import { shapeOf, type TableShape } from './table-shape.ts'

/** The tables of series, bars and values: what an undo takes from them is kept by the file, many rows to a line (withdraw-series.ts). */
const SERIES_TABLES: ReadonlySet<string> = new Set(['series', 'bar_chunks', 'observation_chunks', 'coverage', 'chunk_confirmations', 'chunk_files'])

/** The tables whose rows an undo keeps one by one: all that says what is known, apart from the series. */
export const journaledTables: readonly string[] = Object.keys(stateRows).filter((table) => !SERIES_TABLES.has(table))

export type RowValue = string | number | null | { readonly hex: string }
export type RowImage = Readonly<Record<string, RowValue>>

/**
 * Does `work` and keeps every row it removes, changes or adds in the journaled tables, in that order, whichever family the row belongs
 * to: a redo needs nothing else. Inside the caller's transaction; a throw leaves nothing behind.
 */
export function journalUndo<T>(db: WriteDb, undoId: number, work: () => T): T {
  db.function('row_image', { deterministic: true, varargs: true, directOnly: false }, (...pairs: unknown[]) => JSON.stringify(imageOf(pairs)))
  db.exec('CREATE TEMP TABLE IF NOT EXISTS undo_in_progress (id INTEGER NOT NULL) STRICT')
  prepared(db, 'INSERT INTO undo_in_progress (id) VALUES (?)').run(undoId)
  const shapes = journaledTables.map((table) => shapeOf(db, table))
  for (const shape of shapes) db.exec(triggersOf(shape))
  const done = work()
  for (const { name } of shapes) for (const act of ACTS) db.exec(`DROP TRIGGER temp.undo_${act}_${name}`)
  prepared(db, 'DELETE FROM undo_in_progress').run()
  return done
}

const ACTS = ['removed', 'changed', 'added'] as const

/** Triggers of this connection alone: they go with the transaction that fails, and with the connection. */
function triggersOf({ name, columns }: TableShape): string {
  const image = (side: 'OLD' | 'NEW'): string => `row_image(${columns.map((column) => `'${column}', ${side}."${column}"`).join(', ')})`
  const idOf = (side: 'OLD' | 'NEW'): string => (columns.includes('id') ? `${side}.id` : 'NULL')
  const keep = (act: (typeof ACTS)[number], event: string, id: string, before: string, after: string): string =>
    `CREATE TEMP TRIGGER undo_${act}_${name} AFTER ${event} ON main.${name} BEGIN
       INSERT INTO undone_rows (undo_id, table_name, row_id, act, row_before, row_after)
       SELECT id, '${name}', ${id}, '${act}', ${before}, ${after} FROM undo_in_progress WHERE ${before} IS NOT ${after};
     END;`
  return [
    keep('removed', 'DELETE', idOf('OLD'), image('OLD'), 'NULL'),
    keep('changed', 'UPDATE', idOf('OLD'), image('OLD'), image('NEW')),
    keep('added', 'INSERT', idOf('NEW'), 'NULL', image('NEW')),
  ].join('\n')
}

/** Names and values in turn as one object; bytes as hexadecimal text. */
function imageOf(pairs: readonly unknown[]): RowImage {
  const image: Record<string, RowValue> = {}
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const value = pairs[i + 1]
    if (value === null || typeof value === 'string' || typeof value === 'number') image[String(pairs[i])] = value
    else if (value instanceof Uint8Array) image[String(pairs[i])] = { hex: Buffer.from(value).toString('hex') }
    else throw new Error(`row_image: got ${typeof value} in ${String(pairs[i])}, wanted null, a number, text or bytes`)
  }
  return image
}
