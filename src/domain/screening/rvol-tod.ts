import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseNonNegatives } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { bucketProfile, type DayVolumes, refuseDays, relativeBuckets } from './bucket-profile.ts'

export interface RvolTodInput {
  readonly today: DayVolumes
  readonly history: readonly DayVolumes[]
  readonly minDays?: number
}

/**
 * `scr.rvol_tod`: relative volume by time of day, one ratio per bucket of the session.
 * @returns today's bucket / median of the same bucket on the days before; null where fewer than `minDays` know it, the median is 0, or the bucket has not
 * traded yet. Days that closed early are the caller's to leave out. Fewer than `minDays` days: SHORT_HISTORY. Source: practice; Admati & Pfleiderer 1988.
 */
export function rvolTod({ today, history, minDays = 10 }: RvolTodInput): Result<readonly (number | null)[]> {
  const refused =
    firstRefusal(refuseNonNegatives(today), refuseDays(history), refusePositiveInteger(minDays)) ??
    (history.length > 0 ? refuseUnequal(today, history[0]!) : undefined) ??
    refuseShort(history.length, minDays)
  if (refused !== undefined) return refused
  return known(relativeBuckets(today, bucketProfile(history, today.length, minDays)))
}
