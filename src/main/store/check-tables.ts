import type Database from 'better-sqlite3'
import { expectedSchemaDigest, schemaDigest } from './schema-digest.ts'
import { readSchemaVersion } from './schema-version.ts'

/** Chunks carry checksums of their own and are judged when they are read; walking them at every start would cost what they weigh. */
const CHUNK_TABLES = new Set(['bar_chunks', 'observation_chunks'])

/**
 * Whether the file is whole enough to work on: the schema is the one this program made, and the pages of every table of records and
 * their indexes hold together. Null = nothing found; else what is wrong, in a few words.
 */
export function checkTables(db: Database.Database): string | null {
  if (schemaDigest(db) !== expectedSchemaDigest(readSchemaVersion(db))) return 'its tables are not the ones this program makes'
  const names = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  for (const name of names) {
    if (CHUNK_TABLES.has(name)) continue
    const found: unknown = db.pragma(`quick_check('${name}')`, { simple: true })
    if (found !== 'ok') return `table ${name}: ${String(found)}`
  }
  return null
}

/** Every page, every index, every reference: for copies and restores. Null = nothing found. */
export function checkWholeFile(db: Database.Database): string | null {
  const found: unknown = db.pragma('integrity_check', { simple: true })
  if (found !== 'ok') return String(found)
  const broken = db.pragma('foreign_key_check')
  return Array.isArray(broken) && broken.length === 0 ? null : 'rows point at rows that are not there'
}
