import type { EmaSeed } from '#domain/indicators/ema.ts'
import { requireColumns } from './column-study.ts'

/**
 * ind.ema as a column: α = 2/(n + 1), in the unit of x; started anew after every gap, from the mean of the first n values of
 * the run ("sma") or from its first value ("first"); NaN before.
 */
export function emaColumn(x: Float64Array, n: number, out: Float64Array, seed: EmaSeed = 'sma'): void {
  const length = x.length
  requireColumns('emaColumn', n, 1, length, out)
  const warmUp = seed === 'first' ? 1 : n
  const take = 2 / (n + 1)
  const keep = 1 - take
  let t = 0
  while (t < length) {
    let known = 0
    let sum = 0
    for (; t < length && known < warmUp; t += 1) {
      const isKnown = !Number.isNaN(x[t]!)
      known = isKnown ? known + 1 : 0
      sum = isKnown ? sum + x[t]! : 0
      out[t] = Number.NaN
    }
    if (known < warmUp) return
    let average = sum / warmUp
    out[t - 1] = average
    for (; t < length; t += 1) {
      average = take * x[t]! + keep * average
      if (Number.isNaN(average)) break
      out[t] = average
    }
  }
}
