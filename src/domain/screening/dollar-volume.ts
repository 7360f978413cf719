import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { asColumn, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
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
  return dollarVolumeOf(asColumn(close), asColumn(volume), Math.max(0, close.length - n), close.length, minObs)
}

/** The sweep form over the sessions [from, end) of checked columns, missing = NaN. */
export function dollarVolumeOf(close: ArrayLike<number>, volume: ArrayLike<number>, from: number, end: number, minObs = 15): Result<DollarVolume> {
  const dollars: number[] = []
  for (let i = from; i < end; i += 1) {
    const traded = close[i]! * volume[i]!
    if (!Number.isNaN(traded)) dollars.push(traded)
  }
  return refuseShort(dollars.length, minObs) ?? known({ median: median(dollars), mean: mean(dollars), obs: dollars.length })
}
