import { isAboveAverage } from '#domain/comparison.ts'

/** The newest close against the mean of the last n, itself among them; they must be known. */
export function closesAboveAverage(closes: readonly number[], n: number): boolean {
  let sum = 0
  for (let t = closes.length - n; t < closes.length; t += 1) sum += closes[t]!
  return isAboveAverage(closes.at(-1)!, sum / n)
}
