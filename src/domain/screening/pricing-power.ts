import { isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { allOf, anyOf, judge } from '#domain/three-valued.ts'
import { MARGIN_MINIMUM, MARGIN_QUARTERS, marginPath } from './quarterly-margins.ts'

export interface PricingPowerInput {
  /** Quarterly gross margins as fractions, oldest first. */
  readonly gm: Series
  readonly sectorMedian?: number | null
  readonly minQ?: number
  readonly sdOk?: number
  readonly sdBad?: number
  readonly below?: number
  readonly trendOk?: number
  readonly trendBad?: number
}

export interface PricingPower {
  readonly level: number
  readonly sdYoY: number
  readonly trend: number
  readonly class: 'strong' | 'average' | 'weak' | null
}

/**
 * `scr.pricing_power`: can the company hold its gross margin? Over the last twelve quarters.
 * Weak: year-over-year changes vary by `sdBad` or more, or the last year fell by `trendBad`, or its level lies more than `below` under the sector median.
 * Strong: level at the median or above, sd at most `sdOk`, trend at least `trendOk`. Else average.
 * @returns null class where the missing median could decide. Fewer than `minQ` quarters (at least 8): SHORT_HISTORY. House thresholds.
 */
export function pricingPower(input: PricingPowerInput): Result<PricingPower> {
  const { gm, sectorMedian = null, minQ = MARGIN_MINIMUM, sdOk = 0.03, sdBad = 0.06, below = 0.05, trendOk = -0.01, trendBad = -0.03 } = input
  const isMargin = (margin: number): boolean => margin <= 1
  const refused =
    firstRefusal(
      refuseSeries(gm, isMargin),
      refuseOptionalNumber(sectorMedian, isMargin),
      refuseInteger(minQ, MARGIN_MINIMUM),
      ...[sdOk, sdBad, below].map((limit) => refuseParameter(limit, isNonNegative)),
      refuseParameter(trendOk),
      refuseParameter(trendBad),
    ) ?? refuseShort(gm.length, minQ)
  if (refused !== undefined) return refused
  const recent = gm.slice(-MARGIN_QUARTERS)
  const missing = refuseMissing(recent)
  if (missing !== undefined) return missing

  const { last4Avg: level, sdYoY, trend } = marginPath(recent as readonly number[])
  const isWeak = anyOf(
    isAtLeast(sdYoY, sdBad),
    isAtMost(trend, trendBad),
    judge(sectorMedian, (median) => isBelow(level, median - below)),
  )
  const isStrong = allOf(
    judge(sectorMedian, (median) => isAtLeast(level, median)),
    isAtMost(sdYoY, sdOk),
    isAtLeast(trend, trendOk),
  )
  const kind = isWeak === null ? null : isWeak ? 'weak' : isStrong === true ? 'strong' : 'average'
  return known({ level, sdYoY, trend, class: kind })
}
