import { requireColumns } from './column-study.ts'

/**
 * Median of the known ones among the last `n` values, in their unit; NaN where fewer than `minKnown` are known. A window
 * shorter than n counts from the start of the column. The values of the window are kept in order: one leaves, one comes in.
 */
export function medianColumn(x: Float64Array, n: number, minKnown: number, out: Float64Array): void {
  const length = x.length
  requireColumns('medianColumn', n, 1, length, out)
  const sorted = new Float64Array(n)
  let known = 0
  for (let t = 0; t < length; t += 1) {
    const gone = t >= n ? x[t - n]! : Number.NaN
    if (!Number.isNaN(gone)) {
      let place = 0
      while (sorted[place] !== gone) place += 1
      known -= 1
      for (; place < known; place += 1) sorted[place] = sorted[place + 1]!
    }
    const come = x[t]!
    if (!Number.isNaN(come)) {
      let place = known
      for (; place > 0 && sorted[place - 1]! > come; place -= 1) sorted[place] = sorted[place - 1]!
      sorted[place] = come
      known += 1
    }
    out[t] = known < minKnown || known === 0 ? Number.NaN : middleOf(sorted, known)
  }
}

/** Median of the first `count` values of a column in ascending order; at least one. */
export function middleOf(sorted: Float64Array, count: number): number {
  const half = count >>> 1
  const upper = sorted[half]!
  if (count % 2 === 1) return upper
  const below = sorted[half - 1]!
  return below + 0.5 * (upper - below)
}
