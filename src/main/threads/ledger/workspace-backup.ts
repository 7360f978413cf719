import { succeed } from '#contract/errors.ts'
import { writeBackup } from '../../store/backups.ts'
import { readGeneration } from '../../store/generation.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `workspace.backup`: a verified copy of everything, in the workspace's own folder. One per state: a second one of the same state replaces it. */
export const backupWorkspace: LedgerJob<LedgerJobs['workspace.backup']> = (_input, { db, workspaceDir }) => {
  const { writtenAtMs, ...backup } = writeBackup(db, workspaceDir, `backup-generation-${readGeneration(db)}.db`)
  return succeed({ ...backup, at: new Date(writtenAtMs).toISOString() })
}
