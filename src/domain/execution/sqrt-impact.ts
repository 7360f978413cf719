import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { fractionToBps } from '#domain/units.ts'

export interface SqrtImpactInput {
  readonly shares: number
  readonly adv: number | null
  readonly sigmaDaily: number
  readonly Y?: number
}

export interface SqrtImpact {
  readonly bps: number
  readonly participation: number
}

/**
 * `exec.sqrt_impact`: what the order itself moves the price, Y x daily volatility x sqrt(shares / average daily volume), in basis points.
 * Average volume 0: ZERO_DENOMINATOR. Source: Tóth et al. 2011; Grinold & Kahn. (Almgren et al. 2005 measured an exponent of 0.6, see `almgren2005`.)
 */
export function sqrtImpact({ shares, adv, sigmaDaily, Y = 1 }: SqrtImpactInput): Result<SqrtImpact> {
  const refused = firstRefusal(
    refuseNumber(shares, isNonNegative),
    refuseNumber(adv, isNonNegative),
    refuseNumber(sigmaDaily, isNonNegative),
    refuseParameter(Y, isNonNegative),
  )
  if (refused !== undefined) return refused
  const perDay = adv as number
  if (perDay === 0) return unknown('ZERO_DENOMINATOR')
  const participation = shares / perDay
  return known({ bps: fractionToBps(Y * sigmaDaily * Math.sqrt(participation)), participation })
}
