import { succeed } from '#contract/errors.ts'
import { markSimulated } from '../../store/facts.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** Before the demo's first row: SIMULATED for good, and the clock stands where the demo ends. */
export const markWorkspaceSimulated: LedgerJob<LedgerJobs['workspace.mark-simulated']> = (input, context) => {
  context.write((transaction) => {
    markSimulated(transaction.db, input.fixedClockAtMs)
    transaction.touch('setting', 'workspace')
  })
  return succeed({})
}
