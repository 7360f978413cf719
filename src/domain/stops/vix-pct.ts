import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { knownBeforeLast, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface VixPctInput {
  readonly vix: Series
  readonly n?: number
  readonly minN?: number
}

/**
 * `stop.vix_pct`: where the newest VIX close stands in its own recent history, as a fraction.
 * @returns share of the `n` closes before it that are at or below it. Nulls in the history are dropped; fewer than `minN` known: SHORT_HISTORY;
 * newest close null: MISSING_DATA. House rule.
 */
export function vixPct({ vix, n = 252, minN = 126 }: VixPctInput): Result<number> {
  const refused = firstRefusal(refusePrices(vix), refusePositiveInteger(n), refusePositiveInteger(minN))
  if (refused !== undefined) return refused
  const history = knownBeforeLast(vix, n)
  const short = refuseShort(history.length, minN)
  if (short !== undefined) return short
  const last = vix.at(-1) ?? null
  if (last === null) return unknown('MISSING_DATA')
  return known(history.filter((close) => close <= last).length / history.length)
}
