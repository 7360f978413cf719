import { fail, succeed } from '#contract/errors.ts'
import { appendPlanVersion, readPlan } from '../../store/plans.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** Saves a plan as it stands: from now on its stops are watched. Saving a saved plan changes nothing. */
export const savePlan: LedgerJob<LedgerJobs['plan.save']> = (input, context) => {
  const plan = readPlan(context.db, input.plan)
  if (plan === undefined) return fail({ kind: 'not-found', what: 'plan', id: input.plan })
  if (plan.status === 'saved') return succeed({ plan: plan.plan, version: plan.version })
  if (plan.stop === null) return fail({ kind: 'refused', field: 'stop', reason: 'a plan is saved with a stop. Give the stop price first.' })
  const { value } = context.write((transaction) => {
    transaction.touch('plan', plan.plan)
    return appendPlanVersion(transaction.db, { ...plan, status: 'saved', generation: transaction.generation, createdAtMs: context.nowAtMs }, plan.version)
  })
  if (value === undefined) throw new Error(`savePlan: got no version for ${plan.plan}, wanted one because the plan was read in this job`)
  return succeed(value)
}
