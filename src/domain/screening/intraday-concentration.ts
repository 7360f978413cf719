import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseNonNegatives } from '#domain/input/series.ts'
import { refuseShort } from '#domain/input/length.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { ascending } from '#domain/statistics/quantile7.ts'
import type { DayVolumes } from './bucket-profile.ts'

export interface IntradayInput {
  readonly vol: DayVolumes
}

export interface IntradayHhi {
  readonly hhi: number
  /** 0 = evenly spread, 1 = all in one bucket; null for a day of one bucket. */
  readonly normalised: number | null
  readonly effectiveBuckets: number
}

/**
 * `scr.intraday_hhi`: how concentrated a day's volume was.
 * @returns sum of squared bucket shares, the same rescaled to 0..1, and its inverse, the number of buckets an even day would have. No volume:
 * ZERO_DENOMINATOR; a bucket missing: MISSING_DATA; no bucket: SHORT_HISTORY. Source: Herfindahl–Hirschman index.
 */
export function intradayHhi({ vol }: IntradayInput): Result<IntradayHhi> {
  const refused = refuseVolumes(vol)
  if (refused !== undefined) return refused
  const volumes = vol as readonly number[]
  const total = sum(volumes)
  if (total === 0) return unknown('ZERO_DENOMINATOR')
  const hhi = volumes.reduce((squares, volume) => squares + (volume / total) ** 2, 0)
  const even = 1 / volumes.length
  return known({ hhi, normalised: volumes.length === 1 ? null : (hhi - even) / (1 - even), effectiveBuckets: 1 / hhi })
}

/**
 * `scr.intraday_gini`: inequality of a day's buckets, 0 = all equal, (n - 1)/n = all in one.
 * No volume: ZERO_DENOMINATOR; a bucket missing: MISSING_DATA; no bucket: SHORT_HISTORY. Source: Gini 1912.
 */
export function intradayGini({ vol }: IntradayInput): Result<number> {
  const refused = refuseVolumes(vol)
  if (refused !== undefined) return refused
  const volumes = ascending(vol as readonly number[])
  const n = volumes.length
  const total = sum(volumes)
  if (total === 0) return unknown('ZERO_DENOMINATOR')
  const weighted = volumes.reduce((ranked, volume, i) => ranked + (i + 1) * volume, 0)
  return known((2 * weighted) / (n * total) - (n + 1) / n)
}

const refuseVolumes = (vol: DayVolumes): Refusal | undefined => refuseNonNegatives(vol) ?? refuseShort(vol.length, 1) ?? refuseMissing(vol)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
