import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { closesAboveAverage } from './closes-above-average.ts'
import { refusePair } from './pair-of-prices.ts'
import { changeOver, ratioLine } from './ratio-line.ts'

export interface RegionalBanksInput {
  /** Closes of a regional-bank fund and of large caps on the same sessions. */
  readonly kre: Series
  readonly spy: Series
  readonly w?: number
  readonly maN?: number
  readonly floor?: number
}

export interface RegionalBanks {
  readonly rel: number
  readonly aboveMa: boolean
  /** Above the lowest ratio of the window, fraction. */
  readonly offLow: number
  readonly stabilised: boolean
}

const MIN_REBOUND = 0.02

/**
 * rot.regional_banks(kre, spy, w, maN, floor): have regional banks stopped falling against the market. Fractions of the ratio.
 * stabilised: not more than `floor` lost over w sessions, and the ratio above its average or 2 % above its low of the window.
 * Needs max(w + 1, maN) closes, no nulls. Source: house.
 */
export function regionalBanks({ kre, spy, w = 21, maN = 50, floor = -0.03 }: RegionalBanksInput): Result<RegionalBanks> {
  const refused =
    firstRefusal(refusePair(kre, spy), refusePositiveInteger(w), refusePositiveInteger(maN), refuseParameter(floor)) ??
    refuseShort(kre.length, Math.max(w + 1, maN)) ??
    refuseMissing(kre) ??
    refuseMissing(spy)
  if (refused !== undefined) return refused
  const ratio = ratioLine(kre as readonly number[], spy as readonly number[])
  const rel = changeOver(ratio, w)!
  const aboveMa = closesAboveAverage(ratio, maN)
  const offLow = ratio.at(-1)! / Math.min(...ratio.slice(-w - 1)) - 1
  return known({ rel, aboveMa, offLow, stabilised: isAtLeast(rel, floor) && (aboveMa || isAtLeast(offLow, MIN_REBOUND)) })
}
