import { fail, succeed } from '#contract/errors.ts'
import type { Plan } from '#contract/schemas/plan.ts'
import { listPlans, readPlan } from '../../../store/plans.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { planClock } from './plan-clock.ts'
import { planView } from './plan-view.ts'

/** `plan.get`: one plan as it stands, with the clock its checks are judged at. */
export const planGet: AnalysisJob<AnalysisJobs['plan.get'], { readonly id: string; readonly plan: Plan | undefined }> = {
  gather(input, context) {
    const plan = readPlan(context.db, input.plan)
    return { id: input.plan, plan: plan === undefined ? undefined : planView(plan, planClock(plan, context).nowAtMs) }
  },
  compute: ({ id, plan }) => (plan === undefined ? fail({ kind: 'not-found', what: 'plan', id }) : succeed(plan)),
}

/** `plan.list`: every plan, the newest change first. */
export const planList: AnalysisJob<AnalysisJobs['plan.list'], readonly Plan[]> = {
  gather: (_, context) => listPlans(context.db).map((plan) => planView(plan, planClock(plan, context).nowAtMs)),
  compute: (plans) => succeed({ plans: [...plans] }),
}
