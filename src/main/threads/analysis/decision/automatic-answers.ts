import type { CashBuffer } from '#domain/portfolio/cash-buffer.ts'
import { cashBuffer } from '#domain/portfolio/cash-buffer.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { isSession } from '#domain/calendar.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { type SettlementTable, settlementDateOf } from '#domain/checklist/settlement-cycle.ts'
import { valueOrNull } from '#domain/result.ts'
import { riskOverlap } from '#domain/screening/risk-overlap.ts'
import { BP_SLACK } from '#domain/units.ts'
import settlement from '../../../../../resources/settlement-holidays.json' with { type: 'json' }
import { oldestFreshSession } from '../judging-clock.ts'
import type { OrderFacts } from './order-facts.ts'
import { HEAT_LIMIT, type OrderSize } from './order-size.ts'

/** What an automatic item answers: a result, or the word that says why there is none. */
export interface AutomaticAnswer {
  readonly result: 'pass' | 'fail' | null
  readonly word: 'UNKNOWN' | 'STALE' | null
  readonly value: string
  readonly asOf: string | null
  readonly source: string
}

/** Every automatic item of the template from the same facts and the same size. Pure. */
export function automaticAnswers(facts: OrderFacts, size: OrderSize): Readonly<Record<string, AutomaticAnswer>> {
  return {
    data_fresh: dataFresh(facts),
    stop_defined: stopDefined(facts, size),
    size_ok: sizeOk(facts, size),
    exclusion: exclusion(facts),
    slippage: slippage(facts, size),
    settle: settle(facts, size),
  }
}

const pass = (value: string, asOf: string | null, source: string): AutomaticAnswer => ({ result: 'pass', word: null, value, asOf, source })
const failed = (value: string, asOf: string | null, source: string): AutomaticAnswer => ({ result: 'fail', word: null, value, asOf, source })
const unknown = (value: string, asOf: string | null, source: string): AutomaticAnswer => ({ result: null, word: 'UNKNOWN', value, asOf, source })
const stale = (value: string, asOf: string | null, source: string): AutomaticAnswer => ({ result: null, word: 'STALE', value, asOf, source })

/** The classes this order's numbers stand on: the bars of the name, the bars of what the account holds, the account itself. */
function dataFresh({ plan, clock, name, account, held }: OrderFacts): AutomaticAnswer {
  const source = 'chk.freshness'
  const classes = [
    { label: `daily bars of ${plan.symbol}`, asOf: name.lastSession, limit: FRESHNESS_LIMITS.daily_bars },
    ...held
      .filter((position) => position.symbol !== plan.symbol)
      .map((position) => ({ label: `daily bars of ${position.symbol}`, asOf: position.judgedSession, limit: FRESHNESS_LIMITS.daily_bars })),
    { label: `account ${plan.account}`, asOf: account.asOf, limit: FRESHNESS_LIMITS.positions },
  ]
  const missing = classes.filter((one) => one.asOf === null)
  if (missing.length > 0) return unknown(`Not known: ${missing.map((one) => one.label).join(', ')}`, null, source)
  const old = classes.filter((one) => {
    const freshFrom = oldestFreshSession(clock, one.limit)
    return freshFrom === null || one.asOf! < freshFrom
  })
  const oldest = classes.map((one) => one.asOf!).toSorted()[0] ?? null
  if (old.length > 0) return stale(old.map((one) => `${one.label}: last ${one.asOf}`).join(', '), oldest, source)
  return pass(`${classes.length} of ${classes.length} classes fresh`, oldest, source)
}

function stopDefined({ plan }: OrderFacts, size: OrderSize): AutomaticAnswer {
  const source = 'siz.risk_budget'
  if (size.refused !== null) return failed(size.refused, plan.asOf, source)
  if (plan.entry === null) return unknown('No entry price is known', null, source)
  return pass(`Stop ${price(plan.stop)} against entry ${price(plan.entry)}`, plan.asOf, source)
}

function sizeOk({ plan, account }: OrderFacts, size: OrderSize): AutomaticAnswer {
  const source = 'siz.risk_budget, siz.portfolio_heat'
  const asOf = account.equity.asOf
  if (size.refused !== null) return failed(size.refused, plan.asOf, source)
  if (size.unknown.length > 0) return unknown(`Not known: ${size.unknown.map((one) => one.input).join(', ')}`, asOf, source)
  if (size.shares === null || size.heat.after === null) return unknown('Size or heat is not known', asOf, source)
  if (size.shares <= 0) return failed(`0 shares: ${size.binding} leaves no room`, asOf, source)
  const heat = `heat ${percent(size.heat.after)} of ${percent(HEAT_LIMIT)}`
  const words = `${size.shares} shares, ${size.binding} binds, ${heat}`
  return size.heat.after > HEAT_LIMIT + 1e-12 ? failed(words, asOf, source) : pass(words, asOf, source)
}

