/** A factor that counts in the composite: more is better with a weight above 0, less is better with one below. */
export interface RankedFactor {
  readonly column: Float64Array
  readonly weight: number
}

/**
 * One number for several factors: the weighted mean of a name's ranks among all names, 0 (worst) to 1 (best). The rank of a
 * value is the share of the known values below it, half of those equal to it counted; a negative weight turns the order round.
 * A name that lacks one of the factors has no composite (NaN). House rule.
 */
export function rankComposite(factors: readonly RankedFactor[], out: Float64Array): void {
  const count = out.length
  const total = factors.reduce((sum, { weight }) => sum + Math.abs(weight), 0)
  if (!(total > 0)) throw new Error(`rankComposite: got weights that sum to ${total}, wanted more than 0`)
  out.fill(0)
  for (const { column, weight } of factors) {
    if (column.length !== count) throw new Error(`rankComposite: got a factor of ${column.length} names, wanted ${count}`)
    // Numeric order, missing values last.
    const sorted = column.slice().sort()
    let known = count
    while (known > 0 && Number.isNaN(sorted[known - 1]!)) known -= 1
    const share = Math.abs(weight) / total
    for (let i = 0; i < count; i += 1) {
      const value = column[i]!
      if (Number.isNaN(value)) {
        out[i] = Number.NaN
        continue
      }
      const below = countBelow(sorted, known, value)
      // Few values have an equal: only for them is the end of the run looked for.
      const upTo = sorted[below + 1] === value ? countUpTo(sorted, known, value) : below + 1
      const rank = (below + upTo) / (2 * known)
      out[i]! += share * (weight > 0 ? rank : 1 - rank)
    }
  }
}

/** How many of the first `known` sorted values, at least one, lie below `value`. A product instead of a branch: which half it is cannot be foreseen. */
function countBelow(sorted: Float64Array, known: number, value: number): number {
  let from = 0
  let left = known
  while (left > 1) {
    const half = left >>> 1
    from += half * Number(sorted[from + half - 1]! < value)
    left -= half
  }
  return from + Number(sorted[from]! < value)
}

/** How many of them lie below `value` or at it. */
function countUpTo(sorted: Float64Array, known: number, value: number): number {
  let low = 0
  let high = known
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
