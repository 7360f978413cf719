import type { Refusal } from '#domain/input/refusal.ts'
import { refuseNonNegatives, type Series } from '#domain/input/series.ts'
import { badInput, unknown } from '#domain/result.ts'
import { median } from '#domain/statistics/quantile7.ts'

/** Volume per bucket of the session, first bucket first; null = missing, or not traded yet. */
export type DayVolumes = Series

/** Days of one length (BAD_SHAPE), each a list of volumes; a missing list MISSING_DATA. */
export function refuseDays(history: unknown): Refusal | undefined {
  if (history === null || history === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(history)) return badInput('BAD_VALUE')
  for (const day of history as readonly unknown[]) {
    const refused = refuseNonNegatives(day)
    if (refused !== undefined) return refused
    if ((day as readonly unknown[]).length !== (history[0] as readonly unknown[]).length) return badInput('BAD_SHAPE')
  }
  return undefined
}

/** What each bucket usually trades: the median over the days, null where fewer than `minDays` know it. */
export function bucketProfile(history: readonly DayVolumes[], buckets: number, minDays: number): (number | null)[] {
  return Array.from({ length: buckets }, (_, bucket) => {
    const volumes = history.map((day) => day[bucket] ?? null).filter((volume) => volume !== null)
    return volumes.length >= Math.max(1, minDays) ? median(volumes) : null
  })
}

/** Today's buckets against their profile; null where not traded yet, not known, or usually nothing trades. */
export const relativeBuckets = (today: DayVolumes, profile: readonly (number | null)[]): (number | null)[] =>
  today.map((volume, bucket) => {
    const usual = profile[bucket] ?? null
    return volume === null || usual === null || usual === 0 ? null : volume / usual
  })
