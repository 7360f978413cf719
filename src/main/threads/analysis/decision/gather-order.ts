import type { Bars } from '#domain/bars.ts'
import { type PlanVersion, readPlan } from '../../../store/plans.ts'
import { listRiskFlags } from '../../../store/registers.ts'
import { readSettings } from '../../../store/settings.ts'
import type { ComputeContext, GatherContext } from '../job.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { type GatheredStops, gatherStops } from '../stops/gather-stops.ts'
import { readStop } from '../stops/stop-reading.ts'
import { universeVolume } from '../stops/universe-volume.ts'
import { foldPosition } from '../stops/watched-position.ts'
import { readAccountFacts } from './account-facts.ts'
import { type AccountFacts, nameFacts, type OrderFacts } from './order-facts.ts'
import { planClock } from './plan-clock.ts'

/** What one order is judged from, as read in one transaction. */
export interface GatheredOrder {
  /** Under which the plan's name and those held beside it are kept now, to read them by. What is judged and printed says their tickers of the day. */
  readonly symbols: readonly [planned: string, ...held: string[]]
  readonly plan: PlanVersion
  readonly clock: JudgingClock
  readonly generation: number
  readonly isFund: boolean
  readonly bars: Bars | undefined
  readonly account: AccountFacts
  readonly stops: GatheredStops
  readonly risk: OrderFacts['risk']
  readonly volTarget: number
}

export function gatherOrder(context: GatherContext, plan: string): GatheredOrder | undefined {
  const version = readPlan(context.db, plan)
  if (version === undefined) return undefined
  const clock = planClock(version, context)
  const stops = gatherStops(context, clock)
  // Heat is the account's own: other accounts have their own stops and their own equity.
  const watched = stops.watched.filter(({ held }) => held.account === version.account)
  return {
    symbols: [version.symbol, ...watched.map(({ held }) => held.symbol)],
    plan: { ...version, symbol: version.writtenSymbol },
    clock,
    generation: context.generation,
    isFund: context.panel.instrument(version.symbol)?.kind === 'fund',
    bars: context.panel.bars(version.symbol),
    account: readAccountFacts(context, version.account, clock.asOf),
    stops: { ...stops, watched: watched.map((one) => ({ ...one, held: { ...one.held, symbol: one.held.writtenSymbol } })) },
    risk: newestLook(context, version.symbol, clock.asOf),
    volTarget: readSettings(context.db).volTarget,
  }
}

/** Turns what was gathered into facts: the stops in force and the studies of the name. */
export async function judgeOrder(order: GatheredOrder, context: Pick<ComputeContext, 'breathe'>): Promise<OrderFacts> {
  const volume = universeVolume(order.stops.universe)
  const held = []
  for (const watched of order.stops.watched) {
    held.push(readStop(watched, foldPosition(watched, order.clock, order.stops.volatility, volume), order.clock))
    await context.breathe()
  }
  return {
    plan: order.plan,
    clock: order.clock,
    isFund: order.isFund,
    account: order.account,
    name: nameFacts(order.bars, order.clock, order.volTarget),
    held,
    risk: order.risk,
    volTarget: order.volTarget,
  }
}

/** The newest look at the register that was made by the order's session; null = never looked at. */
function newestLook(context: GatherContext, symbol: string, asOf: string | null): OrderFacts['risk'] {
  const looks = listRiskFlags(context.db, { symbol, asOf: asOf ?? undefined })
  const newest = looks.toSorted((a, b) => (a.checkedAsOf < b.checkedAsOf ? 1 : -1))[0]
  return newest === undefined
    ? null
    : { symbol: newest.symbol, checkedAsOf: newest.checkedAsOf, flags: newest.flags.map(({ code, asOf: day }) => ({ code, asOf: day })) }
}
