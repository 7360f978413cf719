import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseNonNegatives } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { bucketProfile, type DayVolumes, refuseDays, relativeBuckets } from './bucket-profile.ts'

export interface LiquidityWindowsInput {
  readonly today: DayVolumes
  readonly history: readonly DayVolumes[]
  readonly rvolMin?: number
  readonly maxGap?: number
  readonly minBuckets?: number
  readonly minDays?: number
}

/** A stretch of busy buckets, both ends included; share and relative volumes null where they cannot be told. */
export interface LiquidityWindow {
  readonly from: number
  readonly to: number
  readonly hotBuckets: number
  readonly volume: number
  readonly share: number | null
  readonly peakRvol: number
  readonly meanRvol: number
}

export interface LiquidityWindows {
  readonly windows: readonly LiquidityWindow[]
  readonly windowShare: number | null
}

/**
 * `scr.liquidity_windows`: when today's liquidity came, rather than how much on average.
 * @returns stretches of buckets with relative volume from `rvolMin` on, joined over at most `maxGap` quiet buckets, at least `minBuckets` hot ones each.
 * share = window volume / (traded so far + what the buckets not traded yet usually trade); a usual volume not known leaves it null.
 * Fewer than `minDays` days: SHORT_HISTORY. House rule.
 */
export function liquidityWindows(input: LiquidityWindowsInput): Result<LiquidityWindows> {
  const { today, history, rvolMin = 2, maxGap = 1, minBuckets = 2, minDays = 10 } = input
  const refused =
    firstRefusal(
      refuseNonNegatives(today),
      refuseDays(history),
      refuseParameter(rvolMin, isPositive),
      refuseInteger(maxGap, 0),
      refusePositiveInteger(minBuckets),
      refusePositiveInteger(minDays),
    ) ??
    (history.length > 0 ? refuseUnequal(today, history[0]!) : undefined) ??
    refuseShort(history.length, minDays)
  if (refused !== undefined) return refused

  const profile = bucketProfile(history, today.length, minDays)
  const relative = relativeBuckets(today, profile)
  const expected = expectedVolume(today, profile)
  const hot = [...relative.keys()].filter((bucket) => relative[bucket] !== null && isAtLeast(relative[bucket]!, rvolMin))
  const windows = joined(hot, maxGap)
    .filter((cluster) => cluster.length >= minBuckets)
    .map((cluster) => describeWindow(cluster, today, relative, expected))
  const volume = windows.reduce((sum, window) => sum + window.volume, 0)
  return known({ windows, windowShare: shareOf(volume, expected) })
}

/** What the whole session trades: the buckets traded so far, and for the rest what they usually do. */
function expectedVolume(today: DayVolumes, profile: readonly (number | null)[]): number | null {
  let volume = 0
  for (const [bucket, traded] of today.entries()) {
    const part = traded ?? profile[bucket] ?? null
    if (part === null) return null
    volume += part
  }
  return volume
}

function joined(hot: readonly number[], maxGap: number): number[][] {
  const clusters: number[][] = []
  for (const bucket of hot) {
    const cluster = clusters.at(-1)
    if (cluster !== undefined && bucket - cluster.at(-1)! - 1 <= maxGap) cluster.push(bucket)
    else clusters.push([bucket])
  }
  return clusters
}

function describeWindow(cluster: readonly number[], today: DayVolumes, relative: readonly (number | null)[], expected: number | null): LiquidityWindow {
  const from = cluster[0]!
  const to = cluster.at(-1)!
  const volume = today.slice(from, to + 1).reduce<number>((sum, traded) => sum + (traded ?? 0), 0)
  const ratios = relative.slice(from, to + 1).filter((ratio) => ratio !== null)
  return {
    from,
    to,
    hotBuckets: cluster.length,
    volume,
    share: shareOf(volume, expected),
    peakRvol: Math.max(...ratios),
    meanRvol: ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length,
  }
}

const shareOf = (volume: number, expected: number | null): number | null => (expected === null || expected === 0 ? null : volume / expected)
