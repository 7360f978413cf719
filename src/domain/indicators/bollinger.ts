import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface BollingerInput {
  readonly x: Series
  readonly n?: number
  /** Standard deviations from the middle to either band. */
  readonly width?: number
}

export interface Bollinger {
  readonly lower: Series
  readonly middle: Series
  readonly upper: Series
}

/**
 * ind.bollinger(x, n, width): the mean of the last n values and `width` standard deviations below and above it, in the unit of x;
 * null until n values are known. The n values are taken as the whole, so the divisor is n. No nulls (MISSING_DATA), empty
 * SHORT_HISTORY, n < 1 or a width below 0 BAD_PARAM. Source: Bollinger 2002.
 */
export function bollinger({ x, n = 20, width = 2 }: BollingerInput): Result<Bollinger> {
  const refused =
    firstRefusal(
      refuseSeries(x),
      refusePositiveInteger(n),
      refuseParameter(width, (number) => number >= 0),
    ) ??
    refuseShort(x.length, 1) ??
    refuseMissing(x)
  if (refused !== undefined) return refused
  const windows = x.map((_, t) => (t < n - 1 ? null : (x.slice(t - n + 1, t + 1) as readonly number[])))
  const at = (side: number): Series =>
    windows.map((window) => {
      if (window === null) return null
      const middle = meanOf(window)
      return middle + side * width * Math.sqrt(meanOf(window.map((value) => (value - middle) ** 2)))
    })
  return known({ lower: at(-1), middle: at(0), upper: at(1) })
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
