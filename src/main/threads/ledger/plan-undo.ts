import { fail, succeed } from '#contract/errors.ts'
import { appendPlanVersion, markVersionUndone, readPlan, versionBefore } from '../../store/plans.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** Takes the last change back: the version before it is written again, so that nothing that was once decided is lost. */
export const undoPlan: LedgerJob<LedgerJobs['plan.undo']> = (input, context) => {
  const plan = readPlan(context.db, input.plan)
  if (plan === undefined) return fail({ kind: 'not-found', what: 'plan', id: input.plan })
  const before = versionBefore(context.db, plan.plan, plan.version)
  if (before === undefined) return fail({ kind: 'refused', field: 'plan', reason: 'this is its first version; there is nothing to take back.' })
  const { value } = context.write((transaction) => {
    transaction.touch('plan', plan.plan)
    markVersionUndone(transaction.db, plan.plan, plan.version)
    // The version that comes back is marked too: undoing again goes one further back, not forth and back.
    markVersionUndone(transaction.db, plan.plan, before.version)
    return appendPlanVersion(transaction.db, { ...before, generation: transaction.generation, createdAtMs: context.nowAtMs }, before.version)
  })
  if (value === undefined) throw new Error(`undoPlan: got no version for ${plan.plan}, wanted one because the plan was read in this job`)
  return succeed(value)
}
