import type { ChecklistGate, ChecklistItem } from '#contract/schemas/checklist.ts'
import { gate } from '#domain/checklist/gate.ts'
import { itemStatus } from '#domain/checklist/item-status.ts'
import type { ChecklistAnswer, ChecklistOverride } from '../../../store/checklists.ts'
import { checklistTemplate, type TemplateItem } from '../../checklist-template.ts'
import { newYorkTime } from '../judging-clock.ts'
import { type AutomaticAnswer, automaticAnswers } from './automatic-answers.ts'
import type { OrderFacts } from './order-facts.ts'
import type { OrderSize } from './order-size.ts'

const DAY_MS = 86_400_000

/** What a person answered, as stored. */
export interface ManualAnswers {
  readonly answers: ReadonlyMap<string, ChecklistAnswer>
  readonly overrides: ReadonlyMap<string, ChecklistOverride>
}

/** Every item of the template with its status at the plan's clock: automatic ones judged, manual ones as signed. */
export function checklistItems(facts: OrderFacts, size: OrderSize, manual: ManualAnswers): ChecklistItem[] {
  const automatic = automaticAnswers(facts, size)
  return checklistTemplate.items.map((item) => {
    const override = manual.overrides.get(item.id)
    const shown = override === undefined ? null : { reason: override.reason, by: override.by }
    return item.kind === 'auto' ? automaticItem(item, automatic[item.id], facts, shown) : signedItem(item, manual.answers.get(item.id), facts, shown)
  })
}

function automaticItem(item: TemplateItem, answer: AutomaticAnswer | undefined, { clock }: OrderFacts, override: ChecklistItem['override']): ChecklistItem {
  if (answer === undefined) throw new Error(`automaticItem: got no test for ${item.id}, wanted one for every automatic item of the template`)
  // Judged this moment, for this order and session: its own age is in its value, so the stamp is now.
  const now = clock.nowAtMs / DAY_MS
  const status = itemStatus({
    it: { kind: 'auto', scope: item.scope, result: answer.result, doneAt: now, validDays: item.validDays, orderId: 'this', session: 'this' },
    now,
    orderId: 'this',
    session: 'this',
  })
  return {
    ...described(item),
    status: status.kind === 'value' ? status.value : 'pending',
    word: answer.word,
    value: answer.value,
    asOf: answer.asOf,
    source: answer.source,
    signedBy: null,
    signedAt: null,
    note: null,
    override,
  }
}

function signedItem(item: TemplateItem, answer: ChecklistAnswer | undefined, { plan, clock }: OrderFacts, override: ChecklistItem['override']): ChecklistItem {
  const status = itemStatus({
    it: {
      kind: item.kind,
      scope: item.scope,
      result: answer?.result ?? null,
      doneAt: answer === undefined ? null : answer.signedAtMs / DAY_MS,
      validDays: item.validDays,
      signedBy: answer?.signedBy ?? null,
      evidence: answer?.evidence !== null && answer !== undefined,
      orderId: answer === undefined ? null : orderId(answer.plan, answer.planVersion),
      session: answer?.session ?? null,
    },
    now: clock.nowAtMs / DAY_MS,
    orderId: orderId(plan.plan, plan.version),
    session: newYorkTime(clock.nowAtMs).day,
  })
  const isSigned = answer !== undefined && answer.result !== null
  return {
    ...described(item),
    status: status.kind === 'value' ? status.value : 'pending',
    word: null,
    value: isSigned ? (answer.result === 'pass' ? 'Confirmed' : 'Not in order') : 'Waits for a signature',
    asOf: isSigned ? newYorkTime(answer.signedAtMs).day : null,
    source: isSigned ? `signed by ${answer.signedBy}` : 'to be signed',
    signedBy: isSigned ? answer.signedBy : null,
    signedAt: isSigned ? new Date(answer.signedAtMs).toISOString() : null,
    note: answer?.note ?? null,
    override,
  }
}

const orderId = (plan: string, version: number): string => `${plan}/${version}`

const described = ({
  id,
  label,
  kind,
  severity,
  scope,
  validDays,
}: TemplateItem): Pick<ChecklistItem, 'id' | 'label' | 'kind' | 'severity' | 'scope' | 'validDays'> => ({
  id,
  label,
  kind,
  severity,
  scope,
  validDays,
})

const DECISIONS = { blocked: 'NO-GO', go_with_overrides: 'REVIEW', go_with_advisories: 'GO', go: 'GO' } as const

/** GO, REVIEW or NO-GO, and by which items. Everything of the template is required: an absent item blocks. */
export function decide(items: readonly ChecklistItem[]): Pick<ChecklistGate, 'decision' | 'blockedBy' | 'advisories'> {
  const judged = gate({
    items: items.map(({ id, status, severity, override }) => ({ id, status, severity, override })),
    required: checklistTemplate.items.map((item) => item.id),
  })
  if (judged.kind !== 'value') throw new Error(`decide: got ${judged.code} from the gate, wanted a decision for items of our own template`)
  return { decision: DECISIONS[judged.value.decision], blockedBy: [...judged.value.blockedBy], advisories: [...judged.value.advisories] }
}
