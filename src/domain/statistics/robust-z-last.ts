import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { knownBeforeLast, refuseSeries, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread } from './moments.ts'
import { median } from './quantile7.ts'

export interface RobustZLastInput {
  readonly x: Series
  readonly n?: number
  readonly minN?: number
}

/** Makes the median absolute deviation of a normal sample its standard deviation: 1/Φ⁻¹(3/4). */
const MAD_TO_SD = 1.482602218505602

/**
 * stat.robust_z_last(x, n, minN): how far the newest value lies from the median of the n before it, in median absolute
 * deviations scaled to standard deviations. Nulls in the history are dropped; fewer than minN known SHORT_HISTORY;
 * newest null MISSING_DATA; more than half the history equal ZERO_VARIANCE. Source: Rousseeuw & Croux 1993.
 */
export function robustZLast({ x, n = 60, minN = 20 }: RobustZLastInput): Result<number> {
  const refused = firstRefusal(refuseSeries(x), refusePositiveInteger(n), refuseParameter(minN, wholeFrom(1)))
  if (refused !== undefined) return refused
  const history = knownBeforeLast(x, n)
  const short = refuseShort(history.length, minN)
  if (short !== undefined) return short
  const last = x.at(-1) ?? null
  if (last === null) return unknown('MISSING_DATA')
  const centre = median(history)
  const mad = median(history.map((value) => Math.abs(value - centre)))
  return isNoSpread(mad, centre) ? unknown('ZERO_VARIANCE') : known((last - centre) / (MAD_TO_SD * mad))
}
