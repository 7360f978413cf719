import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { checkNode } from './check-host.ts'
import { storageError } from './storage-error.ts'
import { lockPath } from './workspace-files.ts'

export interface WorkspaceLock {
  /** Gives the workspace free; a second call does nothing. */
  release(): void
}

/**
 * One process per workspace: an exclusive transaction on a tiny database of its own, held until the process ends. A second process
 * is told workspace-in-use at once. The operating system frees it with the process, however that ends.
 * Take it after `lookAtWorkspace`, so that the folder of a newer version stays untouched, and before `openWorkspaceForWrite`.
 * A folder that does not exist is no-workspace: creating one makes it first.
 */
export function takeWorkspaceLock(workspaceDir: string): Outcome<WorkspaceLock> {
  const tooOld = checkNode()
  if (tooOld !== null) return fail(tooOld)
  if (!existsSync(workspaceDir)) return fail({ kind: 'no-workspace', path: workspaceDir })
  let db: Database.Database | undefined
  try {
    db = new Database(lockPath(workspaceDir), { timeout: 0 })
    db.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    db?.close()
    const error = storageError(thrown, lockPath(workspaceDir))
    if (error === null) throw thrown
    return fail(error)
  }
  const held = db
  return succeed({ release: () => held.close() })
}
