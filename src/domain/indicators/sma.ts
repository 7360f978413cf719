import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result } from '#domain/result.ts'

export interface SmaInput {
  readonly x: Series
  readonly n: number
}

/**
 * ind.sma(x, n): simple moving average, one value per input in the unit of x; null until n values are known.
 * No nulls (MISSING_DATA), empty SHORT_HISTORY, n < 1 BAD_PARAM. Source: textbook.
 */
export function sma({ x, n }: SmaInput): Result<Series> {
  const refused = firstRefusal(refuseSeries(x), refuseRequiredParameter(n, wholeFrom(1))) ?? refuseShort(x.length, 1) ?? refuseMissing(x)
  if (refused !== undefined) return refused
  return known(movingAverage(x as readonly number[], n))
}

/**
 * The average of the last n values at every index, null before.
 * One running sum, so the cost does not grow with n; what rounding loses on each step is carried along (Neumaier 1974),
 * or after years of bars the average of today would remember prices of long ago.
 */
export function movingAverage(values: readonly number[], n: number): (number | null)[] {
  const averages: (number | null)[] = []
  let sum = 0
  let lost = 0
  const add = (value: number): void => {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  for (let t = 0; t < values.length; t += 1) {
    add(values[t]!)
    if (t >= n) add(-values[t - n]!)
    averages.push(t < n - 1 ? null : (sum + lost) / n)
  }
  return averages
}
