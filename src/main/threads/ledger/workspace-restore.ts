import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { isBackupName, writeBackup } from '../../store/backups.ts'
import { flushPath } from '../../store/flush-path.ts'
import { readGeneration } from '../../store/generation.ts'
import type { WriteDb } from '../../store/handles.ts'
import { removeDatabase } from '../../store/remove-database.ts'
import { ATTACHED, bringUpToDate, openBackupCopy, replaceContent, replaceDamagedFile } from '../../store/restore-backup.ts'
import { backupFolder } from '../../store/workspace-files.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'
import { copyPath } from './workspace-verify.ts'

/**
 * `workspace.restore`: puts a backup in the place of what the workspace holds, in one commit. What it held is backed up first; the backup
 * is looked at as at a stranger's file and one that is not whole is refused.
 */
export const restoreWorkspace: LedgerJob<LedgerJobs['workspace.restore']> = ({ backup }, context) => {
  const { db, workspaceDir } = context
  const copy = copyPath(workspaceDir)
  try {
    const refused = prepare(workspaceDir, backup, copy)
    if (refused !== null) return fail(refused)
    const keptAs = keepCurrent(db, workspaceDir)
    db.prepare(`ATTACH ? AS ${ATTACHED}`).run(copy)
    try {
      const { generation } = context.write((transaction) => replaceContent(transaction))
      return succeed({ backup, keptAs, generation })
    } finally {
      db.exec(`DETACH ${ATTACHED}`)
    }
  } finally {
    removeDatabase(copy)
  }
}

/** Keeps what the workspace holds; what cannot be copied soundly is kept page by page as it is. */
function keepCurrent(db: WriteDb, workspaceDir: string): string {
  const name = `before-restore-generation-${readGeneration(db)}.db`
  try {
    return writeBackup(db, workspaceDir, name).name
  } catch (thrown) {
    const isDamaged = thrown instanceof Error && (!('code' in thrown) || String(thrown.code).startsWith('SQLITE_CORRUPT'))
    if (!isDamaged) throw thrown
    const damaged = `damaged-generation-${readGeneration(db)}.db`
    const path = join(backupFolder(workspaceDir), damaged)
    writeFileSync(path, db.serialize(), { mode: 0o600 })
    flushPath(path)
    flushPath(backupFolder(workspaceDir), true)
    return damaged
  }
}

/**
 * The same for a workspace whose database cannot be opened: the damaged file is kept among the backups and a copy of the backup stands in
 * its place. The caller holds no connection, and opens afterwards.
 */
export function restoreDamaged(workspaceDir: string, backup: string, nowAtMs: number): Outcome<{ readonly keptAs: string }> {
  const copy = copyPath(workspaceDir)
  try {
    const refused = prepare(workspaceDir, backup, copy)
    if (refused !== null) return fail(refused)
    const keptAs = `damaged-${new Date(nowAtMs).toISOString().replace(/[:.]/g, '-')}.db`
    replaceDamagedFile(workspaceDir, copy, keptAs)
    return succeed({ keptAs })
  } finally {
    removeDatabase(copy)
  }
}

/** A sound copy of the backup, of this version's schema, at `copy`; or why there is none. */
function prepare(workspaceDir: string, backup: string, copy: string): AppError | null {
  if (!isBackupName(backup) || !existsSync(join(backupFolder(workspaceDir), backup))) return { kind: 'not-found', what: 'backup', id: backup }
  const { problems } = openBackupCopy(workspaceDir, backup, copy)
  if (problems.length > 0) {
    return {
      kind: 'refused',
      field: 'backup',
      reason: `${backup} is not whole: ${problems.slice(0, 3).join('; ')}. Nothing was changed. Choose another backup.`,
    }
  }
  bringUpToDate(copy)
  return null
}
