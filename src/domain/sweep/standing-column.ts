import { requireColumns } from './column-study.ts'

/**
 * 100 + how many sample standard deviations a value lies from the mean of the `n` values it closes; NaN until n are known,
 * while one of them is missing, where they have no spread, and before bar `from`, the first that is looked at. Answers at how
 * many bars it is known. `tails` is scratch of 2n places.
 *
 * The blocks and distances of momentColumns, in one pass and with the tails of one block only: the map of a universe asks for
 * this twice per name and session, and is bound by one root and one division.
 */
export function standingColumn(x: Float64Array, from: number, n: number, out: Float64Array, tails: Float64Array): number {
  const length = x.length
  requireColumns('standingColumn', n, 2, length, out)
  requireColumns('standingColumn', n, 2, 2 * n, tails)
  let known = 0
  out.fill(Number.NaN, 0, Math.min(from, length))
  const sums = tails.subarray(0, n).fill(Number.NaN)
  const squares = tails.subarray(n, 2 * n).fill(Number.NaN)
  // The window that ends with a whole block takes nothing from the one before.
  sums[n - 1] = 0
  squares[n - 1] = 0
  for (let start = from; start < length; start += n) {
    if (start > from) layTails(x, start, n, sums, squares)
    known += standInBlock(x, start, Math.min(start + n, length), n, sums, squares, out)
  }
  return known
}

/** Sums and squares that the windows of the block from `start` take from the block before; distances to the block's first value. */
function layTails(x: Float64Array, start: number, n: number, tailSums: Float64Array, tailSquares: Float64Array): void {
  const pivot = x[start]!
  let sum = 0
  let squares = 0
  for (let t = start - 1, place = n - 2; place >= 0; t -= 1, place -= 1) {
    const distance = x[t]! - pivot
    sum += distance
    squares += distance * distance
    tailSums[place] = sum
    tailSquares[place] = squares
  }
}

function standInBlock(x: Float64Array, start: number, end: number, n: number, tailSums: Float64Array, tailSquares: Float64Array, out: Float64Array): number {
  const perN = 1 / n
  const root = Math.sqrt(n - 1)
  const pivot = x[start]!
  // Of the order of rounding beside the values themselves: no spread, as isNoSpread.
  const leastSquares = 1e-24 * (n - 1) * Math.max(1, pivot * pivot)
  let known = 0
  let sum = 0
  let squares = 0
  for (let t = start, place = 0; t < end; t += 1, place += 1) {
    const distance = x[t]! - pivot
    sum += distance
    squares += distance * distance
    const windowSum = tailSums[place]! + sum
    const offset = windowSum * perN
    const spread = tailSquares[place]! + squares - windowSum * offset
    if (spread > leastSquares) {
      out[t] = CENTRE + (root * (distance - offset)) / Math.sqrt(spread)
      known += 1
    } else out[t] = Number.NaN
  }
  return known
}

const CENTRE = 100
