import type { ReadDb } from '../store/handles.ts'
import { PRINTED_RECORD, printedHeader, printedKey } from '../store/printed-record.ts'
import { familyOf, recordFamilies, type RecordFamilyName } from '../store/record-families.ts'
import type { Cell } from './csv-line.ts'
import type { WrittenFile } from './file-writer.ts'
import { type ExportFormat, RecordFile } from './record-file.ts'

/** The families of dated records of which the store holds any. */
export const storedFamilies = (db: ReadDb): readonly RecordFamilyName[] => {
  const stored = new Set(db.prepare<[], string>('SELECT DISTINCT family FROM dated_records').pluck().all())
  return (Object.keys(recordFamilies) as RecordFamilyName[]).filter((family) => stored.has(family))
}

/** The standing records of one family in the layout that an import reads back unchanged, by their day and key. */
export function writeRecords(db: ReadDb, folder: string, family: RecordFamilyName, format: ExportFormat, onRow: () => void): WrittenFile {
  const { table, columns } = familyOf(family)
  const header = printedHeader(family)
  const file = new RecordFile(folder, `records/${family}`, format, header)
  const values = Object.entries(columns).map(([field, column]) => `v.${column} AS "${field}"`)
  const rows = db.prepare<[string], Record<string, Cell>>(
    `SELECT r.record_key, r.symbol, r.day, r.known_at, r.is_assumed, ${values.join(', ')}
     FROM dated_records r JOIN ${table} v ON v.record_id = r.id
     WHERE r.family = ? AND NOT EXISTS (SELECT 1 FROM dated_records n WHERE n.family = r.family AND n.record_key = r.record_key AND n.version > r.version)
     ORDER BY r.day, r.record_key`,
  )
  for (const row of rows.iterate(family)) {
    file.add({ ...row, [PRINTED_RECORD.key]: printedKey(String(row[PRINTED_RECORD.key])) })
    onRow()
  }
  return file.close()
}
