import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative, isPositive } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseNonNegatives, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface OperatingLeverageInput {
  /** Annual, oldest first. */
  readonly sales: Series
  readonly ebit: Series
  readonly years?: number
  readonly minChange?: number
  readonly high?: number
  readonly low?: number
  readonly clip?: number
}

export interface OperatingLeverage {
  readonly salesChange: number
  readonly incrementalMargin: number
  readonly dol: number | null
  /** Change of EBIT, a fraction, when sales move by +10 % and -10 %. */
  readonly ebitPlus10: number | null
  readonly ebitMinus10: number | null
  readonly class: 'high' | 'normal' | 'low' | 'inverse' | null
}

/**
 * `scr.operating_leverage`: how strongly profit follows sales, (change of EBIT / EBIT) / (change of sales / sales) over `years`, held within +/-`clip`.
 * @returns with it the margin on the added sales and the class: high from `high` on, low below `low`, inverse below 0, else normal. Starting from a loss only
 * the incremental margin is known. Sales that moved by less than `minChange`: ZERO_DENOMINATOR; fewer than years + 1 values: SHORT_HISTORY; either end
 * missing: MISSING_DATA. Source: textbook.
 */
export function operatingLeverage(input: OperatingLeverageInput): Result<OperatingLeverage> {
  const { sales, ebit, years = 2, minChange = 0.02, high = 3, low = 1.5, clip = 10 } = input
  const refused =
    firstRefusal(
      refuseNonNegatives(sales),
      refuseSeries(ebit),
      refusePositiveInteger(years),
      refuseParameter(minChange, isNonNegative),
      refuseParameter(high),
      refuseParameter(low),
      refuseParameter(clip, isPositive),
    ) ??
    refuseUnequal(sales, ebit) ??
    refuseShort(sales.length, years + 1)
  if (refused !== undefined) return refused
  const [salesBefore, salesNow, ebitBefore, ebitNow] = [sales.at(-1 - years), sales.at(-1), ebit.at(-1 - years), ebit.at(-1)].map((x) => x ?? null)
  if (salesBefore == null || salesNow == null || ebitBefore == null || ebitNow == null) return unknown('MISSING_DATA')
  if (salesBefore === 0) return unknown('ZERO_DENOMINATOR')
  const salesChange = salesNow / salesBefore - 1
  if (salesChange === 0 || !isAtLeast(Math.abs(salesChange), minChange)) return unknown('ZERO_DENOMINATOR')
  const incrementalMargin = (ebitNow - ebitBefore) / (salesNow - salesBefore)
  if (ebitBefore <= 0) return known({ salesChange, incrementalMargin, dol: null, ebitPlus10: null, ebitMinus10: null, class: null })

  const dol = Math.min(clip, Math.max(-clip, (ebitNow / ebitBefore - 1) / salesChange))
  const kind = isBelow(dol, 0) ? 'inverse' : isBelow(dol, low) ? 'low' : isAtLeast(dol, high) ? 'high' : 'normal'
  return known({ salesChange, incrementalMargin, dol, ebitPlus10: 0.1 * dol, ebitMinus10: -0.1 * dol, class: kind })
}
