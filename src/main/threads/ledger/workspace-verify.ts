import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { isBackupName, listBackups } from '../../store/backups.ts'
import { checkTables, checkWholeFile } from '../../store/check-tables.ts'
import { verifyChunks } from '../../store/chunk-checks.ts'
import { verifyContent } from '../../store/content-checks.ts'
import { readGeneration } from '../../store/generation.ts'
import { removeDatabase } from '../../store/remove-database.ts'
import { openBackupCopy } from '../../store/restore-backup.ts'
import { readSchemaVersion } from '../../store/schema-version.ts'
import { backupFolder } from '../../store/workspace-files.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerContext, LedgerJob } from './context.ts'

/**
 * `workspace.verify`: looks at every page, reference, chunk and digest of the workspace, or of one of its backups. Changes nothing; what
 * is wrong is said in words.
 */
export const verifyWorkspace: LedgerJob<LedgerJobs['workspace.verify']> = async ({ backup }, context) => {
  const { workspaceDir } = context
  if (backup !== undefined) return verifyBackup(workspaceDir, backup)
  return succeed({ backup: null, ...(await verifyOpen(context)), backups: [...listBackups(workspaceDir)] })
}

type Verified = Outcome<LedgerJobs['workspace.verify']['output']>

/** The same of a workspace whose database cannot be opened: it is not whole, and its backups can be looked at. */
export function verifyClosed(workspaceDir: string, backup: string | undefined, damage: string): Verified {
  if (backup !== undefined) return verifyBackup(workspaceDir, backup)
  const nothing = { chunks: 0, digests: 0, schemaVersion: 0, generation: 0 }
  return succeed({ backup: null, ok: false, problems: [damage], ...nothing, backups: [...listBackups(workspaceDir)] })
}

function verifyBackup(workspaceDir: string, backup: string): Verified {
  const backups = [...listBackups(workspaceDir)]
  if (!isBackupName(backup) || !existsSync(join(backupFolder(workspaceDir), backup))) return fail({ kind: 'not-found', what: 'backup', id: backup })
  const copy = copyPath(workspaceDir)
  try {
    const { problems, ...counts } = openBackupCopy(workspaceDir, backup, copy)
    return succeed({ backup, ok: problems.length === 0, problems: problems.slice(0, MOST_PROBLEMS), ...counts, backups })
  } finally {
    removeDatabase(copy)
  }
}

const MOST_PROBLEMS = 200

/** A place inside the workspace, so that a restore is a rename on one disk. */
export function copyPath(workspaceDir: string): string {
  const folder = join(workspaceDir, 'staging')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'backup-copy.db')
}

async function verifyOpen({ db, breathe }: Pick<LedgerContext, 'db' | 'breathe'>): Promise<{
  ok: boolean
  problems: string[]
  chunks: number
  digests: number
  schemaVersion: number
  generation: number
}> {
  const damage = checkWholeFile(db) ?? checkTables(db)
  let chunks: { checked: number; problems: readonly string[] } = { checked: 0, problems: [] }
  for (const found of verifyChunks(db)) {
    chunks = found
    await breathe()
  }
  const content = verifyContent(db)
  const problems = [...(damage === null ? [] : [damage]), ...chunks.problems, ...content.problems]
  return {
    ok: problems.length === 0,
    problems: problems.slice(0, MOST_PROBLEMS),
    chunks: chunks.checked,
    digests: content.checked,
    schemaVersion: readSchemaVersion(db),
    generation: readGeneration(db),
  }
}
