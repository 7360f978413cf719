import { momentColumns } from './moment-columns.ts'

/** Where the three lines of the bands go; in the unit of the closes. */
export interface BollingerColumns {
  readonly lower: Float64Array
  readonly middle: Float64Array
  readonly upper: Float64Array
}

/**
 * Bollinger bands: the mean of the last `n` closes, and `width` standard deviations (the n closes taken as the whole, divisor n)
 * below and above it; NaN until n closes are known and while one of them is missing. Source: Bollinger 2002, usually n 20, width 2.
 */
export function bollingerColumns(close: Float64Array, n: number, width: number, { lower, middle, upper }: BollingerColumns): void {
  momentColumns(close, n, n, middle, upper)
  for (let t = 0; t < close.length; t += 1) {
    const centre = middle[t]!
    const half = width * upper[t]!
    lower[t] = centre - half
    upper[t] = centre + half
  }
}
