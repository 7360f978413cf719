import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive } from '#domain/input/number.ts'
import { refuseBetween, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface VolScaleInput {
  readonly realised: number
  readonly target: number
  readonly lo?: number
  readonly hi?: number
}

/**
 * `siz.vol_scale`: the factor by which volatility reduces an entry, target / realised held between `lo` and `hi`. It never enlarges one.
 * Both volatilities annualised, as fractions. Realised 0 is ZERO_DENOMINATOR: a price that does not move was not measured. House rule.
 */
export function volScale({ realised, target, lo = 0.25, hi = 1 }: VolScaleInput): Result<number> {
  const refused = firstRefusal(
    refuseRequiredParameter(realised, isNonNegative),
    refuseRequiredParameter(target, isPositive),
    refuseBetween(lo, 0, 1),
    refuseBetween(hi, 0, 1),
  )
  if (refused !== undefined) return refused
  if (lo > hi) return badInput('BAD_PARAM')
  if (realised === 0) return unknown('ZERO_DENOMINATOR')
  return known(Math.min(hi, Math.max(lo, target / realised)))
}

/** What an entry is scaled by when the volatility is not known. */
export const UNKNOWN_VOL_SCALE = 0.25
