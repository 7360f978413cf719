import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'
import { drawdownPath, largestDrawdown } from './drawdown.ts'

export interface MetricsInput {
  readonly eq: Series
  /** Bars a year. */
  readonly ann?: number
  /** Risk-free rate a year, fraction. */
  readonly rf?: number
  /** Fewer returns than this are not annualised. */
  readonly minAnn?: number
}

/** Fractions; null where nothing honest can be said: too short to annualise, no variance, no loss, no drawdown. */
export interface Metrics {
  readonly totalReturn: number
  readonly cagr: number | null
  readonly vol: number | null
  readonly sharpe: number | null
  readonly sortino: number | null
  readonly maxDrawdown: number
  readonly calmar: number | null
  readonly ulcer: number
}

/**
 * bt.metrics(eq, ann, rf, minAnn): the figures of an equity curve from simple returns. Sharpe = mean(r − rf/ann)/sd·√ann,
 * Sortino the same over the root mean square of what fell short of rf, Calmar = CAGR / largest drawdown, ulcer index = root
 * mean square of the drawdowns. Fewer than 2 values SHORT_HISTORY, a null MISSING_DATA.
 * Source: Sharpe 1994; Sortino & Price 1994; ulcer index Martin & McCann 1989.
 */
export function metrics({ eq, ann = 252, rf = 0, minAnn = 63 }: MetricsInput): Result<Metrics> {
  const refused =
    firstRefusal(
      refusePrices(eq),
      refuseParameter(ann, isPositive),
      refuseParameter(rf, (rate) => rate > -1),
      refusePositiveInteger(minAnn),
    ) ??
    refuseShort(eq.length, 2) ??
    refuseMissing(eq)
  if (refused !== undefined) return refused
  const equity = eq as readonly number[]
  const growth = equity.at(-1)! / equity[0]!
  const { maxDrawdown } = largestDrawdown(equity)
  const ulcer = rootMeanSquare(drawdownPath(equity))
  const returns = simpleReturns(equity)
  const always = { totalReturn: growth - 1, maxDrawdown, ulcer }
  if (returns.length < Math.max(minAnn, 2)) return known({ ...always, cagr: null, vol: null, sharpe: null, sortino: null, calmar: null })
  const cagr = growth ** (ann / returns.length) - 1
  const excess = returns.map((value) => value - rf / ann)
  const sd = sampleSd(returns)
  const shortfall = rootMeanSquare(excess.map((value) => Math.min(0, value)))
  const ratioTo = (risk: number): number | null => (isNoSpread(risk, 0) ? null : (mean(excess) / risk) * Math.sqrt(ann))
  return known({
    ...always,
    cagr,
    vol: sd * Math.sqrt(ann),
    sharpe: ratioTo(sd),
    sortino: ratioTo(shortfall),
    calmar: maxDrawdown > 0 ? cagr / maxDrawdown : null,
  })
}

/** Simple return of each bar after the first. */
export function simpleReturns(equity: readonly number[]): number[] {
  const returns: number[] = []
  for (let t = 1; t < equity.length; t += 1) returns.push(equity[t]! / equity[t - 1]! - 1)
  return returns
}

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => value * value)))
