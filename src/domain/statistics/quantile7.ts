import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { refuseShort } from '#domain/input/length.ts'
import { known, type Result } from '#domain/result.ts'

export interface Quantile7Input {
  readonly x: Series
  readonly p: number
}

/**
 * stat.quantile7(x, p): the p-quantile, h = (n − 1)p on the sorted values, linear between neighbours; in the unit of x.
 * Any order, no nulls (MISSING_DATA), empty SHORT_HISTORY, p outside 0..1 BAD_PARAM.
 * Source: Hyndman & Fan 1996, type 7.
 */
export function quantile7({ x, p }: Quantile7Input): Result<number> {
  const refused = firstRefusal(refuseSeries(x), refuseRequiredParameter(p, isShare)) ?? refuseShort(x.length, 1) ?? refuseMissing(x)
  if (refused !== undefined) return refused
  return known(quantileOfSorted(ascending(x as readonly number[]), p))
}

/** Below this length an insertion sort beats the engine's sort with its comparator: a screen sorts windows of 20 by the ten thousand. */
const SHORT_LIST = 48

/** A sorted copy, smallest first. */
export function ascending(values: readonly number[]): number[] {
  const sorted = values.slice()
  if (sorted.length > SHORT_LIST) return sorted.sort((a, b) => a - b)
  for (let i = 1; i < sorted.length; i += 1) {
    const value = sorted[i]!
    let at = i - 1
    while (at >= 0 && sorted[at]! > value) {
      sorted[at + 1] = sorted[at]!
      at -= 1
    }
    sorted[at + 1] = value
  }
  return sorted
}

/** The p-quantile of at least one value, smallest first. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const h = (sorted.length - 1) * p
  const below = Math.floor(h)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (h - below) * (high - low)
}

/** Median of at least one value, in any order. */
export const median = (values: readonly number[]): number => quantileOfSorted(ascending(values), 0.5)
