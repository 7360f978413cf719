import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/list.ts'

/** SHA-256 over the text of every table, index, view and trigger; SQLite's own tables are left out. */
export function schemaDigest(db: Database.Database): string {
  const rows: unknown = db
    .prepare(`SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`)
    .raw()
    .all()
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

/** The digest a file of this schema version must have: a view, trigger or column we did not make shows as a difference. */
export function expectedSchemaDigest(version: number): string {
  const db = new Database(':memory:')
  try {
    migrate(db, migrations.slice(0, version))
    return schemaDigest(db)
  } finally {
    db.close()
  }
}
