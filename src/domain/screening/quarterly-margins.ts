import { mean, sampleSd } from '#domain/statistics/moments.ts'

/** How many quarters a margin is judged over, at most. */
export const MARGIN_QUARTERS = 12
/** Two full years, so that every quarter of the last one has its counterpart. */
export const MARGIN_MINIMUM = 8

export interface MarginPath {
  readonly last4Avg: number
  readonly prior4Avg: number
  readonly trend: number
  /** Of the quarters themselves, and of their changes against the same quarter a year before; sample standard deviations. */
  readonly sdLevel: number
  readonly sdYoY: number
}

/** The path of a quarterly margin, at least eight quarters, oldest first. */
export function marginPath(quarters: readonly number[]): MarginPath {
  const changes = quarters.slice(4).map((margin, i) => margin - quarters[i]!)
  const last4Avg = mean(quarters.slice(-4))
  const prior4Avg = mean(quarters.slice(-8, -4))
  return { sdLevel: sampleSd(quarters), sdYoY: sampleSd(changes), last4Avg, prior4Avg, trend: last4Avg - prior4Avg }
}
