import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { schemaVersion } from './migrations/list.ts'
import { readSchemaVersion } from './schema-version.ts'
import { storageError } from './storage-error.ts'
import { APPLICATION_ID, databasePath } from './workspace-files.ts'

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

/** What can be known about a workspace before anything of it is opened for writing. */
export interface WorkspaceLook {
  /** 0 = there is no workspace yet, or only the empty file of a creation that was cut off. */
  readonly schemaVersion: number
}

/**
 * Looks at the database and changes no byte of it: a file of a newer version is refused untouched.
 *
 * Opening it with SQLite, even read-only, would leave side files behind, so the header is read as bytes when no side file shows that
 * a connection is open or was cut off. When there is one, SQLite itself must read (the newest pages are in the log, and closing a file
 * handle of ours would drop the locks of a connection in this process); it then touches the `-shm` index alone, which holds no data.
 * Source: sqlite.org/fileformat.html 1.3 (offset 60 user version, 68 application id), howtocorrupt.html 2.2.
 */
export function lookAtWorkspace(workspaceDir: string): Outcome<WorkspaceLook> {
  const file = databasePath(workspaceDir)
  try {
    if (!existsSync(file)) return succeed({ schemaVersion: 0 })
    const found = hasOpenLog(file) ? lookThroughSqlite(file) : lookAtHeader(file)
    if (found === null) return succeed({ schemaVersion: 0 })
    return judge(found, workspaceDir)
  } catch (thrown) {
    const error = storageError(thrown, file)
    if (error === null) throw thrown
    return fail(error)
  }
}

interface Found {
  readonly isDatabase: boolean
  readonly version: number
  readonly applicationId: number
}

function judge(found: Found, workspaceDir: string): Outcome<WorkspaceLook> {
  const corrupt = (detail: string): AppError => ({ kind: 'workspace-corrupt', path: workspaceDir, detail })
  if (!found.isDatabase) return fail(corrupt('it is not a database'))
  if (found.version === 0 && found.applicationId === 0) return succeed({ schemaVersion: 0 })
  if (found.applicationId !== APPLICATION_ID) return fail(corrupt('it was not written by this program'))
  if (found.version > schemaVersion) return fail({ kind: 'workspace-newer', path: workspaceDir, found: found.version, supported: schemaVersion })
  return succeed({ schemaVersion: found.version })
}

function hasOpenLog(file: string): boolean {
  return existsSync(`${file}-shm`) || (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** null = an empty file. */
function lookAtHeader(file: string): Found | null {
  const header = Buffer.alloc(HEADER_BYTES)
  const handle = openSync(file, 'r')
  let bytes: number
  try {
    bytes = readSync(handle, header, 0, HEADER_BYTES, 0)
  } finally {
    closeSync(handle)
  }
  if (bytes === 0) return null
  const isDatabase = bytes === HEADER_BYTES && header.toString('latin1', 0, 16) === MAGIC
  return { isDatabase, version: header.readInt32BE(60), applicationId: header.readInt32BE(68) }
}

function lookThroughSqlite(file: string): Found | null {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const applicationId: unknown = db.pragma('application_id', { simple: true })
    if (typeof applicationId !== 'number') throw new Error(`application_id: want a number, got ${typeof applicationId}`)
    return { isDatabase: true, version: readSchemaVersion(db), applicationId }
  } finally {
    db.close()
  }
}
