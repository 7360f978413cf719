import { requireColumns } from './column-study.ts'

/**
 * Relative strength index, 0 to 100: 100·G/(G + L) of the smoothed gains and losses between closes. The first average is the
 * mean of n changes, then (average·(n − 1) + change)/n; NaN for the first n closes of every run between gaps, and where the
 * smoothed changes are all 0 (no gains over no losses says nothing). Source: Wilder 1978.
 */
export function rsiColumn(close: Float64Array, n: number, out: Float64Array): void {
  const length = close.length
  requireColumns('rsiColumn', n, 1, length, out)
  const keep = (n - 1) / n
  const take = 1 / n
  let t = 0
  while (t < length) {
    let known = 0
    let before = Number.NaN
    // A rise adds twice its size to `rises` and a fall nothing: |change| + change needs no question which of the two it was.
    let rises = 0
    let moves = 0
    for (; t < length && known <= n; t += 1) {
      const change = close[t]! - before
      if (Number.isNaN(change)) {
        known = Number.isNaN(close[t]!) ? 0 : 1
        rises = 0
        moves = 0
      } else {
        known += 1
        rises += Math.abs(change) + change
        moves += Math.abs(change)
      }
      before = close[t]!
      out[t] = Number.NaN
    }
    if (known <= n) return
    rises *= take
    moves *= take
    out[t - 1] = (50 * rises) / moves
    for (; t < length; t += 1) {
      const change = close[t]! - before
      before = close[t]!
      const move = Math.abs(change)
      rises = rises * keep + (move + change) * take
      moves = moves * keep + move * take
      if (Number.isNaN(moves)) break
      out[t] = (50 * rises) / moves
    }
  }
}
