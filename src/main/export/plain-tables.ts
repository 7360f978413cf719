import type { ReadDb } from '../store/handles.ts'
import type { Cell } from './csv-line.ts'
import type { WrittenFile } from './file-writer.ts'
import { type ExportFormat, RecordFile } from './record-file.ts'

/** Tables whose rows are written in a layout of their own: one file a series, one file of transactions. */
const WRITTEN_ELSEWHERE: ReadonlySet<string> = new Set(['bar_chunks', 'observation_chunks', 'transactions', 'transaction_fees'])

interface Column {
  readonly name: string
  readonly isKey: number
}

/** The tables of the store that are written as they are, by name. A table that a later version adds is among them without being named here. */
export function plainTables(db: ReadDb): readonly string[] {
  return db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`)
    .pluck()
    .all()
    .filter((name) => !WRITTEN_ELSEWHERE.has(name))
}

/** One table, column for column, in key order. Bytes are written in hexadecimal; whole numbers beyond 2^53 as text. */
export function writePlainTable(db: ReadDb, folder: string, table: string, format: ExportFormat, onRow: () => void): WrittenFile {
  const columns = db.prepare<[string], Column>('SELECT name, pk AS isKey FROM pragma_table_info(?) ORDER BY cid').all(table)
  const keys = columns.filter(({ isKey }) => isKey > 0).toSorted((a, b) => a.isKey - b.isKey)
  const names = columns.map(({ name }) => name)
  const order = (keys.length > 0 ? keys.map(({ name }) => name) : ['rowid']).map(quoted).join(', ')
  const file = new RecordFile(folder, `tables/${table}`, format, names)
  const rows = db.prepare<[], Record<string, unknown>>(`SELECT ${names.map(quoted).join(', ')} FROM ${quoted(table)} ORDER BY ${order}`).safeIntegers()
  for (const row of rows.iterate()) {
    file.add(Object.fromEntries(names.map((name) => [name, cellOf(row[name])])))
    onRow()
  }
  return file.close()
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function cellOf(value: unknown): Cell {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
