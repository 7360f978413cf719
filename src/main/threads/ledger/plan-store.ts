import { fail, succeed } from '#contract/errors.ts'
import { appendPlanVersion } from '../../store/plans.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** A draft becomes a new plan, or a new version of the plan it names. */
export const storePlan: LedgerJob<LedgerJobs['plan.store']> = (input, context) => {
  const { value } = context.write((transaction) => {
    const stored = appendPlanVersion(transaction.db, { ...input, status: 'draft', generation: transaction.generation, createdAtMs: context.nowAtMs })
    transaction.touch('plan', stored?.plan ?? input.plan ?? '')
    return stored
  })
  return value === undefined ? fail({ kind: 'not-found', what: 'plan', id: input.plan ?? '' }) : succeed(value)
}
