import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { MARGIN_MINIMUM, MARGIN_QUARTERS, type MarginPath, marginPath } from './quarterly-margins.ts'

export interface MarginStabilityInput {
  readonly margins: Series
  readonly minQ?: number
}

/**
 * `scr.margin_stability`: how steady the operating margin has been over the last twelve quarters, in the unit given (percent).
 * @returns standard deviations of the level and of the year-over-year changes, the average of the last four quarters, of the four before, and their
 * difference. Fewer than `minQ` quarters (at least 8): SHORT_HISTORY; a quarter missing: MISSING_DATA. House rule.
 */
export function marginStability({ margins, minQ = MARGIN_MINIMUM }: MarginStabilityInput): Result<MarginPath> {
  const refused = firstRefusal(refuseSeries(margins), refuseInteger(minQ, MARGIN_MINIMUM)) ?? refuseShort(margins.length, minQ)
  if (refused !== undefined) return refused
  const recent = margins.slice(-MARGIN_QUARTERS)
  return refuseMissing(recent) ?? known(marginPath(recent as readonly number[]))
}
