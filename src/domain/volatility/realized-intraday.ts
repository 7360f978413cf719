import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { isPositive, isShare } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { FRACTION_SLACK } from '#domain/units.ts'

export interface RealizedIntradayInput {
  /** One list of prices per session, oldest first; the first price of a session is its open. */
  readonly days: readonly Series[]
  readonly ann?: number
  /** Sessions with fewer prices (early closes, late listings) are left out. */
  readonly minBars?: number
  readonly includeOvernight?: boolean
  /** Share of the sessions that has to be left. */
  readonly minShare?: number
}

/**
 * vol.realized_intraday(days, ann, minBars, includeOvernight, minShare): annualised volatility (fraction) from the mean
 * over sessions of the squared log steps inside the session, with the squared overnight step if asked for. A short
 * session is left out itself but still gives the next one its overnight base.
 * No session left SHORT_HISTORY, less than minShare of them LOW_COVERAGE, a null in a session that counts MISSING_DATA.
 * Source: Andersen & Bollerslev 1998.
 */
export function realizedIntraday({ days, ann = 252, minBars = 10, includeOvernight = false, minShare = 0.5 }: RealizedIntradayInput): Result<number> {
  const refused = firstRefusal(
    refuseSwitch(includeOvernight),
    refuseSessions(days),
    refuseParameter(ann, isPositive),
    refuseParameter(minBars, wholeFrom(2)),
    refuseParameter(minShare, isShare),
  )
  if (refused !== undefined) return refused
  const kept = days.filter((day) => day.length >= minBars)
  const thin = refuseShort(kept.length, 1) ?? (kept.length < minShare * days.length - FRACTION_SLACK ? unknown('LOW_COVERAGE') : undefined)
  if (thin !== undefined) return thin
  const missing = firstRefusal(...kept.map((day) => refuseMissing(day)))
  if (missing !== undefined) return missing
  let variance = 0
  let lastClose: number | null = null
  for (const day of days) {
    if (day.length >= minBars) {
      variance += squaredSteps(day as readonly number[])
      if (includeOvernight && lastClose !== null) variance += Math.log(day[0]! / lastClose) ** 2
    }
    lastClose = day.at(-1) ?? lastClose
  }
  return known(Math.sqrt((variance / kept.length) * ann))
}

function squaredSteps(prices: readonly number[]): number {
  let sum = 0
  for (let i = 1; i < prices.length; i += 1) sum += Math.log(prices[i]! / prices[i - 1]!) ** 2
  return sum
}

function refuseSessions(days: unknown): Refusal | undefined {
  if (days === null || days === undefined) return unknown('MISSING_DATA')
  return Array.isArray(days) ? firstRefusal(...days.map((day) => refusePrices(day))) : badInput('BAD_VALUE')
}
