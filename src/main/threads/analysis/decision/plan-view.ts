import type { Plan } from '#contract/schemas/plan.ts'
import type { PlanVersion } from '../../../store/plans.ts'

/** The plan as it crosses the border. `nowAtMs` is the clock its checks are judged at. */
export function planView(plan: PlanVersion, nowAtMs: number): Plan {
  return {
    plan: plan.plan,
    version: plan.version,
    status: plan.status,
    symbol: plan.symbol,
    side: plan.side,
    account: plan.account,
    asOf: plan.asOf,
    isReplay: plan.isReplay,
    now: new Date(nowAtMs).toISOString(),
    validFor: plan.validFor,
    entry: plan.entry,
    entrySource: plan.entrySource,
    stop: plan.stop,
    riskFraction: plan.riskFraction,
    slippageBps: plan.slippageBps,
    isAdopted: plan.isAdopted,
    adoptedQuantity: plan.adoptedQuantity === null ? null : Number(plan.adoptedQuantity),
    updatedAt: new Date(plan.createdAtMs).toISOString(),
  }
}
