import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseOptionalParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean } from './moments.ts'
import { isLagOf, neweyWestLag, neweyWestSum } from './newey-west.ts'
import { fitTrendLine } from './trend-line.ts'

export interface NwSlopeTInput {
  readonly y: Series
  /** null = the Newey-West 1994 rule. */
  readonly lag?: number | null
  readonly minN?: number
}

export interface NwSlopeT {
  readonly slope: number
  readonly se: number
  readonly t: number
  readonly lag: number
}

/**
 * stat.nw_slope_t(y, lag, minN): the least-squares slope with a standard error that allows for autocorrelation up to `lag`:
 * var = S/Sxx², S over (t − t̄)·residual. It does not repair the inflated t of a near random walk.
 * No nulls (MISSING_DATA), fewer than minN SHORT_HISTORY, lag outside 0..n−1 BAD_PARAM, points on one line ZERO_VARIANCE.
 * Source: Newey & West 1987; lag rule Newey & West 1994.
 */
export function nwSlopeT({ y, lag = null, minN = 10 }: NwSlopeTInput): Result<NwSlopeT> {
  const refused =
    firstRefusal(
      refuseSeries(y),
      refuseOptionalParameter(lag, (l) => isLagOf(l, y)),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(y.length, Math.max(minN, 3)) ??
    refuseMissing(y)
  if (refused !== undefined) return refused
  const values = y as readonly number[]
  const { slope, residuals, centre, sxx } = fitTrendLine(values)
  const usedLag = lag ?? neweyWestLag(values.length)
  const longRun = neweyWestSum(
    residuals.map((residual, t) => (t - centre) * residual),
    usedLag,
  )
  const se = Math.sqrt(longRun) / sxx
  if (isNoSpread(se * Math.sqrt(sxx), mean(values))) return unknown('ZERO_VARIANCE')
  return known({ slope, se, t: slope / se, lag: usedLag })
}
