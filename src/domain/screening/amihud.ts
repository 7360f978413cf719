import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
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

  let sum = 0
  let obs = 0
  let zeroVolDays = 0
  for (let i = Math.max(1, close.length - n); i < close.length; i += 1) {
    const before = close[i - 1] ?? null
    const price = close[i] ?? null
    const shares = volume[i] ?? null
    if (shares === 0) zeroVolDays += 1
    if (before === null || price === null || shares === null || shares === 0) continue
    sum += Math.abs(price / before - 1) / (price * shares)
    obs += 1
  }
  return refuseShort(obs, minObs) ?? known({ illiq: (1e6 * sum) / obs, obs, zeroVolDays })
}
