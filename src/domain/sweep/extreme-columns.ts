import { requireColumns } from './column-study.ts'

/**
 * The highest of the last `n` values, in the unit of x; NaN until n values are known and while one of them is missing.
 * Blocks of n as in smaColumn: three comparisons a bar, however long the window. Source: van Herk 1992, Gil & Werman 1993.
 */
export function highestColumn(x: Float64Array, n: number, out: Float64Array): void {
  const length = x.length
  requireColumns('highestColumn', n, 1, length, out)
  for (let start = 0; start < length; start += n) {
    const end = Math.min(start + n, length)
    if (start === 0) out.fill(Number.NaN, 0, end)
    if (end - start === n) out[end - 1] = -Infinity
    if (start > 0) {
      let tail = -Infinity
      let t = start - 1
      for (; t > end - n; t -= 1) tail = Math.max(tail, x[t]!)
      for (; t > start - n; t -= 1) {
        tail = Math.max(tail, x[t]!)
        out[t + n - 1] = tail
      }
    }
    let head = -Infinity
    for (let t = start; t < end; t += 1) {
      head = Math.max(head, x[t]!)
      out[t] = Math.max(out[t]!, head)
    }
  }
}

/** The lowest of the last `n` values, as highestColumn. */
export function lowestColumn(x: Float64Array, n: number, out: Float64Array): void {
  const length = x.length
  requireColumns('lowestColumn', n, 1, length, out)
  for (let start = 0; start < length; start += n) {
    const end = Math.min(start + n, length)
    if (start === 0) out.fill(Number.NaN, 0, end)
    if (end - start === n) out[end - 1] = Infinity
    if (start > 0) {
      let tail = Infinity
      let t = start - 1
      for (; t > end - n; t -= 1) tail = Math.min(tail, x[t]!)
      for (; t > start - n; t -= 1) {
        tail = Math.min(tail, x[t]!)
        out[t + n - 1] = tail
      }
    }
    let head = Infinity
    for (let t = start; t < end; t += 1) {
      head = Math.min(head, x[t]!)
      out[t] = Math.min(out[t]!, head)
    }
  }
}
