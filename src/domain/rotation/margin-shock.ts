import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface MarginShockInput {
  /** Operating margins in percent, one per company, of this quarter and of the same quarter a year before; null = not reported. */
  readonly marginNow: Series
  readonly marginPrior: Series
  readonly thresholdPp?: number
  readonly minReporters?: number
}

export interface MarginShock {
  readonly shocks: number
  readonly reporters: number
  readonly rate: number
}

/**
 * rot.margin_shock(marginNow, marginPrior, thresholdPp, minReporters): companies whose operating margin fell by thresholdPp
 * percentage points or more, as a share of those with both quarters. Fewer than minReporters of these LOW_COVERAGE. Source: house.
 */
export function marginShock({ marginNow, marginPrior, thresholdPp = 3, minReporters = 10 }: MarginShockInput): Result<MarginShock> {
  const refused = firstRefusal(
    refuseUnequal(marginNow, marginPrior),
    refuseSeries(marginNow),
    refuseSeries(marginPrior),
    refuseParameter(thresholdPp),
    refusePositiveInteger(minReporters),
  )
  if (refused !== undefined) return refused
  let reporters = 0
  let shocks = 0
  for (let i = 0; i < marginNow.length; i += 1) {
    const now = marginNow[i] ?? null
    const prior = marginPrior[i] ?? null
    if (now === null || prior === null) continue
    reporters += 1
    if (isAtLeast(prior - now, thresholdPp)) shocks += 1
  }
  return reporters < minReporters ? unknown('LOW_COVERAGE') : known({ shocks, reporters, rate: shocks / reporters })
}
