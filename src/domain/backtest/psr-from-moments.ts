import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { normalCdf } from '#domain/statistics/norm-cdf.ts'

export interface PsrFromMomentsInput {
  /** Sharpe ratio per period. */
  readonly sr: number
  /** Returns it was measured on. */
  readonly n: number
  readonly skew: number
  /** 3 for a normal sample. */
  readonly kurtosis: number
  readonly srBenchmark?: number
}

/**
 * bt.psr_from_moments(sr, n, skew, kurtosis, srBenchmark): Φ((SR − SR*)·√(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)).
 * n < 2 BAD_PARAM; a variance term that is not positive NOT_APPLICABLE. Source: Bailey & López de Prado 2012.
 */
export function psrFromMoments({ sr, n, skew, kurtosis, srBenchmark = 0 }: PsrFromMomentsInput): Result<number> {
  const refused = firstRefusal(
    refuseNumber(sr),
    refuseNumber(skew),
    refuseNumber(kurtosis),
    refuseRequiredParameter(n, wholeFrom(2)),
    refuseParameter(srBenchmark),
  )
  if (refused !== undefined) return refused
  const variance = 1 - skew * sr + ((kurtosis - 1) / 4) * sr * sr
  if (variance <= 0) return unknown('NOT_APPLICABLE')
  return known(normalCdf(((sr - srBenchmark) * Math.sqrt(n - 1)) / Math.sqrt(variance)))
}
