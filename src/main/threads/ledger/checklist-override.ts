import { fail, succeed } from '#contract/errors.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { appendOverride } from '../../store/checklists.ts'
import { readPlan } from '../../store/plans.ts'
import { checklistTemplate } from '../checklist-template.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** A required item may be overridden by name and reason, for this version of the plan; a hard one never. */
export const overrideChecklist: LedgerJob<LedgerJobs['checklist.override']> = (input, context) => {
  const plan = readPlan(context.db, input.plan)
  if (plan === undefined) return fail({ kind: 'not-found', what: 'plan', id: input.plan })
  const item = checklistTemplate.items.find((candidate) => candidate.id === input.item)
  if (item === undefined) return fail({ kind: 'not-found', what: 'checklist item', id: input.item })
  if (item.severity !== 'required') {
    const why = item.severity === 'hard' ? 'a hard item is never overridden' : 'an advisory item needs no override'
    return fail({ kind: 'refused', field: item.id, reason: `${why}.` })
  }
  context.write((transaction) => {
    appendOverride(transaction.db, {
      plan: plan.plan,
      planVersion: plan.version,
      item: item.id,
      reason: input.reason,
      by: input.by,
      signedAtMs: input.atMs,
      wallAtMs: context.nowAtMs,
    })
    appendAudit(transaction.db, {
      atMs: input.atMs,
      user: input.by,
      subject: plan.plan,
      item: item.id,
      from: null,
      to: 'override',
      reason: input.reason,
      evidenceSha256: null,
    })
    transaction.touch('plan', plan.plan)
  })
  return succeed({})
}
