import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, refuseReturns, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'
import { largestDrawdown } from './drawdown.ts'
import { cutOf, isClaimMet, partKept } from './sizing-compare.ts'

export interface EqualExposureInput {
  /** Simple returns per session, fraction. */
  readonly staticReturns: Series
  readonly taReturns: Series
  /** Invested share of equity per session. */
  readonly staticExposure: Series
  readonly taExposure: Series
  readonly minObs?: number
}

/** Null where the curve to compare with never fell, never gained, or nothing was invested. */
export interface EqualExposure {
  /** Mean exposure time-aware / static. */
  readonly scale: number
  /** Against static as it was. */
  readonly rawDdReduction: number | null
  /** Against static scaled to the same mean exposure. */
  readonly ddReduction: number | null
  readonly grossPreserved: number | null
  /** The reduction that holding less gives by itself. */
  readonly fromHoldingLess: number | null
  /** Drawdown time-aware / mean exposure. */
  readonly exposureAdjDd: number | null
  readonly claimMet: boolean | null
}

/**
 * bt.equal_exposure(staticReturns, taReturns, staticExposure, taExposure, minObs): does sizing over time beat holding the same
 * amount all the time. Static returns are scaled by the ratio of the mean exposures before drawdown and gain are compared.
 * Unequal lengths BAD_SHAPE, fewer than minObs SHORT_HISTORY, a null MISSING_DATA, static never invested ZERO_DENOMINATOR. House rule.
 */
export function equalExposure({ staticReturns, taReturns, staticExposure, taExposure, minObs = 20 }: EqualExposureInput): Result<EqualExposure> {
  const refused =
    firstRefusal(
      refuseUnequal(staticReturns, taReturns, staticExposure, taExposure),
      refuseReturns(staticReturns),
      refuseReturns(taReturns),
      refuseNonNegatives(staticExposure),
      refuseNonNegatives(taExposure),
      refusePositiveInteger(minObs),
    ) ??
    refuseShort(staticReturns.length, minObs) ??
    firstRefusal(...[staticReturns, taReturns, staticExposure, taExposure].map((series) => refuseMissing(series)))
  if (refused !== undefined) return refused
  const exposure = mean(taExposure as readonly number[])
  const staticMean = mean(staticExposure as readonly number[])
  if (staticMean === 0) return unknown('ZERO_DENOMINATOR')
  const scale = exposure / staticMean
  const held = outcomeOf(staticReturns as readonly number[])
  const scaled = outcomeOf((staticReturns as readonly number[]).map((value) => value * scale))
  const sized = outcomeOf(taReturns as readonly number[])
  const ddReduction = cutOf(sized.drawdown, scaled.drawdown)
  const grossPreserved = partKept(sized.gain, scaled.gain)
  return known({
    scale,
    rawDdReduction: cutOf(sized.drawdown, held.drawdown),
    ddReduction,
    grossPreserved,
    fromHoldingLess: cutOf(scaled.drawdown, held.drawdown),
    exposureAdjDd: exposure > 0 ? sized.drawdown / exposure : null,
    claimMet: isClaimMet(ddReduction, grossPreserved),
  })
}

/** Drawdown and gain of 1 that grew by the returns. */
function outcomeOf(returns: readonly number[]): { readonly drawdown: number; readonly gain: number } {
  const equity = [1]
  for (const value of returns) equity.push(equity.at(-1)! * (1 + value))
  return { drawdown: largestDrawdown(equity).maxDrawdown, gain: equity.at(-1)! - 1 }
}
