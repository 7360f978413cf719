/** A straight line through y at 0, 1, 2 … by least squares. */
export interface TrendLine {
  readonly slope: number
  readonly intercept: number
  readonly residuals: readonly number[]
  /** Mean of the positions. */
  readonly centre: number
  /** Σ(t − centre)². */
  readonly sxx: number
}

/** At least two values. */
export function fitTrendLine(y: readonly number[]): TrendLine {
  const centre = (y.length - 1) / 2
  let sum = 0
  for (const value of y) sum += value
  const level = sum / y.length
  let sxx = 0
  let sxy = 0
  for (let t = 0; t < y.length; t += 1) {
    sxx += (t - centre) ** 2
    sxy += (t - centre) * (y[t]! - level)
  }
  const slope = sxy / sxx
  const intercept = level - slope * centre
  return { slope, intercept, residuals: y.map((value, t) => value - intercept - slope * t), centre, sxx }
}
