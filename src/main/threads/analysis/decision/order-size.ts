import type { PlanSize } from '#contract/schemas/plan.ts'
import { sqrtImpact } from '#domain/execution/sqrt-impact.ts'
import type { Result } from '#domain/result.ts'
import { valueOrNull } from '#domain/result.ts'
import { type HeatPosition, portfolioHeat } from '#domain/sizing/portfolio-heat.ts'
import { type RiskBudget, riskBudget } from '#domain/sizing/risk-budget.ts'
import { bpsToFraction } from '#domain/units.ts'
import type { OrderFacts } from './order-facts.ts'

export const HEAT_LIMIT = 0.06
const TRADING_DAYS = 252

/** How large the order may be, which cap says so, and what could not be applied. Pure: facts in, size out. */
export interface OrderSize {
  readonly shares: number | null
  readonly binding: string | null
  readonly caps: Readonly<Record<string, number | null>>
  readonly notApplied: PlanSize['notApplied']
  readonly riskUsd: number | null
  readonly notionalUsd: number | null
  readonly slippageBps: number | null
  readonly slippagePerShare: number | null
  /** Half-spread plus impact at the final size; null while the half-spread is unknown. */
  readonly modelSlippageBps: number | null
  readonly heat: PlanSize['heat']
  readonly unknown: PlanSize['unknown']
  /** The stop is missing, on the wrong side or too close: a sentence, or null. */
  readonly refused: string | null
}

const UNSIZED = {
  shares: null,
  binding: null,
  caps: {},
  riskUsd: null,
  notionalUsd: null,
  slippageBps: null,
  slippagePerShare: null,
  modelSlippageBps: null,
} as const

