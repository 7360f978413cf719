import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'
import { type PairOfPrices, refusePair } from './pair-of-prices.ts'
import { ratioLine } from './ratio-line.ts'

export interface RrgPublicInput extends PairOfPrices {
  /** Sessions the ratio is standardised over. */
  readonly n?: number
  /** Sessions the momentum looks back. */
  readonly k?: number
  /** Sessions the momentum is standardised over. */
  readonly m?: number
}

export interface RrgPublic {
  readonly rsRatio: number
  readonly rsMomentum: number
  readonly quadrant: 'leading' | 'weakening' | 'lagging' | 'improving'
}

/** Both axes cross at 100. */
const CENTRE = 100

/**
 * rot.rrg_public(a, b, n, k, m): where a stands against b on a map of relative strength and its momentum, both around 100.
 * Strength = 100 + z of the ratio within its last n; momentum = 100 + z, within the last m, of strength minus strength k ago.
 * A public approximation: the original formulas are secret. Weekly use n 14, k 5, m 14. Needs n + k + m − 1 prices, no nulls;
 * a window without variance ZERO_VARIANCE. Source: public approximations of relative rotation graphs, house windows.
 */
export function rrgPublic({ a, b, n = 63, k = 10, m = 63 }: RrgPublicInput): Result<RrgPublic> {
  const refused =
    firstRefusal(refusePair(a, b), refuseInteger(n, 2), refusePositiveInteger(k), refuseInteger(m, 2)) ??
    refuseShort(a.length, n + k + m - 1) ??
    refuseMissing(a) ??
    refuseMissing(b)
  if (refused !== undefined) return refused
  const ratio = ratioLine(a as readonly number[], b as readonly number[])
  const strengths: number[] = []
  for (let end = ratio.length - k - m + 1; end <= ratio.length; end += 1) {
    const z = zOfLast(ratio.slice(end - n, end))
    if (z === null) return unknown('ZERO_VARIANCE')
    strengths.push(CENTRE + z)
  }
  const changes = strengths.slice(k).map((strength, i) => strength - strengths[i]!)
  const momentum = zOfLast(changes)
  if (momentum === null) return unknown('ZERO_VARIANCE')
  const rsRatio = strengths.at(-1)!
  const rsMomentum = CENTRE + momentum
  return known({ rsRatio, rsMomentum, quadrant: quadrantOf(rsRatio, rsMomentum) })
}

/** How many sample standard deviations the newest value lies from the mean of the window it closes; null without spread. */
function zOfLast(window: readonly number[]): number | null {
  const centre = mean(window)
  const sd = sampleSd(window, centre)
  return isNoSpread(sd, centre) ? null : (window.at(-1)! - centre) / sd
}

function quadrantOf(rsRatio: number, rsMomentum: number): RrgPublic['quadrant'] {
  const isStrong = isAtLeast(rsRatio, CENTRE)
  const isGaining = isAtLeast(rsMomentum, CENTRE)
  if (isStrong) return isGaining ? 'leading' : 'weakening'
  return isGaining ? 'improving' : 'lagging'
}
