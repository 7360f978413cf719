import { requireColumns } from './column-study.ts'

/**
 * ind.atr_wilder as a column: average true range in USD, NaN for the first n bars of every run of complete bars (high, low and
 * close known). Source: Wilder 1978.
 */
export function atrColumn(high: Float64Array, low: Float64Array, close: Float64Array, n: number, out: Float64Array): void {
  const length = close.length
  requireColumns('atrColumn', n, 1, length, high, low, out)
  const keep = (n - 1) / n
  // The true range is max(h, c₋₁) − min(l, c₋₁); of two numbers the larger is (a + b + |a − b|)/2, so twice the range needs no question.
  const take = 1 / (2 * n)
  let t = 0
  while (t < length) {
    let known = 0
    let before = Number.NaN
    let sum = 0
    for (; t < length && known <= n; t += 1) {
      const top = high[t]!
      const bottom = low[t]!
      if (Number.isNaN(top + bottom + close[t]!)) known = 0
      else known += 1
      sum = known < 2 ? 0 : sum + (top - bottom + Math.abs(top - before) + Math.abs(bottom - before))
      before = close[t]!
      out[t] = Number.NaN
    }
    if (known <= n) return
    let average = sum * take
    out[t - 1] = average
    for (; t < length; t += 1) {
      const top = high[t]!
      const bottom = low[t]!
      average = average * keep + (top - bottom + Math.abs(top - before) + Math.abs(bottom - before)) * take
      before = close[t]!
      if (Number.isNaN(average + before)) break
      out[t] = average
    }
  }
}
