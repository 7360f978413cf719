import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseMissing, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface ObvInput {
  readonly c: Series
  readonly v: Series
}

/**
 * ind.obv(c, v): on-balance volume in shares, 0 at the first bar; volume added when the close rose, subtracted when it fell,
 * nothing when unchanged. No nulls (MISSING_DATA), empty SHORT_HISTORY.
 * Source: Granville 1963.
 */
export function obv({ c, v }: ObvInput): Result<readonly number[]> {
  const refused = firstRefusal(refuseUnequal(c, v), refusePrices(c), refuseNonNegatives(v)) ?? refuseShort(c.length, 1) ?? refuseMissing(c) ?? refuseMissing(v)
  if (refused !== undefined) return refused
  return known(onBalanceVolume(c as readonly number[], v as readonly number[]))
}

/** The same on complete columns. */
export function onBalanceVolume(close: readonly number[], volume: readonly number[]): number[] {
  const balances: number[] = []
  let balance = 0
  for (let t = 0; t < close.length; t += 1) {
    if (t > 0) balance += Math.sign(close[t]! - close[t - 1]!) * volume[t]!
    balances.push(balance)
  }
  return balances
}
