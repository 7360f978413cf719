/** Arithmetic mean of at least one value. */
export function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Sum of squared distances from `centre`. */
export function sumOfSquares(values: readonly number[], centre: number): number {
  let sum = 0
  for (const value of values) sum += (value - centre) ** 2
  return sum
}

/** Sample standard deviation (n − 1) of at least two values. */
export function sampleSd(values: readonly number[], centre: number = mean(values)): number {
  return Math.sqrt(sumOfSquares(values, centre) / (values.length - 1))
}

/** A spread this small beside its centre is rounding, not variance: division by it would invent a signal. */
export const isNoSpread = (spread: number, centre: number): boolean => spread <= 1e-12 * Math.max(1, Math.abs(centre))
