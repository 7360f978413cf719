import { fail, succeed } from '#contract/errors.ts'
import { roundForEvidence } from '#domain/evidence/canonical-json.ts'
import type { Json } from '#domain/formula.ts'
import { batchesBehind } from '../../../store/batches-behind.ts'
import { readFacts } from '../../../store/facts.ts'
import { instrumentMeant } from '../../../store/instrument-meant.ts'
import { checklistTemplate } from '../../checklist-template.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import type { PanelBars } from '../panel-bars.ts'
import { checklistItems, decide } from './checklist-items.ts'
import { type GatheredChecklist, gatherChecklist } from './gather-checklist.ts'
import { judgeOrder } from './gather-order.ts'
import type { OrderFacts } from './order-facts.ts'
import { HEAT_LIMIT, type OrderSize, sizeOrder } from './order-size.ts'
import { type PageContext, paperPage, RULE_VERSION } from './paper-page.ts'
import { seriesDigest } from './series-digest.ts'

/** A checklist with everything a page and its evidence need beside it. */
export interface GatheredPage {
  readonly checklist: GatheredChecklist
  readonly page: PageContext
  readonly inputs: readonly PanelBars[]
  readonly batches: readonly number[]
}

export function gatherPage(context: GatherContext, plan: string): GatheredPage | undefined {
  const checklist = gatherChecklist(context, plan)
  if (checklist === undefined) return undefined
  const { order } = checklist
  const symbols = new Set([...order.symbols, 'VIX'])
  const inputs = [...symbols].flatMap((symbol) => context.panel.bars(symbol) ?? [])
  const batches = batchesBehind(context.db, inputs.flatMap(seriesIdsOf), order.plan.account)
  return {
    checklist,
    inputs,
    batches,
    page: {
      appVersion: context.appVersion,
      isSimulated: readFacts(context.db).isSimulated,
      name: instrumentMeant(context.db, order.symbols[0])?.name ?? null,
      batches: batches.map(String),
    },
  }
}

interface Gathered {
  readonly plan: string
  readonly gathered: GatheredPage | undefined
}

/** `evidence.gather`: claims (same inputs, same bytes), the page, and what a later change would make it judge again. */
export const evidenceGather: AnalysisJob<AnalysisJobs['evidence.gather'], Gathered> = {
  gather: (input, context) => ({ plan: input.plan, gathered: gatherPage(context, input.plan) }),
  async compute({ plan, gathered }, context) {
    if (gathered === undefined) return fail({ kind: 'not-found', what: 'plan', id: plan })
    const { checklist, page, inputs, batches } = gathered
    const facts = await judgeOrder(checklist.order, context)
    const size = sizeOrder(facts)
    const items = checklistItems(facts, size, checklist.manual)
    const verdict = decide(items)
    const paper = paperPage(facts, size, items, verdict, page)
    return succeed({
      generation: checklist.order.generation,
      dependsOn: [
        { kind: 'plan', id: plan },
        { kind: 'account', id: facts.plan.account },
        { kind: 'register', id: 'risk-flags' },
        ...inputs.flatMap(seriesIdsOf).map((id) => ({ kind: 'series', id: String(id) })),
      ],
      plan,
      planVersion: facts.plan.version,
      symbol: facts.plan.writtenSymbol,
      decision: verdict.decision,
      claims: claimsOf(facts, size, paper.items, verdict, checklist, inputs),
      paper: paper as unknown as Json,
      provenance: { batches: page.batches },
      ruleVersion: RULE_VERSION,
      isSimulated: page.isSimulated,
      batches,
    })
  },
}

const seriesIdsOf = ({ seriesId, pieces }: PanelBars): number[] => pieces?.map((piece) => piece.seriesId) ?? [seriesId]

/** Numbers a formula computed are rounded to 9 significant digits; what was typed or imported enters exactly. */
const computed = (value: number | null): number | null => (value === null ? null : roundForEvidence(value))

function claimsOf(
  facts: OrderFacts,
  size: OrderSize,
  items: readonly { readonly id: string; readonly status: string; readonly value: string; readonly asOf: string | null; readonly source: string }[],
  verdict: { readonly decision: string; readonly blockedBy: readonly string[] },
  { manual }: GatheredChecklist,
  inputs: readonly PanelBars[],
): Json {
  const { plan, account, name, risk } = facts
  return {
    asOf: plan.asOf,
    plan: {
      account: plan.account,
      adoptedPosition: plan.adoptedPosition,
      adoptedQuantity: plan.adoptedQuantity,
      entry: plan.entry,
      entrySource: plan.entrySource,
      id: plan.plan,
      isReplay: plan.isReplay,
      riskFraction: plan.riskFraction,
      side: plan.side,
      slippageBps: plan.slippageBps,
      stop: plan.stop,
      symbol: plan.writtenSymbol,
      validFor: plan.validFor,
      version: plan.version,
    },
    size: {
      binding: size.binding,
      caps: Object.fromEntries(Object.entries(size.caps).map(([cap, shares]) => [cap, computed(shares)])),
      heatAfter: computed(size.heat.after),
      notApplied: size.notApplied.map(({ cap }) => cap),
      notionalUsd: computed(size.notionalUsd),
      riskUsd: computed(size.riskUsd),
      shares: computed(size.shares),
      slippageBps: computed(size.slippageBps),
    },
    inputs: {
      adv20Shares: computed(name.adv20Shares),
      atr14: computed(name.atr14),
      cash: account.cash.value,
      cashAsOf: account.cash.asOf,
      close: name.close,
      equity: account.equity.value,
      equityAsOf: account.equity.asOf,
      halfSpreadBps: computed(name.halfSpreadBps),
      realizedVol20: computed(name.realizedVol20),
    },
    items: items.map(({ id, status, value, asOf, source }) => ({ id, status, value, asOf, source })),
    answers: [...manual.answers.values()].map((answer) => ({
      evidenceSha256: answer.evidence?.sha256 ?? null,
      item: answer.item,
      note: answer.note,
      result: answer.result,
      signedAt: new Date(answer.signedAtMs).toISOString(),
      signedBy: answer.signedBy,
    })),
    overrides: [...manual.overrides.values()].map(({ item, reason, by }) => ({ item, reason, by })),
    decision: { blockedBy: [...verdict.blockedBy], word: verdict.decision },
    registers: { riskFlags: risk === null ? null : { checkedAsOf: risk.checkedAsOf, flags: risk.flags.map(({ code, asOf }) => ({ code, asOf })) } },
    rules: { checklist: `${checklistTemplate.id} ${checklistTemplate.version}`, formulas: FORMULAS_USED, version: RULE_VERSION },
    parameters: { heatLimit: HEAT_LIMIT, volTarget: facts.volTarget },
    series: plan.asOf === null ? [] : inputs.flatMap((bars) => (seriesDigest(bars, plan.asOf!) as unknown as Json) ?? []),
  }
}

const FORMULAS_USED = [
  'chk.freshness',
  'chk.gate',
  'chk.item_status',
  'chk.settle_date',
  'exec.half_spread',
  'exec.sqrt_impact',
  'ind.atr_wilder',
  'pf.cash_buffer',
  'scr.risk_overlap',
  'siz.portfolio_heat',
  'siz.risk_budget',
  'siz.vol_scale',
  'vol.yang_zhang',
]
