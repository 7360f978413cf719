import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { asColumn, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface AmihudInput {
  readonly close: Series
  readonly volume: Series
  readonly n?: number
  readonly minObs?: number
}

export interface Amihud {
  readonly illiq: number
  readonly obs: number
  readonly zeroVolDays: number
}

/**
 * `scr.amihud`: how far a million dollars of trading moved the price.
 * @returns illiq = 10^6 x mean of |close-to-close return| / (close x volume) over the last `n` sessions, per USD; obs = sessions that entered;
 * zeroVolDays = sessions without trade in that window. Sessions without volume, or with a missing close on either day, are left out.
 * Fewer than `minObs` observations: SHORT_HISTORY. Source: Amihud 2002.
 */
export function amihud({ close, volume, n = 63, minObs = 40 }: AmihudInput): Result<Amihud> {
  const refused =
    firstRefusal(refusePrices(close), refuseNonNegatives(volume), refusePositiveInteger(n), refusePositiveInteger(minObs)) ?? refuseUnequal(close, volume)
  if (refused !== undefined) return refused
  return amihudOf(asColumn(close), asColumn(volume), Math.max(1, close.length - n), close.length, minObs)
}

/** The sweep form over the sessions [from, end) of checked columns, missing = NaN; reads the close before `from`. */
export function amihudOf(close: ArrayLike<number>, volume: ArrayLike<number>, from: number, end: number, minObs = 40): Result<Amihud> {
  let sum = 0
  let obs = 0
  let zeroVolDays = 0
  for (let i = from; i < end; i += 1) {
    const shares = volume[i]!
    if (shares === 0) zeroVolDays += 1
    const price = close[i]!
    const impact = Math.abs(price / close[i - 1]! - 1) / (price * shares)
    if (shares === 0 || Number.isNaN(impact)) continue
    sum += impact
    obs += 1
  }
  return refuseShort(obs, minObs) ?? known({ illiq: (1e6 * sum) / obs, obs, zeroVolDays })
}
