import { succeed } from '#contract/errors.ts'
import { listRiskFlags } from '../../../store/registers.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `registers.list`: the newest look at each name, or at one; no row = never looked at. */
export const registersList: AnalysisJob<AnalysisJobs['registers.list'], AnalysisJobs['registers.list']['output']> = {
  gather: ({ symbol }, { db }) => ({ rows: listRiskFlags(db, { symbol }).map((row) => ({ ...row, flags: [...row.flags] })) }),
  compute: (rows) => succeed(rows),
}
