import type Database from 'better-sqlite3'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { writeBackup } from './backups.ts'
import { checkNode, checkSqlite } from './check-host.ts'
import { checkTables } from './check-tables.ts'
import { connect, requireFullSync } from './connect.ts'
import { makeFolder } from './flush-path.ts'
import { readGeneration } from './generation.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { lookAtWorkspace } from './look-at-workspace.ts'
import { migrate } from './migrate.ts'
import { schemaVersion } from './migrations/list.ts'
import { readSchemaVersion } from './schema-version.ts'
import { storageError } from './storage-error.ts'
import { APPLICATION_ID, databasePath } from './workspace-files.ts'

/**
 * Makes the folder and an empty workspace in it, and opens that for writing. On a workspace that exists it is `openWorkspaceForWrite`.
 * The whole schema is one transaction: a creation that is cut off leaves no workspace, and the next try starts afresh.
 * @param nowAtMs becomes the day of birth
 */
export function createWorkspace(workspaceDir: string, nowAtMs: number): Outcome<WriteDb> {
  return guarded(workspaceDir, () => {
    const look = lookAtWorkspace(workspaceDir)
    if (!look.ok) return look
    if (look.value.schemaVersion > 0) return openExisting(workspaceDir)
    makeFolder(workspaceDir)
    return opened(connect(databasePath(workspaceDir), 'writer', true), (db) => {
      const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get()
      if (tables !== 0) return corrupt(workspaceDir, 'it was not written by this program')
      db.transaction(() => {
        db.pragma(`application_id = ${APPLICATION_ID}`)
        migrate(db)
        db.prepare(`INSERT INTO store_facts (key, value) VALUES ('created_at_ms', ?)`).run(nowAtMs)
      }).exclusive()
      return null
    })
  })
}

/**
 * Opens the one connection that may write. The caller holds the workspace lock (workspace-lock.ts).
 * An older schema is copied, verified, into `backups/` and then brought up to date; a newer one is refused without a byte changed.
 * Refusals: no-workspace, workspace-newer, workspace-corrupt, workspace-in-use, storage, host-too-old.
 */
export function openWorkspaceForWrite(workspaceDir: string): Outcome<WriteDb> {
  return guarded(workspaceDir, () => {
    const look = lookAtWorkspace(workspaceDir)
    if (!look.ok) return look
    if (look.value.schemaVersion === 0) return fail({ kind: 'no-workspace', path: workspaceDir })
    return openExisting(workspaceDir)
  })
}

/**
 * Opens a connection that can only read. The writer opened the workspace before, so the schema is up to date.
 * Keep no cursor across an await: an open one holds the log back and hides later commits.
 */
export function openWorkspaceForRead(workspaceDir: string): Outcome<ReadDb> {
  return guarded(workspaceDir, () => {
    const look = lookAtWorkspace(workspaceDir)
    if (!look.ok) return look
    if (look.value.schemaVersion === 0) return fail({ kind: 'no-workspace', path: workspaceDir })
    return opened<ReadDb>(connect(databasePath(workspaceDir), 'reader'), (db) => {
      const version = readSchemaVersion(db)
      if (version !== schemaVersion)
        throw new Error(`openWorkspaceForRead: got schema ${version}, wanted ${schemaVersion}: the writer opens first, in ${workspaceDir}`)
      return null
    })
  })
}

function openExisting(workspaceDir: string): Outcome<WriteDb> {
  return opened(connect(databasePath(workspaceDir), 'writer'), (db) => {
    const damage = checkTables(db)
    if (damage !== null) return corrupt(workspaceDir, damage)
    const version = readSchemaVersion(db)
    if (version < schemaVersion) {
      writeBackup(db, workspaceDir, `before-schema-${schemaVersion}-from-${version}-generation-${readGeneration(db)}.db`)
      migrate(db)
    }
    return null
  })
}

/** Finishes an open connection: checks what `prepare` checks, closes again on a refusal, and brands it. The two brands exist only in the type system. */
function opened<Handle extends ReadDb>(db: Database.Database, prepare: (db: Database.Database) => AppError | null): Outcome<Handle> {
  try {
    const refusal = checkSqlite(db) ?? prepare(db)
    if (refusal === null) {
      requireFullSync(db)
      return succeed(db as Handle)
    }
    db.close()
    return fail(refusal)
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

const corrupt = (path: string, detail: string): AppError => ({ kind: 'workspace-corrupt', path, detail })

function guarded<Handle>(workspaceDir: string, open: () => Outcome<Handle>): Outcome<Handle> {
  const tooOld = checkNode()
  if (tooOld !== null) return fail(tooOld)
  try {
    return open()
  } catch (thrown) {
    const error = storageError(thrown, databasePath(workspaceDir))
    if (error === null) throw thrown
    return fail(error)
  }
}
