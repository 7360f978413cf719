import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { type PricedFill, pricedFills } from '../../../store/fills.ts'
import { sourceOf } from '../../../store/lot-rows.ts'
import type { GatherContext } from '../job.ts'
import { splitFactorOn } from '../panel-splits.ts'
import { type HealthProblem, problemOf, sourceOfLine } from './health-problem.ts'

/** Printed prices are rounded to the cent and averaged over partial fills: nearer to the bar than this is inside it. */
const TOLERANCE_FRACTION = 0.001
const TOLERANCE_USD = 0.01

/**
 * Fills whose price lies outside the range of the day's bar: another day, another instrument, a price per lot, or a bar that is wrong.
 * Compared on the count of shares of the day; series with dividends in their prices, and those nobody knows the splits of, prove nothing.
 * Ask inside `gather`.
 */
export function fillsOutsideBars({ db, panel }: Pick<GatherContext, 'db' | 'panel'>, until: string, symbol: string | undefined): HealthProblem[] {
  return pricedFills(db, until, symbol ?? null).flatMap((fill) => {
    const range = rangeOn(panel, fill)
    const price = Number(fill.price)
    if (range === null) return []
    const slack = Math.max(TOLERANCE_USD, price * TOLERANCE_FRACTION)
    if (price >= range.low - slack && price <= range.high + slack) return []
    const detail = `The ${fill.kind} of ${fill.quantity} at ${fill.price} is outside the day’s bar, ${range.low} to ${range.high}.`
    return [problemOf('fill-outside-bar', fill.symbol, fill.session, detail, { account: fill.account, source: sourceOfLine(sourceOf(db, fill.id)) })]
  })
}

function rangeOn(panel: GatherContext['panel'], { symbol, session }: PricedFill): { readonly low: number; readonly high: number } | null {
  const bars = panel.bars(symbol)
  if (bars === undefined || bars.adjustment === 'total') return null
  const day = dayNumber(session)
  const index = indexAtOrBefore(bars.sessions, day)
  const [low, high] = [bars.low[index], bars.high[index]]
  if (index < 0 || bars.sessions[index] !== day || low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high)) return null
  const factor = splitFactorOn(day, panel.splits(symbol))
  if (factor !== 1 && bars.adjustment === 'unknown') return null
  return { low: Number((low * factor).toPrecision(12)), high: Number((high * factor).toPrecision(12)) }
}
