import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface AccrualsInput {
  readonly ni: number
  readonly cfo: number
  readonly ta: number
  readonly taPrev: number
}

/**
 * `scr.accruals`: the part of profit that is not cash, (net income - operating cash flow) / average total assets, a fraction. No assets:
 * ZERO_DENOMINATOR. Source: Sloan 1996; Hribar & Collins 2002.
 */
export function accruals({ ni, cfo, ta, taPrev }: AccrualsInput): Result<number> {
  const refused = firstRefusal(refuseNumber(ni), refuseNumber(cfo), refuseNumber(ta, isNonNegative), refuseNumber(taPrev, isNonNegative))
  if (refused !== undefined) return refused
  const assets = (ta + taPrev) / 2
  return assets === 0 ? unknown('ZERO_DENOMINATOR') : known((ni - cfo) / assets)
}
