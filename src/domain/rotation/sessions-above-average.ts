import { isAboveAverage } from '#domain/comparison.ts'
import { movingAverage } from '#domain/indicators/sma.ts'

/** How many of the newest values in a row stand above their own average of n; counting stops where the average begins. */
export function sessionsAboveAverage(line: readonly number[], n: number): number {
  const averages = movingAverage(line, n)
  let sessions = 0
  for (let t = line.length - 1; t >= n - 1 && isAboveAverage(line[t]!, averages[t]!); t -= 1) sessions += 1
  return sessions
}
