import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'
import { median } from '#domain/statistics/quantile7.ts'

export interface DollarVolumeInput {
  readonly close: Series
  readonly volume: Series
  readonly n?: number
  readonly minObs?: number
}

export interface DollarVolume {
  readonly median: number
  readonly mean: number
  readonly obs: number
}

/**
 * `scr.dollar_volume`: what changes hands in this name on an ordinary day.
 * @returns median and mean of close x volume in USD over the last `n` sessions, and how many of them were known. A session without close or volume
 * is left out; one with volume 0 counts as 0 dollars. Fewer than `minObs` known sessions: SHORT_HISTORY.
 */
export function dollarVolume({ close, volume, n = 20, minObs = 15 }: DollarVolumeInput): Result<DollarVolume> {
  const refused =
    firstRefusal(refusePrices(close), refuseNonNegatives(volume), refusePositiveInteger(n), refusePositiveInteger(minObs)) ?? refuseUnequal(close, volume)
  if (refused !== undefined) return refused

  const dollars: number[] = []
  for (let i = Math.max(0, close.length - n); i < close.length; i += 1) {
    const price = close[i] ?? null
    const shares = volume[i] ?? null
    if (price !== null && shares !== null) dollars.push(price * shares)
  }
  return refuseShort(dollars.length, minObs) ?? known({ median: median(dollars), mean: mean(dollars), obs: dollars.length })
}
