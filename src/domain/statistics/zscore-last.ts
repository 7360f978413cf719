import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { knownBeforeLast, refuseSeries, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from './moments.ts'

export interface ZscoreLastInput {
  readonly x: Series
  readonly n?: number
  readonly minN?: number
}

/**
 * stat.zscore_last(x, n, minN): how many sample standard deviations the newest value lies from the mean of the n before it.
 * Nulls in the history are dropped; fewer than minN known SHORT_HISTORY; newest null MISSING_DATA; a flat history ZERO_VARIANCE.
 * Source: textbook.
 */
export function zscoreLast({ x, n = 252, minN = 60 }: ZscoreLastInput): Result<number> {
  const refused = firstRefusal(refuseSeries(x), refusePositiveInteger(n), refuseParameter(minN, wholeFrom(1)))
  if (refused !== undefined) return refused
  const history = knownBeforeLast(x, n)
  const short = refuseShort(history.length, Math.max(minN, 2))
  if (short !== undefined) return short
  const last = x.at(-1) ?? null
  if (last === null) return unknown('MISSING_DATA')
  const centre = mean(history)
  const sd = sampleSd(history, centre)
  return isNoSpread(sd, centre) ? unknown('ZERO_VARIANCE') : known((last - centre) / sd)
}
