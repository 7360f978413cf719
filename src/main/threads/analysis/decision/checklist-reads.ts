import { fail, succeed } from '#contract/errors.ts'
import { checklistTemplate } from '../../checklist-template.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { checklistItems, decide } from './checklist-items.ts'
import { type GatheredChecklist, gatherChecklist } from './gather-checklist.ts'
import { judgeOrder } from './gather-order.ts'
import { sizeOrder } from './order-size.ts'

interface Gathered {
  readonly plan: string
  readonly template: string | undefined
  readonly gathered: GatheredChecklist | undefined
}

/** `checklist.open`: every item with its status, value, as-of and source. */
export const checklistOpen: AnalysisJob<AnalysisJobs['checklist.open'], Gathered> = {
  gather: (input, context) => ({ plan: input.plan, template: input.template, gathered: gatherChecklist(context, input.plan) }),
  async compute({ plan, template, gathered }, context) {
    if (template !== undefined && template !== checklistTemplate.id) return fail({ kind: 'not-found', what: 'checklist template', id: template })
    if (gathered === undefined) return fail({ kind: 'not-found', what: 'plan', id: plan })
    const facts = await judgeOrder(gathered.order, context)
    return succeed({
      plan,
      template: checklistTemplate.id,
      asOf: facts.plan.asOf,
      generation: gathered.order.generation,
      items: checklistItems(facts, sizeOrder(facts), gathered.manual),
    })
  },
}

/** `checklist.gate`: the decision, and by which items it is held. */
export const checklistGate: AnalysisJob<AnalysisJobs['checklist.gate'], Gathered> = {
  gather: (input, context) => ({ plan: input.plan, template: undefined, gathered: gatherChecklist(context, input.plan) }),
  async compute({ plan, gathered }, context) {
    if (gathered === undefined) return fail({ kind: 'not-found', what: 'plan', id: plan })
    const facts = await judgeOrder(gathered.order, context)
    const items = checklistItems(facts, sizeOrder(facts), gathered.manual)
    return succeed({
      plan,
      asOf: facts.plan.asOf,
      generation: gathered.order.generation,
      ...decide(items),
      validFor: facts.plan.validFor,
      isReplay: facts.plan.isReplay,
      items,
    })
  },
}
