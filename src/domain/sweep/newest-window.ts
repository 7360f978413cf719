import { middleOf } from './median-column.ts'

/** The studies of a column for its newest bar alone: what a screen needs, without the history. NaN as in the columns of the same name. */

/** Mean of the n values that end at `index`; NaN where one of them is missing or lies before the column. */
export function meanAt(x: Float64Array, index: number, n: number): number {
  if (index + 1 < n) return Number.NaN
  let sum = 0
  for (let t = index - n + 1; t <= index; t += 1) sum += x[t]!
  return sum / n
}

/** Highest of the n values that end at `index`; NaN where one of them is missing or lies before the column. */
export function highestAt(x: Float64Array, index: number, n: number): number {
  if (index + 1 < n) return Number.NaN
  let highest = -Infinity
  for (let t = index - n + 1; t <= index; t += 1) highest = Math.max(highest, x[t]!)
  return highest
}

/** Change from the value n bars before `index`, as a fraction; NaN where one of the two is missing. */
export const returnAt = (x: Float64Array, index: number, n: number): number => (index < n ? Number.NaN : x[index]! / x[index - n]! - 1)

/** Median of close × volume over the n bars that end at `index`, in USD; missing ones left out, fewer than `minObs` give NaN. `sorted` is scratch of n places. */
export function dollarVolumeAt(close: Float64Array, volume: Float64Array, index: number, n: number, minObs: number, sorted: Float64Array): number {
  let known = 0
  for (let t = Math.max(0, index - n + 1); t <= index; t += 1) {
    const dollars = close[t]! * volume[t]!
    if (Number.isNaN(dollars)) continue
    let place = known
    for (; place > 0 && sorted[place - 1]! > dollars; place -= 1) sorted[place] = sorted[place - 1]!
    sorted[place] = dollars
    known += 1
  }
  return known < minObs || known === 0 ? Number.NaN : middleOf(sorted, known)
}
