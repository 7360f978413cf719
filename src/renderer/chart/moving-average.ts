import { sma } from '#domain/indicators/sma.ts'
import { valueOrNull } from '#domain/result.ts'

/**
 * The simple moving average of closes, one value per bar (ind.sma); null until `n` closes in a row are known.
 * An unknown close ends a run and the next begins anew: nothing is averaged across what is not known.
 */
export function movingAverageOf(closes: readonly (number | null)[], n: number): (number | null)[] {
  const averages: (number | null)[] = closes.map(() => null)
  let from = 0
  for (let index = 0; index <= closes.length; index++) {
    if (index < closes.length && closes[index] !== null) continue
    const known = closes.slice(from, index)
    const values = known.length < n ? null : valueOrNull(sma({ x: known, n }))
    for (const [at, value] of (values ?? []).entries()) averages[from + at] = value
    from = index + 1
  }
  return averages
}
