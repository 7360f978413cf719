import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseOptionalParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean } from './moments.ts'
import { isLagOf, neweyWestLag, neweyWestSum } from './newey-west.ts'

export interface NwMeanTInput {
  readonly x: Series
  /** null = the Newey-West 1994 rule. */
  readonly lag?: number | null
  readonly minN?: number
}

export interface NwMeanT {
  readonly mean: number
  readonly se: number
  readonly t: number
  readonly lag: number
}

/**
 * stat.nw_mean_t(x, lag, minN): is the mean of x different from zero, allowing for autocorrelation up to `lag`.
 * t = mean / (√S / n). No nulls (MISSING_DATA); below minN SHORT_HISTORY; lag outside 0..n−1 BAD_PARAM; flat x ZERO_VARIANCE.
 * Source: Newey & West 1987; lag rule Newey & West 1994.
 */
export function nwMeanT({ x, lag = null, minN = 10 }: NwMeanTInput): Result<NwMeanT> {
  const refused =
    firstRefusal(
      refuseSeries(x),
      refuseOptionalParameter(lag, (l) => isLagOf(l, x)),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(x.length, Math.max(minN, 2)) ??
    refuseMissing(x)
  if (refused !== undefined) return refused
  const values = x as readonly number[]
  const centre = mean(values)
  const usedLag = lag ?? neweyWestLag(values.length)
  const longRun = neweyWestSum(
    values.map((value) => value - centre),
    usedLag,
  )
  const se = Math.sqrt(longRun) / values.length
  if (isNoSpread(se * Math.sqrt(values.length), centre)) return unknown('ZERO_VARIANCE')
  return known({ mean: centre, se, t: centre / se, lag: usedLag })
}
