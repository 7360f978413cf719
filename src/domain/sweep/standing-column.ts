import { requireColumns } from './column-study.ts'

/**
 * 100 + how many sample standard deviations a value lies from the mean of the `n` values it closes; NaN until n are known,
 * while one of them is missing, and where they have no spread. With a `lag` the value is the change of x over lag bars.
 * Answers at how many bars it is known. `tails` is scratch of 2n places.
 *
 * The blocks and distances of momentColumns, in one pass and with the tails of one block only: the map of a universe asks for
 * this twice per name and session, and is bound by one root and one division.
 */
export function standingColumn(x: Float64Array, lag: number, n: number, out: Float64Array, tails: Float64Array): number {
  const length = x.length
  requireColumns('standingColumn', n, 2, length, out)
  requireColumns('standingColumn', n, 2, 2 * n, tails)
  const isChange = lag > 0 ? 1 : 0
  const perN = 1 / n
  const root = Math.sqrt(n - 1)
  let known = 0
  out.fill(Number.NaN, 0, Math.min(lag, length))
  for (let start = lag; start < length; start += n) {
    const end = Math.min(start + n, length)
    const pivot = x[start]! - isChange * x[start - lag]!
    if (start === lag) tails.fill(Number.NaN, 0, 2 * n)
    // The window that ends with a whole block takes nothing from the one before.
    tails[2 * n - 2] = 0
    tails[2 * n - 1] = 0
    let tailSum = 0
    let tailSquares = 0
    for (let t = start - 1, place = 2 * n - 4; place >= 0 && start > lag; t -= 1, place -= 2) {
      const distance = x[t]! - isChange * x[t - lag]! - pivot
      tailSum += distance
      tailSquares += distance * distance
      tails[place] = tailSum
      tails[place + 1] = tailSquares
    }
    // Of the order of rounding beside the values themselves: no spread, as isNoSpread.
    const leastSquares = 1e-24 * (n - 1) * Math.max(1, pivot * pivot)
    let sum = 0
    let squares = 0
    for (let t = start, place = 0; t < end; t += 1, place += 2) {
      const distance = x[t]! - isChange * x[t - lag]! - pivot
      sum += distance
      squares += distance * distance
      const windowSum = tails[place]! + sum
      const offset = windowSum * perN
      const spread = tails[place + 1]! + squares - windowSum * offset
      if (spread > leastSquares) {
        out[t] = CENTRE + (root * (distance - offset)) / Math.sqrt(spread)
        known += 1
      } else out[t] = Number.NaN
    }
  }
  return known
}

const CENTRE = 100
