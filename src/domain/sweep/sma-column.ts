import { requireColumns } from './column-study.ts'

/**
 * ind.sma as a column: the mean of the last `n` values in the unit of x; NaN until n values are known and while one of them
 * is missing.
 *
 * No running total: the column is cut into blocks of n, and a window is the tail of one block and the head of the next.
 * Each is a sum of at most n values, so nothing of older prices stays behind (the running total of a name that fell from 300
 * to 2 keeps the rounding of 300), and a missing value spoils exactly the windows it lies in.
 * Source: block decomposition after van Herk 1992 and Gil & Werman 1993.
 */
export function smaColumn(x: Float64Array, n: number, out: Float64Array): void {
  const length = x.length
  requireColumns('smaColumn', n, 1, length, out)
  for (let start = 0; start < length; start += n) {
    const end = Math.min(start + n, length)
    layTails(x, n, start, end, out)
    let head = 0
    for (let t = start; t < end; t += 1) {
      head += x[t]!
      out[t] = (out[t]! + head) / n
    }
  }
}

/** Puts at every place of the block start…end what the window ending there takes from the block before; NaN where none is. */
function layTails(x: Float64Array, n: number, start: number, end: number, out: Float64Array): void {
  if (start === 0) out.fill(Number.NaN, 0, end)
  // The window that ends with a whole block takes nothing from the one before.
  if (end - start === n) out[end - 1] = 0
  if (start === 0) return
  let tail = 0
  let t = start - 1
  for (; t > end - n; t -= 1) tail += x[t]!
  for (; t > start - n; t -= 1) {
    tail += x[t]!
    out[t + n - 1] = tail
  }
}
