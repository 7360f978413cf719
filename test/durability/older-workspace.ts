import Database from 'better-sqlite3'
import { makeFolder } from '../../src/main/store/flush-path.ts'
import { migrate } from '../../src/main/store/migrate.ts'
import { migrations } from '../../src/main/store/migrations/list.ts'
import { APPLICATION_ID, databasePath } from '../../src/main/store/workspace-files.ts'

const ROWS = 300

/** The oldest version that holds accounts with transactions. */
export const OLDEST = 4

/** A workspace as an older version left it, with an account and its transactions; closed. */
export function writeOlderWorkspace(dir: string, version: number): void {
  makeFolder(dir)
  const db = new Database(databasePath(dir))
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  migrate(db, migrations.slice(0, version))
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.transaction(() => {
    db.exec(`INSERT INTO store_facts (key, value) VALUES ('created_at_ms', 1);
      INSERT INTO accounts (id, label, origin, created_at_ms) VALUES ('OLD-1', 'Old', 'typed', 1)`)
    const add = db.prepare(
      `INSERT INTO transactions (account_id, kind, session, symbol_text, quantity, price, amount, currency, origin, ordinal_in_file, base_key, occurrence, key_version, typed_at_ms)
       VALUES ('OLD-1', 'buy', '2026-01-05', 'OLDX', ?, '12.5', '-12.5', 'USD', 'typed', ?, 'typed:' || ?, 0, 1, 1)`,
    )
    for (let i = 1; i <= ROWS; i += 1) add.run(String(i), i, i)
  })()
  db.close()
}
