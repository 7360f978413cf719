import { movingAverage } from '#domain/indicators/sma.ts'

/**
 * The simple moving average of closes, one value per bar (ind.sma); null until `n` closes in a row are known.
 * An unknown close ends a run and the next begins anew: nothing is averaged across what is not known.
 */
export function movingAverageOf(closes: readonly (number | null)[], n: number): (number | null)[] {
  const averages: (number | null)[] = closes.map(() => null)
  let run: number[] = []
  for (let index = 0; index <= closes.length; index++) {
    const close = closes[index] ?? null
    if (close !== null) {
      run.push(close)
      continue
    }
    if (run.length >= n) for (const [at, value] of movingAverage(run, n).entries()) averages[index - run.length + at] = value
    run = []
  }
  return averages
}
