import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative, isPositive } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter } from '#domain/input/parameter.ts'
import { refuseReturns, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { fitLeastSquares } from '#domain/statistics/least-squares.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'

export interface RateSensitivityInput {
  readonly asset: Series
  readonly market: Series
  /** Change of the 10-year yield in percentage points. */
  readonly dy10: Series
  readonly minObs?: number
  readonly cut?: number
  readonly tMin?: number
}

export interface RateSensitivity {
  readonly per100Bp: number
  readonly se: number
  readonly t: number
  readonly marketBeta: number
  readonly r2: number
  readonly n: number
  readonly class: 'hurt_by_rising' | 'helped_by_rising' | 'not_distinguishable'
}

/** Two regressors and an intercept leave no residual below this. */
const FEWEST_WEEKS = 4

/**
 * `scr.rate_sensitivity`: what a rise of the 10-year yield by 100 bp has meant for the name, market moves aside.
 * @returns slope on the yield from weekly least squares of the return on market return and yield change, with standard error, t, market beta, R2 and weeks.
 * Hurt when the slope is at most -`cut` and t at most -`tMin`, helped mirrored, else not distinguishable. Weeks with a missing value are left out; fewer
 * than `minObs`: SHORT_HISTORY; a series that does not move: ZERO_VARIANCE; the two drivers move as one: SINGULAR. Source: two-factor model, Stone 1974.
 */
export function rateSensitivity({ asset, market, dy10, minObs = 52, cut = 0.03, tMin = 1.65 }: RateSensitivityInput): Result<RateSensitivity> {
  const refused =
    firstRefusal(
      refuseReturns(asset),
      refuseReturns(market),
      refuseSeries(dy10),
      refuseInteger(minObs, FEWEST_WEEKS),
      refuseParameter(cut, isPositive),
      refuseParameter(tMin, isNonNegative),
    ) ?? refuseUnequal(asset, market, dy10)
  if (refused !== undefined) return refused
  const weeks = [...asset.keys()].filter((i) => asset[i] !== null && market[i] !== null && dy10[i] !== null)
  const short = refuseShort(weeks.length, minObs)
  if (short !== undefined) return short
  const [y, onMarket, onYield] = [asset, market, dy10].map((series) => weeks.map((i) => series[i]!)) as [number[], number[], number[]]
  if ([y, onMarket, onYield].some(isFlat)) return unknown('ZERO_VARIANCE')
  const fit = fitLeastSquares(y, [onMarket, onYield])
  if (fit === null) return unknown('SINGULAR')
  // Without a residual there is no error to measure the slope against.
  if (isNoSpread(fit.residualSd, 0)) return unknown('ZERO_VARIANCE')
  const [marketBeta, per100Bp] = fit.betas as [number, number]
  const se = fit.standardErrors[1]!
  const t = per100Bp / se
  return known({ per100Bp, se, t, marketBeta, r2: fit.r2, n: weeks.length, class: classOf(per100Bp, t, cut, tMin) })
}

function classOf(slope: number, t: number, cut: number, tMin: number): RateSensitivity['class'] {
  if (isAtMost(slope, -cut) && isAtMost(t, -tMin)) return 'hurt_by_rising'
  return isAtLeast(slope, cut) && isAtLeast(t, tMin) ? 'helped_by_rising' : 'not_distinguishable'
}

function isFlat(values: readonly number[]): boolean {
  const centre = mean(values)
  return isNoSpread(sampleSd(values, centre), centre)
}
