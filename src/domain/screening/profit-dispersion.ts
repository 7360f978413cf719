import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { ascending, quantileOfSorted } from '#domain/statistics/quantile7.ts'

export interface ProfitDispersionInput {
  /** One profitability figure per name, null = not reported. */
  readonly values: Series
  readonly prior?: Series | null
  readonly minN?: number
  readonly minCoverage?: number
}

export interface ProfitDispersion {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly spread: number
  readonly shareNegative: number
  readonly n: number
  readonly change: number | null
}

/**
 * `scr.profit_dispersion`: how far apart the profitable and the unprofitable names are, in the unit given.
 * @returns the 10, 50 and 90 % quantiles, their spread P90 - P10, the share below zero and the change of the spread against `prior` (null where that
 * cannot be told). Fewer than `minN` known names, or a smaller part of the universe than `minCoverage`: LOW_COVERAGE. House rule.
 */
export function profitDispersion({ values, prior = null, minN = 50, minCoverage = 0.6 }: ProfitDispersionInput): Result<ProfitDispersion> {
  const refused = firstRefusal(
    refuseSeries(values),
    prior === null ? undefined : refuseSeries(prior),
    refusePositiveInteger(minN),
    refuseParameter(minCoverage, isShare),
  )
  if (refused !== undefined) return refused
  if (values.length === 0) return unknown('MISSING_DATA')
  const sorted = coveredValues(values, minN, minCoverage)
  if (sorted === null) return unknown('LOW_COVERAGE')
  const before = prior === null ? null : coveredValues(prior, minN, minCoverage)
  const spread = spreadOf(sorted)
  return known({
    p10: quantileOfSorted(sorted, 0.1),
    p50: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
    spread,
    shareNegative: sorted.filter((value) => value < 0).length / sorted.length,
    n: sorted.length,
    change: before === null ? null : spread - spreadOf(before),
  })
}

/** The known values, smallest first, or null where they are too few of the universe. */
function coveredValues(values: Series, minN: number, minCoverage: number): number[] | null {
  const knownValues = values.filter((value) => value !== null)
  return knownValues.length >= minN && isAtLeast(knownValues.length / values.length, minCoverage) ? ascending(knownValues) : null
}

const spreadOf = (sorted: readonly number[]): number => quantileOfSorted(sorted, 0.9) - quantileOfSorted(sorted, 0.1)
