import type { Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import { workspaceInfo } from '../../ledger/workspace-info.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `workspace.info`: where it lies, what it holds, which clock it works by. */
export const workspaceInfoRead: AnalysisJob<AnalysisJobs['workspace.info'], Outcome<Output<'workspace.info'>>> = {
  gather: (_, { db, workspaceDir, appVersion, nowAtMs, isClockFixed }) =>
    workspaceInfo(db, { workspaceDir, appVersion, clock: { nowAtMs, isFixed: isClockFixed } }),
  compute: (info) => info,
}
