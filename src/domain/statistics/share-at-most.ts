/** Share of the values that lie at or below the limit: the percentile of a reading among earlier ones. At least one value. */
export function shareAtMost(values: readonly number[], limit: number): number {
  let count = 0
  for (const value of values) if (value <= limit) count += 1
  return count / values.length
}
