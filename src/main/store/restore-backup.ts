import Database from 'better-sqlite3'
import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfFile, readManifest } from './backups.ts'
import { checkTables, checkWholeFile } from './check-tables.ts'
import { verifyChunks } from './chunk-checks.ts'
import { connect } from './connect.ts'
import { verifyContent } from './content-checks.ts'
import { flushPath } from './flush-path.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { migrate } from './migrate.ts'
import { schemaVersion } from './migrations/list.ts'
import { removeDatabase } from './remove-database.ts'
import { readSchemaVersion } from './schema-version.ts'
import { APPLICATION_ID, backupFolder, databasePath } from './workspace-files.ts'
import type { OpenTransaction, TouchedKind } from './write-transaction.ts'

/** What of a backup was looked at, and what is wrong with it, in words. */
export interface BackupCheck {
  readonly problems: readonly string[]
  readonly chunks: number
  readonly digests: number
  readonly schemaVersion: number
  readonly generation: number
}

/**
 * Copies a backup to a place of its own and looks at it as at a stranger's file: the digest it had when it was made, whose file it is, every
 * page, reference, table, chunk and digest. The backup itself is only read. The copy stays for the caller, who removes it.
 */
export function openBackupCopy(workspaceDir: string, name: string, copy: string): BackupCheck {
  const path = join(backupFolder(workspaceDir), name)
  removeDatabase(copy)
  copyFileSync(path, copy)
  const manifest = readManifest(path)
  if (manifest !== undefined && digestOfFile(copy) !== manifest.sha256) return refused('its bytes are not the ones that were written')
  let db: Database.Database | undefined
  try {
    db = new Database(copy, { readonly: true, fileMustExist: true })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    return checkOpen(db)
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && /^SQLITE_(NOTADB|CORRUPT)/.test(String(thrown.code))) return refused('a page cannot be read')
    throw thrown
  } finally {
    db?.close()
  }
}

const refused = (problem: string): BackupCheck => ({ problems: [problem], chunks: 0, digests: 0, schemaVersion: 0, generation: 0 })

function checkOpen(db: Database.Database): BackupCheck {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return refused('it was not written by this program')
  const version = readSchemaVersion(db)
  if (version > schemaVersion) return refused(`it was written by a newer version (schema ${version}; this one knows ${schemaVersion})`)
  const damage = checkWholeFile(db) ?? checkTables(db)
  if (damage !== null) return refused(damage)
  const generation = db.prepare<[], number>(`SELECT value FROM store_facts WHERE key = 'generation'`).pluck().get() ?? 0
  // Chunks and digests came with later steps of the schema; a file from before has none.
  const has = (table: string): boolean => db.prepare<[string]>('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined
  const nothing = { checked: 0, problems: [] }
  const chunks = has('bar_chunks') ? ([...verifyChunks(db as ReadDb)].at(-1) ?? nothing) : nothing
  const content = has('content_checks') ? verifyContent(db as ReadDb) : nothing
  return { problems: [...chunks.problems, ...content.problems], chunks: chunks.checked, digests: content.checked, schemaVersion: version, generation }
}

/** Brings the copy of a backup to this version's schema. */
export function bringUpToDate(copy: string): void {
  const db = connect(copy, 'writer')
  try {
    migrate(db)
  } finally {
    db.close()
  }
}

/**
 * Puts everything the attached copy holds in the place of everything the workspace holds, inside the caller's transaction: one commit, so
 * readers see the one or the other. The generation goes on counting and every id of both is told to the readers as touched.
 */
export function replaceContent({ db, generation, touch }: OpenTransaction): void {
  db.pragma('defer_foreign_keys = ON')
  touchAll(db, 'main', touch)
  const tables = db.prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`).pluck().all()
  for (const table of tables) db.exec(`DELETE FROM main.${table}`)
  for (const table of tables) db.exec(`INSERT INTO main.${table} SELECT * FROM ${ATTACHED}.${table}`)
  db.prepare('DELETE FROM main.changes WHERE generation >= ?').run(generation)
  // Numbers given out after the backup are not given out again: an id on paper names one thing only.
  db.exec(`UPDATE main.sqlite_sequence SET seq = max(seq, ifnull((SELECT seq FROM ${ATTACHED}.sqlite_sequence s WHERE s.name = main.sqlite_sequence.name), 0))`)
  touchAll(db, 'main', touch)
}

/** The name a copy is attached under. */
export const ATTACHED = 'restored'

const IDS: readonly (readonly [kind: TouchedKind, sql: (schema: string) => string])[] = [
  ['series', (schema) => `SELECT CAST(id AS TEXT) FROM ${schema}.series`],
  ['instrument', (schema) => `SELECT CAST(id AS TEXT) FROM ${schema}.instruments`],
  ['account', (schema) => `SELECT id FROM ${schema}.accounts`],
  ['plan', (schema) => `SELECT id FROM ${schema}.plans UNION SELECT position FROM ${schema}.stop_events`],
  ['batch', (schema) => `SELECT CAST(id AS TEXT) FROM ${schema}.batches`],
  ['print', (schema) => `SELECT id FROM ${schema}.prints`],
  ['watchlist', (schema) => `SELECT symbol FROM ${schema}.watchlist`],
  ['setting', (schema) => `SELECT key FROM ${schema}.settings UNION SELECT 'workspace'`],
  ['register', () => `SELECT 'risk-flags'`],
]

function touchAll(db: WriteDb, schema: string, touch: OpenTransaction['touch']): void {
  for (const [kind, sql] of IDS) for (const id of db.prepare<[], string>(sql(schema)).pluck().all()) touch(kind, id)
}

/** Puts the copy in the place of a database that cannot be opened; the damaged one is kept under this name among the backups. */
export function replaceDamagedFile(workspaceDir: string, copy: string, keepAs: string): void {
  const file = databasePath(workspaceDir)
  for (const tail of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${tail}`)) renameSync(`${file}${tail}`, join(backupFolder(workspaceDir), `${keepAs}${tail}`))
  }
  flushPath(copy)
  renameSync(copy, file)
  flushPath(workspaceDir, true)
  flushPath(backupFolder(workspaceDir), true)
}
