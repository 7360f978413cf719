import { Mapping } from '#contract/schemas/mapping.ts'
import type { z } from 'zod'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

export interface SavedMappingRow {
  readonly name: string
  /** The header as its signature (ingest/mapper/find-table.ts). */
  readonly header: string
  readonly mapping: z.infer<typeof Mapping>
}

interface Stored {
  readonly name: string
  readonly header: string
  readonly mapping: string
}

/** Every mapping the user keeps, by name. */
export const listSavedMappings = (db: ReadDb): readonly SavedMappingRow[] =>
  prepared<[], Stored>(db, 'SELECT name, header, mapping FROM saved_mappings ORDER BY name')
    .all()
    .map(({ name, header, mapping }) => ({ name, header, mapping: Mapping.parse(JSON.parse(mapping)) }))

/** Keeps a mapping; it takes the place of one of the same name and of one for the same header. */
export function saveMapping(db: WriteDb, { name, header, mapping }: SavedMappingRow, nowAtMs: number): void {
  prepared<[string, string]>(db, 'DELETE FROM saved_mappings WHERE name = ? OR header = ?').run(name, header)
  prepared<[string, string, string, number]>(db, 'INSERT INTO saved_mappings (name, header, mapping, saved_at_ms) VALUES (?, ?, ?, ?)').run(
    name,
    header,
    JSON.stringify({ ...mapping, saveAs: name }),
    nowAtMs,
  )
}

/** False when there is none of that name. */
export const removeSavedMapping = (db: WriteDb, name: string): boolean =>
  prepared<[string]>(db, 'DELETE FROM saved_mappings WHERE name = ?').run(name).changes > 0
