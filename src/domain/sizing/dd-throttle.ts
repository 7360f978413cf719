import { isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseBetween } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface DdThrottleInput {
  readonly equityCurve: Series
  /** External money of the day, in USD: deposits above 0, withdrawals below; it arrives at the end of the day. */
  readonly flows?: Series | null
  readonly soft?: number
  readonly hard?: number
  readonly floor?: number
}

export interface DdThrottle {
  readonly drawdown: number
  readonly mult: number
}

/**
 * `siz.dd_throttle`: how much a drawdown reduces new sizes.
 * @returns the fall of the unit value (deposits and withdrawals taken out: a deposit cures nothing) from its peak, and the multiplier: 1 to `soft`, falling
 * in a straight line to 0 at `hard`, never below `floor`, since at 0 the curve could not recover. A value of 0 before a day with a value:
 * ZERO_DENOMINATOR; an empty curve: SHORT_HISTORY. House rule.
 */
export function ddThrottle({ equityCurve, flows = null, soft = 0.05, hard = 0.15, floor = 0.25 }: DdThrottleInput): Result<DdThrottle> {
  const refused =
    firstRefusal(
      refuseNonNegatives(equityCurve),
      flows === null ? undefined : refuseSeries(flows),
      refuseBetween(soft, 0, 1),
      refuseBetween(hard, 0, 1),
      refuseBetween(floor, 0, 1),
    ) ??
    refuseUnequal(equityCurve, flows ?? equityCurve) ??
    (soft >= hard || hard >= 1 ? badInput('BAD_PARAM') : undefined) ??
    refuseShort(equityCurve.length, 1) ??
    refuseMissing(equityCurve) ??
    (flows === null ? undefined : refuseMissing(flows))
  if (refused !== undefined) return refused

  const values = equityCurve as readonly number[]
  let unit = 1
  let peak = 1
  for (let t = 1; t < values.length; t += 1) {
    const before = values[t - 1]!
    if (before === 0) return unknown('ZERO_DENOMINATOR')
    unit *= (values[t]! - (flows?.[t] ?? 0)) / before
    peak = Math.max(peak, unit)
  }
  const drawdown = 1 - unit / peak
  const mult = isAtMost(drawdown, soft) ? 1 : Math.max(floor, (hard - drawdown) / (hard - soft))
  return known({ drawdown, mult })
}
