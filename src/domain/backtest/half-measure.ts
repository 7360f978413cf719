import { isNoSpread, mean } from '#domain/statistics/moments.ts'

/** Measures every configuration over any half of the blocks, a half written as bits: block i is in it when bit i is set. */
export interface HalfMeasure {
  /** Writes mean / sample standard deviation of each configuration over the half; 0 without variance. */
  sharpeRatios(half: number, out: Float64Array): void
}

/**
 * Cuts the periods (rows) into S even blocks, the oldest remainder dropped, and sums each configuration (column) once for every
 * set of the first S/2 blocks and for every set of the others: any half is then two additions instead of a pass over its
 * periods. Sums are about the configuration's own mean so that squaring costs no digits.
 */
export function halfMeasure(matrix: readonly (readonly number[])[], S: number): HalfMeasure {
  const configurations = matrix[0]!.length
  const length = Math.floor(matrix.length / S)
  const kept = matrix.slice(matrix.length - length * S)
  const centres = Float64Array.from({ length: configurations }, (_, column) => mean(kept.map((row) => row[column]!)))
  const sets = 2 ** (S / 2)
  const [early, late] = [0, S / 2].map((first) => sumsOfSets(kept, centres, first, length, sets))
  const count = (length * S) / 2
  return {
    sharpeRatios(half, out) {
      const at = (half % sets) * configurations
      const andAt = Math.floor(half / sets) * configurations
      for (let i = 0; i < configurations; i += 1) {
        const sum = early!.sums[at + i]! + late!.sums[andAt + i]!
        const squares = early!.squares[at + i]! + late!.squares[andAt + i]!
        const average = centres[i]! + sum / count
        const variance = count > 1 ? (squares - (sum * sum) / count) / (count - 1) : 0
        const deviation = Math.sqrt(Math.max(0, variance))
        out[i] = isNoSpread(deviation, average) ? 0 : average / deviation
      }
    },
  }
}

/** One row per set of S/2 neighbouring blocks, one place per configuration: Σ and Σ² of the distances to its mean. */
interface SetSums {
  readonly sums: Float64Array
  readonly squares: Float64Array
}

function sumsOfSets(rows: readonly (readonly number[])[], centres: Float64Array, firstBlock: number, length: number, sets: number): SetSums {
  const configurations = centres.length
  const sums = new Float64Array(sets * configurations)
  const squares = new Float64Array(sets * configurations)
  for (let block = 0, bit = 1; bit < sets; block += 1, bit *= 2) {
    // A block alone, then every set that holds it as its last one: the set without it plus the block.
    const from = (firstBlock + block) * length
    for (const row of rows.slice(from, from + length)) {
      for (let i = 0; i < configurations; i += 1) {
        const distance = row[i]! - centres[i]!
        sums[bit * configurations + i]! += distance
        squares[bit * configurations + i]! += distance * distance
      }
    }
    for (let k = configurations; k < bit * configurations; k += 1) {
      sums[bit * configurations + k] = sums[k]! + sums[bit * configurations + (k % configurations)]!
      squares[bit * configurations + k] = squares[k]! + squares[bit * configurations + (k % configurations)]!
    }
  }
  return { sums, squares }
}
