import Database from 'better-sqlite3'
import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkWholeFile } from './check-tables.ts'
import { flushPath, makeFolder } from './flush-path.ts'
import { removeDatabase } from './remove-database.ts'
import { readSchemaVersion } from './schema-version.ts'

/**
 * Writes a copy of the whole database and reads it back before it gets its name: pages, references, schema version and the number
 * of rows of every table. A copy that cannot be made or does not hold leaves nothing behind and throws what SQLite or the disk threw.
 * Not inside a transaction. The copy is one file, without a log.
 */
export function writeVerifiedCopy(db: Database.Database, target: string): void {
  const temporary = `${target}.tmp`
  makeFolder(dirname(target))
  removeDatabase(temporary)
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    flushPath(temporary)
    verify(db, temporary)
    renameSync(temporary, target)
    flushPath(dirname(target), true)
  } catch (thrown) {
    removeDatabase(temporary)
    throw thrown
  }
}

function verify(db: Database.Database, file: string): void {
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const found = checkWholeFile(copy)
    if (found !== null) throw new Error(`copy ${file}: ${found}`)
    if (readSchemaVersion(copy) !== readSchemaVersion(db))
      throw new Error(`copy ${file}: got schema ${readSchemaVersion(copy)}, wanted ${readSchemaVersion(db)}`)
    const wanted = JSON.stringify(countRows(db))
    const got = JSON.stringify(countRows(copy))
    if (got !== wanted) throw new Error(`copy ${file}: got rows ${got}, wanted ${wanted}`)
  } finally {
    copy.close()
  }
}

/** Rows of every table, by name. */
function countRows(db: Database.Database): readonly (readonly [string, number])[] {
  const names = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`)
    .pluck()
    .all()
  return names.map((name) => [name, db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0] as const)
}
