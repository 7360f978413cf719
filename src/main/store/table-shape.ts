import type { ReadDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** What is to be known about a table to put one of its rows back. Names come from our own schema. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  /** Its rows carry a number of their own (`id`), which other rows refer to. */
  readonly hasOwnId: boolean
  /** The columns a row is known by: for a table with its own id the natural key, else the primary key, else all columns. */
  readonly key: readonly string[]
  readonly parents: readonly { readonly table: string; readonly from: readonly string[]; readonly to: readonly string[] }[]
}

const shapes = new WeakMap<ReadDb, Map<string, TableShape>>()

/** The shape of a table of the schema in force, read once per connection. */
export function shapeOf(db: ReadDb, table: string): TableShape {
  const known = shapes.get(db) ?? new Map<string, TableShape>()
  shapes.set(db, known)
  const shape = known.get(table) ?? readShape(db, table)
  known.set(table, shape)
  return shape
}

function readShape(db: ReadDb, table: string): TableShape {
  const columns = prepared<[string], { name: string; type: string; pk: number }>(db, 'SELECT name, type, pk FROM pragma_table_info(?)').all(table)
  if (columns.length === 0) throw new Error(`shapeOf: got the table ${table}, wanted one of the schema`)
  const names = columns.map(({ name }) => name)
  const primary = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  const hasOwnId = primary.length === 1 && primary[0]?.name === 'id' && primary[0].type === 'INTEGER'
  const primaryKey = primary.length > 0 ? primary.map(({ name }) => name) : names
  return { name: table, columns: names, hasOwnId, key: hasOwnId ? (uniqueKeyOf(db, table) ?? ['id']) : primaryKey, parents: parentsOf(db, table) }
}

function uniqueKeyOf(db: ReadDb, table: string): readonly string[] | undefined {
  const indexes = preparedValue<[string], string>(db, 'SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND partial = 0 ORDER BY seq DESC').all(table)
  for (const index of indexes) {
    const names = preparedValue<[string], string | null>(db, 'SELECT name FROM pragma_index_info(?) ORDER BY seqno').all(index)
    // A key over an expression has a column without a name: rows cannot be looked up by it.
    if (names.every((name) => name !== null)) return names
  }
  return undefined
}

function parentsOf(db: ReadDb, table: string): TableShape['parents'] {
  const rows = prepared<[string], { id: number; table: string; from: string; to: string }>(
    db,
    'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
  ).all(table)
  const byKey = Map.groupBy(rows, ({ id }) => id)
  return [...byKey.values()].map((pairs) => ({ table: pairs[0]!.table, from: pairs.map(({ from }) => from), to: pairs.map(({ to }) => to) }))
}
