import { requireColumns } from './column-study.ts'

/**
 * Mean and standard deviation of the last `n` values, in the unit of x; NaN until n values are known and while one of them is
 * missing. `divisor` under the squares: n − 1 for a sample, n for the window taken as the whole.
 *
 * Blocks of n as in smaColumn. Squares are taken of the distance to the first value of the newer block, which every window of
 * that block holds: a spread of a thousandth of the price then keeps all its digits, where Σx² − (Σx)²/n loses six of them.
 */
export function momentColumns(x: Float64Array, n: number, divisor: number, means: Float64Array, deviations: Float64Array): void {
  const length = x.length
  requireColumns('momentColumns', n, 1, length, means, deviations)
  const perN = 1 / n
  const perDivisor = 1 / divisor
  for (let start = 0; start < length; start += n) {
    const end = Math.min(start + n, length)
    const pivot = x[start]!
    layTails(x, n, start, end, pivot, means, deviations)
    let sum = 0
    let squares = 0
    for (let t = start; t < end; t += 1) {
      const distance = x[t]! - pivot
      sum += distance
      squares += distance * distance
      const windowSum = means[t]! + sum
      const offset = windowSum * perN
      const variance = (deviations[t]! + squares - windowSum * offset) * perDivisor
      means[t] = pivot + offset
      deviations[t] = Math.sqrt(variance < 0 ? 0 : variance)
    }
  }
}

/** Puts at every place of the block start…end the sums the window ending there takes from the block before; NaN where none is. */
function layTails(x: Float64Array, n: number, start: number, end: number, pivot: number, sums: Float64Array, squares: Float64Array): void {
  if (start === 0) {
    sums.fill(Number.NaN, 0, end)
    squares.fill(Number.NaN, 0, end)
  }
  if (end - start === n) {
    sums[end - 1] = 0
    squares[end - 1] = 0
  }
  if (start === 0) return
  let sum = 0
  let square = 0
  let t = start - 1
  for (; t > end - n; t -= 1) {
    const distance = x[t]! - pivot
    sum += distance
    square += distance * distance
  }
  for (; t > start - n; t -= 1) {
    const distance = x[t]! - pivot
    sum += distance
    square += distance * distance
    sums[t + n - 1] = sum
    squares[t + n - 1] = square
  }
}
