import type Database from 'better-sqlite3'
import { migrations as shipped } from './migrations/list.ts'
import type { Migration } from './migrations/migration.ts'
import { readSchemaVersion } from './schema-version.ts'

/**
 * Brings the file to the newest schema, one transaction per step with its `user_version` inside, so that a crash leaves
 * a whole earlier version behind. A file that is up to date is not written to.
 * The caller has refused newer files and, for a file with rows, made a verified copy first (open-for-write.ts).
 * @returns the versions before and after
 */
export function migrate(db: Database.Database, migrations: readonly Migration[] = shipped): { readonly from: number; readonly to: number } {
  const from = readSchemaVersion(db)
  if (from > migrations.length) throw new Error(`migrate: want a file of schema <= ${migrations.length}, got ${from}`)
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1
    if (version <= from) continue
    db.transaction(() => {
      db.exec(migration.sql)
      const broken = db.pragma('foreign_key_check')
      if (!Array.isArray(broken) || broken.length > 0) throw new Error(`migration ${version} ${migration.name} leaves broken references`)
      db.pragma(`user_version = ${version}`)
    }).exclusive()
  }
  return { from, to: migrations.length }
}