export function sizeOrder(facts: OrderFacts): OrderSize {
  const { plan, account, name } = facts
  const unknown = missingInputs(facts)
  const blank: OrderSize = { ...UNSIZED, notApplied: notAppliedOf(facts), heat: heatOf(facts, null), unknown, refused: null }
  if (plan.stop === null) return { ...blank, refused: 'No stop yet: give a stop price.' }
  if (plan.entry === null) return blank
  if (plan.isAdopted) return adoptedSize(facts, blank)
  if (account.equity.value === null) return blank

  const sized = sizeWithSlippage(facts)
  if (sized.kind !== 'value') return { ...blank, refused: REFUSALS[sized.code] ?? `The size was refused: ${sized.code}.` }
  const { budget, slippageBps, slippagePerShare } = sized.value
  return {
    ...blank,
    shares: budget.shares,
    binding: budget.binding,
    caps: budget.caps,
    riskUsd: budget.riskDollars,
    notionalUsd: budget.notional,
    slippageBps,
    slippagePerShare,
    modelSlippageBps: modelSlippage(facts, budget.shares, name.halfSpreadBps),
    heat: heatOf(facts, budget.shares),
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  STOP_WRONG_SIDE: 'The stop is on the wrong side of the entry.',
  STOP_TOO_CLOSE: 'The stop is closer than half an ATR: noise would take it.',
}

/** An adopted position is what it is: its quantity stands, only the stop is judged, against the last close. */
function adoptedSize(facts: OrderFacts, blank: OrderSize): OrderSize {
  const { plan, name } = facts
  const shares = plan.adoptedQuantity === null ? null : Math.abs(Number(plan.adoptedQuantity))
  const stop = plan.stop!
  const price = name.close ?? plan.entry!
  const isWrongSide = plan.side === 'long' ? stop >= price : stop <= price
  if (isWrongSide) return { ...blank, shares, refused: `The stop ${stop.toFixed(2)} is on the wrong side of the last close ${price.toFixed(2)}.` }
  const loss = shares === null ? null : Math.max(0, (plan.entry! - stop) * (plan.side === 'long' ? 1 : -1)) * shares
  const modelSlippageBps = shares === null ? null : modelSlippage(facts, shares, name.halfSpreadBps)
  return {
    ...blank,
    shares,
    binding: shares === null ? null : 'held',
    riskUsd: loss,
    notionalUsd: shares === null ? null : shares * plan.entry!,
    slippageBps: plan.slippageBps ?? modelSlippageBps,
    slippagePerShare: null,
    modelSlippageBps,
    heat: heatOf(facts, null),
  }
}

interface Sized {
  readonly budget: RiskBudget
  readonly slippageBps: number | null
  readonly slippagePerShare: number
}

/** Without a stated slippage: size once without, take the model's cost at that size, size again with it. The second is never larger. */
function sizeWithSlippage(facts: OrderFacts): Result<Sized> {
  const { plan, name } = facts
  const entry = plan.entry!
  const withSlip = (bps: number): Result<Sized> => {
    const slippagePerShare = bpsToFraction(bps) * entry
    const sized = budgetOf(facts, slippagePerShare)
    return sized.kind === 'value' ? { kind: 'value', value: { budget: sized.value, slippageBps: bps, slippagePerShare } } : sized
  }
  if (plan.slippageBps !== null) return withSlip(plan.slippageBps)
  const first = budgetOf(facts, 0)
  if (first.kind !== 'value') return first
  const model = modelSlippage(facts, first.value.shares, name.halfSpreadBps)
  return model === null ? { kind: 'value', value: { budget: first.value, slippageBps: null, slippagePerShare: 0 } } : withSlip(model)
}

const budgetOf = ({ plan, account, name, isFund }: OrderFacts, slipPerShare: number): Result<RiskBudget> =>
  riskBudget({
    equity: account.equity.value!,
    riskFrac: plan.riskFraction,
    entry: plan.entry!,
    stop: plan.stop!,
    side: plan.side,
    adv: name.adv20Shares,
    cash: account.cash.value,
    volScale: name.volScale,
    atr: name.atr14,
    fund: isFund,
    slipPerShare,
  })

/** Half-spread plus square-root impact at a size, in basis points, without fees and commission. */
export function modelSlippage({ name }: OrderFacts, shares: number, halfSpreadBps: number | null): number | null {
  if (halfSpreadBps === null || name.realizedVol20 === null) return null
  const impact = valueOrNull(sqrtImpact({ shares, adv: name.adv20Shares, sigmaDaily: name.realizedVol20 / Math.sqrt(TRADING_DAYS) }))
  return impact === null ? null : halfSpreadBps + impact.bps
}

/** What all stops of the account cost together, before and with this order. */
function heatOf({ plan, account, held }: OrderFacts, shares: number | null): PlanSize['heat'] {
  const equity = account.equity.value
  if (equity === null) return { before: null, after: null, limit: HEAT_LIMIT }
  const positions: HeatPosition[] = held
    .filter((position) => !(plan.isAdopted && position.position === plan.adoptedPosition))
    .map((position) => ({
      side: position.quantity !== null && position.quantity < 0 ? 'short' : 'long',
      price: position.lastClose,
      stop: position.stopPrice,
      shares: position.quantity === null ? null : Math.abs(position.quantity),
    }))
  const ordered = plan.isAdopted ? (plan.adoptedQuantity === null ? null : Math.abs(Number(plan.adoptedQuantity))) : shares
  const own: HeatPosition = { side: plan.side, price: plan.entry, stop: plan.stop, shares: ordered }
  const heat = (all: readonly HeatPosition[]): number | null => valueOrNull(portfolioHeat({ positions: all, equity, maxHeat: HEAT_LIMIT }))?.heat ?? null
  return { before: heat(positions), after: heat([...positions, own]), limit: HEAT_LIMIT }
}

function missingInputs({ plan, account, name, held }: OrderFacts): PlanSize['unknown'] {
  const missing: { input: string; wants: string }[] = []
  if (account.equity.value === null) missing.push({ input: 'equity', wants: account.equity.why ?? 'State the equity of the account with its date.' })
  if (account.cash.value === null && plan.side === 'long')
    missing.push({ input: 'cash', wants: account.cash.why ?? 'State the settled cash of the account with its date.' })
  if (name.adv20Shares === null) missing.push({ input: 'adv', wants: `Import daily bars of ${plan.symbol} with volume for the last 20 sessions.` })
  if (plan.entry === null) missing.push({ input: 'entry', wants: `Type an entry price, or import a bar of ${plan.symbol}.` })
  const blind = held.find((position) => position.position !== plan.adoptedPosition && (position.stopPrice === null || position.quantity === null))
  if (blind !== undefined) missing.push({ input: 'heat', wants: `Give ${blind.symbol} in ${blind.account} a stop: adopt the position.` })
  return missing
}

const GAPS: Readonly<Record<string, string>> = {
  window: 'No liquidity window: minute bars of this name are not judged yet.',
  satellite: 'Not applied yet: the satellite budget waits for the exposure cap of the ladder.',
  drawdown: 'Not applied yet: the drawdown multiplier stands at 1.',
  vol: 'Volatility is unknown: the size is cut to a quarter.',
  adv: 'Average volume is unknown.',
  cash: 'Settled cash is unknown.',
  atr: 'ATR is unknown: the stop distance was not compared with it.',
}

function notAppliedOf({ plan, account, name }: OrderFacts): PlanSize['notApplied'] {
  const caps = ['window', 'satellite', 'drawdown']
  if (name.volScale === null) caps.push('vol')
  if (name.adv20Shares === null) caps.push('adv')
  if (account.cash.value === null && plan.side === 'long') caps.push('cash')
  if (name.atr14 === null) caps.push('atr')
  return caps.map((cap) => ({ cap, why: GAPS[cap]! }))
}
