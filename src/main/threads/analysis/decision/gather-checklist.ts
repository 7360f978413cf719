import { answersFor, overridesFor } from '../../../store/checklists.ts'
import { checklistTemplate } from '../../checklist-template.ts'
import type { GatherContext } from '../job.ts'
import type { ManualAnswers } from './checklist-items.ts'
import { type GatheredOrder, gatherOrder } from './gather-order.ts'

export interface GatheredChecklist {
  readonly order: GatheredOrder
  readonly manual: ManualAnswers
}

/** Items about the desk (the broker, its phone) hold for every order while they are valid; the others for this plan alone. */
const DESK_ITEMS = checklistTemplate.items.filter((item) => item.about === 'desk').map((item) => item.id)

export function gatherChecklist(context: GatherContext, plan: string): GatheredChecklist | undefined {
  const order = gatherOrder(context, plan)
  if (order === undefined) return undefined
  return {
    order,
    manual: { answers: answersFor(context.db, plan, order.clock.nowAtMs, DESK_ITEMS), overrides: overridesFor(context.db, plan, order.plan.version) },
  }
}
