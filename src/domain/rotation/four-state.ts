import { isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { refusePair } from './pair-of-prices.ts'

export interface FourStateInput {
  readonly small: Series
  readonly large: Series
  readonly w?: number
  readonly band?: number
}

export type MarketState = 'expansion' | 'rotation' | 'narrowing' | 'risk_off' | 'undecided'

export interface FourState {
  readonly small: number
  readonly large: number
  readonly state: MarketState
  /** Sessions in this state, today among them. */
  readonly sessions: number
}

/**
 * rot.four_state(small, large, w, band): who rises over w sessions. Both expansion, small alone rotation, large alone
 * narrowing, neither risk_off; undecided while one of them lies inside the band. Fractions. No state predicts leadership.
 * Needs w + 1 closes, no nulls. Source: house.
 */
export function fourState({ small, large, w = 21, band = 0.005 }: FourStateInput): Result<FourState> {
  const refused =
    firstRefusal(refusePair(small, large), refusePositiveInteger(w), refuseParameter(band, isNonNegative)) ??
    refuseShort(small.length, w + 1) ??
    refuseMissing(small) ??
    refuseMissing(large)
  if (refused !== undefined) return refused
  const smallCloses = small as readonly number[]
  const largeCloses = large as readonly number[]
  const returnAt = (closes: readonly number[], t: number): number => closes[t]! / closes[t - w]! - 1
  const stateAt = (t: number): MarketState => stateOf(returnAt(smallCloses, t), returnAt(largeCloses, t), band)
  const last = small.length - 1
  const state = stateAt(last)
  let sessions = 1
  while (last - sessions >= w && stateAt(last - sessions) === state) sessions += 1
  return known({ small: returnAt(smallCloses, last), large: returnAt(largeCloses, last), state, sessions })
}

function stateOf(small: number, large: number, band: number): MarketState {
  if (isBelow(Math.abs(small), band) || isBelow(Math.abs(large), band)) return 'undecided'
  if (small > 0) return large > 0 ? 'expansion' : 'rotation'
  return large > 0 ? 'narrowing' : 'risk_off'
}
