import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'

export const EMA_SEEDS = ['sma', 'first'] as const
export type EmaSeed = (typeof EMA_SEEDS)[number]

export interface EmaInput {
  readonly x: Series
  readonly n: number
  /** "sma": the value at index n − 1 is the simple average; "first": the first value is the first average. */
  readonly seed?: EmaSeed
}

/**
 * ind.ema(x, n, seed): exponential moving average, α = 2/(n + 1), in the unit of x; null before the seed.
 * No nulls (MISSING_DATA), empty SHORT_HISTORY, n < 1 BAD_PARAM, another seed BAD_VALUE. Source: textbook.
 */
export function ema({ x, n, seed = 'sma' }: EmaInput): Result<Series> {
  const refused =
    firstRefusal(refuseWord(seed, EMA_SEEDS), refuseSeries(x), refuseRequiredParameter(n, wholeFrom(1))) ?? refuseShort(x.length, 1) ?? refuseMissing(x)
  if (refused !== undefined) return refused
  const values = x as readonly number[]
  const alpha = 2 / (n + 1)
  const averages: (number | null)[] = []
  const seedIndex = seed === 'first' ? 0 : n - 1
  let seedSum = 0
  let average = 0
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t]!
    if (t <= seedIndex) {
      seedSum += value
      average = seedSum / (t + 1)
      averages.push(t === seedIndex ? average : null)
      continue
    }
    average = alpha * value + (1 - alpha) * average
    averages.push(average)
  }
  return known(averages)
}
