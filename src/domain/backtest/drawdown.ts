import { refuseShort } from '#domain/input/length.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'

export interface DrawdownInput {
  /** Equity or unit value per bar, above 0. */
  readonly eq: Series
}

export interface Drawdown {
  /** Fraction of the peak, 0 to 1. */
  readonly maxDrawdown: number
  /** Bars of the largest fall; both 0 without any. */
  readonly peak: number
  readonly trough: number
  /** Bars below an earlier peak in a row. */
  readonly longestUnderwater: number
}

/**
 * bt.drawdown(eq): the largest fall from a peak, as a fraction of it, and the longest stretch below a peak. Reaching a peak
 * again makes it a new one. Empty SHORT_HISTORY, a null MISSING_DATA, 0 or less BAD_VALUE. Source: common practice.
 */
export function drawdown({ eq }: DrawdownInput): Result<Drawdown> {
  const refused = refusePrices(eq) ?? refuseShort(eq.length, 1) ?? refuseMissing(eq)
  return refused ?? known(largestDrawdown(eq as readonly number[]))
}

/** The same on a complete curve. */
export function largestDrawdown(equity: readonly number[]): Drawdown {
  let maxDrawdown = 0
  let peak = 0
  let trough = 0
  let longestUnderwater = 0
  let top = 0
  for (let t = 0; t < equity.length; t += 1) {
    if (equity[t]! >= equity[top]!) {
      top = t
      continue
    }
    longestUnderwater = Math.max(longestUnderwater, t - top)
    const fall = 1 - equity[t]! / equity[top]!
    if (fall > maxDrawdown) {
      maxDrawdown = fall
      peak = top
      trough = t
    }
  }
  return { maxDrawdown, peak, trough, longestUnderwater }
}

/** Fall from the highest value so far at every bar, fraction. */
export function drawdownPath(equity: readonly number[]): number[] {
  let top = -Infinity
  return equity.map((value) => {
    top = Math.max(top, value)
    return 1 - value / top
  })
}
