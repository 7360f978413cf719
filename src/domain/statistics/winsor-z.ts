import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from './moments.ts'
import { ascending, quantileOfSorted } from './quantile7.ts'

export interface WinsorZInput {
  readonly x: Series
  readonly lo?: number
  readonly hi?: number
  readonly minN?: number
}

/**
 * stat.winsor_z(x, lo, hi, minN): z-scores of a cross-section after pulling the tails in to its lo and hi quantiles.
 * One value per input, null where x is null. Fewer than minN known SHORT_HISTORY, equal values ZERO_VARIANCE,
 * lo ≥ hi or outside 0..1 BAD_PARAM. Source: common practice.
 */
export function winsorZ({ x, lo = 0.05, hi = 0.95, minN = 5 }: WinsorZInput): Result<Series> {
  const refused = firstRefusal(refuseSeries(x), refuseParameter(lo, isShare), refuseParameter(hi, isShare), refusePositiveInteger(minN))
  if (refused !== undefined) return refused
  if (lo >= hi) return badInput('BAD_PARAM')
  const sorted = ascending(x.filter((value) => value !== null))
  const short = refuseShort(sorted.length, Math.max(minN, 2))
  if (short !== undefined) return short
  const low = quantileOfSorted(sorted, lo)
  const high = quantileOfSorted(sorted, hi)
  const clip = (value: number): number => Math.min(Math.max(value, low), high)
  const clipped = sorted.map(clip)
  const centre = mean(clipped)
  const sd = sampleSd(clipped, centre)
  if (isNoSpread(sd, centre)) return unknown('ZERO_VARIANCE')
  return known(x.map((value) => (value === null ? null : (clip(value) - centre) / sd)))
}
