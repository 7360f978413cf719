import type { Bars } from '../src/domain/bars.ts'

/** The least a study of these columns can cost: every value read once. */
export function readOnce(names: readonly Bars[], columns: readonly ('high' | 'low' | 'close' | 'volume')[]): number {
  let sum = 0
  for (const bars of names) {
    const [one, two, three, four] = columns.map((name) => bars[name])
    sum += four === undefined ? sumOfThree(one!, two!, three!) : sumOfFour(one!, two!, three!, four)
  }
  return sum
}

function sumOfThree(one: Float64Array, two: Float64Array, three: Float64Array): number {
  let sum = 0
  for (let t = 0; t < one.length; t += 1) sum += one[t]! + two[t]! + three[t]!
  return sum
}

function sumOfFour(one: Float64Array, two: Float64Array, three: Float64Array, four: Float64Array): number {
  let sum = 0
  for (let t = 0; t < one.length; t += 1) sum += one[t]! + two[t]! + three[t]! + four[t]!
  return sum
}
