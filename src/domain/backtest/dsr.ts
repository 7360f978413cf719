import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseReturns, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { sampleSd } from '#domain/statistics/moments.ts'
import { sharpeOfLuck } from './expected-max-sr.ts'
import { psr } from './psr.ts'

export interface DsrInput {
  readonly returns: Series
  /** Sharpe ratios per period of every configuration that was run, the chosen one included. */
  readonly trialSrs: Series
  readonly minObs?: number
}

export interface Dsr {
  /** The best Sharpe ratio luck alone would show. */
  readonly sr0: number
  readonly sr: number
  /** Probability that the true Sharpe ratio exceeds sr0. */
  readonly dsr: number
}

/**
 * bt.dsr(returns, trialSrs, minObs): deflated Sharpe ratio = bt.psr against the bar that the number of trials sets.
 * No nulls (MISSING_DATA), too few returns or no trial SHORT_HISTORY, equal returns ZERO_VARIANCE. Source: Bailey & López de Prado 2014.
 */
export function dsr({ returns, trialSrs, minObs = 30 }: DsrInput): Result<Dsr> {
  const refused =
    firstRefusal(refuseReturns(returns), refuseSeries(trialSrs), refusePositiveInteger(minObs)) ?? refuseShort(trialSrs.length, 1) ?? refuseMissing(trialSrs)
  if (refused !== undefined) return refused
  const trials = trialSrs as readonly number[]
  const sr0 = sharpeOfLuck(trials.length > 1 ? sampleSd(trials) ** 2 : 0, trials.length)
  const measured = psr({ returns, srBenchmark: sr0, minObs })
  return measured.kind === 'value' ? known({ sr0, sr: measured.value.sr, dsr: measured.value.psr }) : measured
}
