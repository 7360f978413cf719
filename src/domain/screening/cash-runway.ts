import { isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export interface CashRunwayInput {
  readonly cash: number
  /** Free cash flow of the last four quarters. */
  readonly fcf4: number
  /** Debt due within twelve months. */
  readonly debt12?: number | null
  /** Credit lines not drawn; not known = none. */
  readonly undrawn?: number | null
  readonly fail?: number
  readonly watch?: number
}

export interface CashRunway {
  readonly quarters: number | null
  /** The same if no debt were due. */
  readonly quartersAtMost: number | null
  readonly burnPerQuarter: number
  readonly class: 'self_funding' | 'ok' | 'watch' | 'fail' | null
}

/**
 * `scr.cash_runway`: how many quarters the money lasts at the rate of the last four.
 * @returns max(0, cash + undrawn - debt due) / burn, below `fail` quarters fail, below `watch` watch, else ok. Without burn self_funding if cash and lines
 * cover the debt due, else watch, and no quarters. Debt due not known: only fail can be stated. House thresholds.
 */
export function cashRunway({ cash, fcf4, debt12 = null, undrawn = null, fail = 4, watch = 8 }: CashRunwayInput): Result<CashRunway> {
  const refused = firstRefusal(
    refuseNumber(cash, isNonNegative),
    refuseNumber(fcf4),
    refuseOptionalNumber(debt12, isNonNegative),
    refuseOptionalNumber(undrawn, isNonNegative),
    refuseParameter(fail, isPositive),
    refuseParameter(watch, isPositive),
  )
  if (refused !== undefined) return refused
  if (watch < fail) return badInput('BAD_PARAM')
  const money = cash + (undrawn ?? 0)
  const burnPerQuarter = Math.max(0, -fcf4 / 4)
  if (burnPerQuarter === 0) {
    const kind = debt12 === null ? null : money >= debt12 ? 'self_funding' : 'watch'
    return known({ quarters: null, quartersAtMost: null, burnPerQuarter: 0, class: kind })
  }
  if (debt12 === null) {
    const quartersAtMost = money / burnPerQuarter
    return known({ quarters: null, quartersAtMost, burnPerQuarter, class: isBelow(quartersAtMost, fail) ? 'fail' : null })
  }
  const quarters = Math.max(0, money - debt12) / burnPerQuarter
  const kind = isBelow(quarters, fail) ? 'fail' : isBelow(quarters, watch) ? 'watch' : 'ok'
  return known({ quarters, quartersAtMost: quarters, burnPerQuarter, class: kind })
}
