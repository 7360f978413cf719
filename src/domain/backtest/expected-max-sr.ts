import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseRequiredParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { normalQuantile } from '#domain/statistics/norm-inv.ts'

export interface ExpectedMaxSrInput {
  /** Variance of the Sharpe ratios of the trials. */
  readonly varSr: number
  /** Every configuration that was run. */
  readonly nTrials: number
}

const EULER_MASCHERONI = 0.5772156649015329

/**
 * bt.expected_max_sr(varSr, nTrials): the best Sharpe ratio to expect from that many trials of strategies without any edge:
 * √V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))); 0 for one trial. varSr < 0 or nTrials < 1 BAD_PARAM.
 * Source: Bailey & López de Prado 2014.
 */
export function expectedMaxSr({ varSr, nTrials }: ExpectedMaxSrInput): Result<number> {
  const refused = firstRefusal(
    refuseRequiredParameter(varSr, isNonNegative),
    refuseRequiredParameter(nTrials, (count) => count >= 1),
  )
  if (refused !== undefined) return refused
  return known(sharpeOfLuck(varSr, nTrials))
}

/** The same for a variance of at least 0 and at least one trial. */
export function sharpeOfLuck(varSr: number, nTrials: number): number {
  if (nTrials === 1) return 0
  const typical = normalQuantile(1 - 1 / nTrials)
  const extreme = normalQuantile(1 - 1 / (nTrials * Math.E))
  return Math.sqrt(varSr) * ((1 - EULER_MASCHERONI) * typical + EULER_MASCHERONI * extreme)
}
