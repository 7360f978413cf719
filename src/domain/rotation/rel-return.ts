import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing } from '#domain/input/series.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { type PairOfPrices, refusePair } from './pair-of-prices.ts'
import { changeOver, ratioLine } from './ratio-line.ts'

export interface RelReturnInput extends PairOfPrices {
  /** Sessions looked back. */
  readonly windows?: readonly number[]
}

/**
 * rot.rel_return(a, b, windows): change of the ratio a/b over each window, a fraction by window; price return, without dividends.
 * A window longer than the history is null. No nulls in the series (MISSING_DATA), empty SHORT_HISTORY, unequal lengths BAD_SHAPE.
 * Source: house (windows of a week, two weeks, a month, a quarter).
 */
export function relReturn({ a, b, windows = [5, 10, 21, 63] }: RelReturnInput): Result<Record<string, number | null>> {
  const refused = firstRefusal(refusePair(a, b), refuseWindows(windows)) ?? refuseShort(a.length, 1) ?? refuseMissing(a) ?? refuseMissing(b)
  if (refused !== undefined) return refused
  const ratio = ratioLine(a as readonly number[], b as readonly number[])
  return known(Object.fromEntries(windows.map((w) => [w, changeOver(ratio, w)])))
}

function refuseWindows(windows: unknown): Refusal | undefined {
  if (windows === null) return badInput('BAD_PARAM')
  if (!Array.isArray(windows)) return badInput('BAD_VALUE')
  return firstRefusal(...windows.map(refusePositiveInteger))
}