function exclusion({ plan, risk }: OrderFacts): AutomaticAnswer {
  const source = 'scr.risk_overlap, register of risk flags'
  if (risk === null || plan.asOf === null) return unknown(`${plan.symbol} was never looked at`, null, source)
  const verdict = riskOverlap({
    flags: risk.flags.map((flag) => ({ code: flag.code, asOf: dayNumber(flag.asOf) })),
    asOf: dayNumber(plan.asOf),
    checkedAsOf: dayNumber(risk.checkedAsOf),
    side: plan.side,
  })
  if (verdict.kind !== 'value') return unknown(`Not judged: ${verdict.code}`, risk.checkedAsOf, source)
  const { decision, exclude, warn } = verdict.value
  if (decision === 'exclude') return failed(`Excluded: ${[...exclude, ...warn].join(', ')}`, risk.checkedAsOf, source)
  if (dayNumber(plan.asOf) - dayNumber(risk.checkedAsOf) > EXCLUSION_VALID_DAYS) return stale(`Last looked at ${risk.checkedAsOf}`, risk.checkedAsOf, source)
  return pass(decision === 'warn' ? `Warning: ${warn.join(', ')}` : 'Looked at, nothing found', risk.checkedAsOf, source)
}

/** The look at the register holds for a day, as the template says. */
const EXCLUSION_VALID_DAYS = 1

/** The stated slippage must cover half-spread and impact at the final size, without fees and commission. */
function slippage({ plan, name }: OrderFacts, size: OrderSize): AutomaticAnswer {
  const source = `exec.half_spread (${name.spreadSource ?? 'no estimate'}), exec.sqrt_impact`
  if (size.slippageBps === null || size.modelSlippageBps === null)
    return unknown(`Half-spread or impact of ${plan.symbol} is not known`, name.lastSession, source)
  const words = `${size.slippageBps.toFixed(1)} bp planned, model ${size.modelSlippageBps.toFixed(1)} bp`
  return size.slippageBps >= size.modelSlippageBps - BP_SLACK ? pass(words, name.lastSession, source) : failed(words, name.lastSession, source)
}

/** When it settles, and whether cash stays above the buffer while it does. */
function settle({ plan, clock, account }: OrderFacts, size: OrderSize): AutomaticAnswer {
  const source = 'chk.settle_date, pf.cash_buffer'
  if (plan.isAdopted) return pass('Already held: nothing to settle', plan.asOf, source)
  const tradeDay = plan.validFor
  if (tradeDay === null || isSession(clock.calendar, tradeDay) !== true)
    return unknown('The session of the order lies outside the calendar table', null, source)
  const settles = valueOrNull(settlementDateOf(settlement as SettlementTable, clock.calendar.exchangeHolidays, tradeDay))
  if (settles === null) return unknown('The settlement date is not known', null, source)
  if (account.cash.value === null || account.equity.value === null || size.notionalUsd === null)
    return unknown(`Settles ${settles}; settled cash or equity is not known`, account.cash.asOf, source)
  const planned = plan.side === 'long' ? [{ day: 1, amount: size.notionalUsd, prob: 1 }] : []
  const buffer: CashBuffer | null = valueOrNull(cashBuffer({ settled: account.cash.value, equity: account.equity.value, planned, settlements: [] }))
  if (buffer === null) return unknown(`Settles ${settles}; the cash path is not known`, account.cash.asOf, source)
  const words = `Settles ${settles}, cash after it ${usd(buffer.minCash)}`
  return buffer.shortfall > 0
    ? failed(`${words}, ${usd(buffer.shortfall)} short of the buffer`, account.cash.asOf, source)
    : pass(words, account.cash.asOf, source)
}

/** Cents above a dollar, four places below: as the exchange ticks. */
const price = (usd: number | null): string => (usd === null ? 'not known' : usd.toFixed(usd >= 1 ? 2 : 4))

/** Whole dollars in groups of three. */
const usd = (amount: number): string => `$${amount.toFixed(0).replaceAll(/\B(?=(\d{3})+$)/g, ',')}`

const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)} %`
