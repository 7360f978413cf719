import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { changeOver } from './ratio-line.ts'

export interface DollarInput {
  /** Dollar index or fund, one per session. */
  readonly usd: Series
  readonly w?: number
  readonly zN?: number
  readonly minN?: number
}

export interface Dollar {
  readonly ret: number
  readonly ret5: number
  readonly z5: number
  readonly shock: boolean
}

const SHOCK_SESSIONS = 5
const SHOCK_Z = 2

/**
 * rot.dollar(usd, w, zN, minN): return of the dollar over w and 5 sessions, fractions, and whether the 5-session move is a
 * shock (|z| ≥ 2 among earlier 5-session returns). Its direction is not scored: a strong dollar can help domestic companies.
 * Needs max(w + 1, minN + 6) values, no nulls; a history without variance ZERO_VARIANCE. Source: house.
 */
export function dollar({ usd, w = 20, zN = 252, minN = 60 }: DollarInput): Result<Dollar> {
  const refused =
    firstRefusal(refusePrices(usd), refusePositiveInteger(w), refusePositiveInteger(zN), refusePositiveInteger(minN)) ??
    refuseShort(usd.length, Math.max(w + 1, minN + SHOCK_SESSIONS + 1)) ??
    refuseMissing(usd)
  if (refused !== undefined) return refused
  const closes = usd as readonly number[]
  const returns = closes.slice(SHOCK_SESSIONS).map((close, t) => close / closes[t]! - 1)
  const z5 = zscoreLast({ x: returns, n: zN, minN })
  if (z5.kind !== 'value') return z5
  return known({ ret: changeOver(closes, w)!, ret5: returns.at(-1)!, z5: z5.value, shock: isAtLeast(Math.abs(z5.value), SHOCK_Z) })
}
