import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'
import { psrFromMoments } from './psr-from-moments.ts'

export interface PsrInput {
  readonly returns: Series
  /** Per period, like the Sharpe ratio itself. */
  readonly srBenchmark?: number
  readonly minObs?: number
}

export interface Psr {
  /** Mean / sample standard deviation, per period. */
  readonly sr: number
  /** Population skewness. */
  readonly skew: number
  /** Population kurtosis, 3 for a normal sample. */
  readonly kurtosis: number
  /** Probability that the true Sharpe ratio exceeds the benchmark. */
  readonly psr: number
}

/**
 * bt.psr(returns, srBenchmark, minObs): probabilistic Sharpe ratio, allowing for sample length, skew and fat tails.
 * No nulls (MISSING_DATA), fewer than minObs SHORT_HISTORY, equal returns ZERO_VARIANCE. Source: Bailey & López de Prado 2012.
 */
export function psr({ returns, srBenchmark = 0, minObs = 30 }: PsrInput): Result<Psr> {
  const refused =
    firstRefusal(refuseReturns(returns), refuseParameter(srBenchmark), refusePositiveInteger(minObs)) ??
    refuseShort(returns.length, Math.max(minObs, 2)) ??
    refuseMissing(returns)
  if (refused !== undefined) return refused
  const moments = sharpeMoments(returns as readonly number[])
  if (moments === null) return unknown('ZERO_VARIANCE')
  const probability = psrFromMoments({ ...moments, n: returns.length, srBenchmark })
  return probability.kind === 'value' ? known({ ...moments, psr: probability.value }) : probability
}

/** Sharpe ratio per period with the shape of its sample; null without variance. */
export function sharpeMoments(returns: readonly number[]): Omit<Psr, 'psr'> | null {
  const centre = mean(returns)
  const sd = sampleSd(returns, centre)
  if (isNoSpread(sd, centre)) return null
  let second = 0
  let third = 0
  let fourth = 0
  for (const value of returns) {
    const square = (value - centre) ** 2
    second += square
    third += square * (value - centre)
    fourth += square * square
  }
  const n = returns.length
  return { sr: centre / sd, skew: third / n / (second / n) ** 1.5, kurtosis: (fourth * n) / second ** 2 }
}
