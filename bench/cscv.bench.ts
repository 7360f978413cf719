import { pbo } from '../src/domain/backtest/pbo.ts'
import { mulberry32 } from '../src/domain/backtest/prng.ts'
import { valueOrNull } from '../src/domain/result.ts'
import type { Figure } from './figure.ts'
import { processorMs, takeTurns } from './take-turns.ts'

/** The probability of overfitting from 12,870 splits of 50 configurations over 2,520 days. */
export async function measure(): Promise<readonly Figure[]> {
  const draw = mulberry32(1)
  const matrix = Array.from({ length: 2_520 }, () => Array.from({ length: 50 }, () => 0.02 * (draw() - 0.49)))
  const work = (): number => valueOrNull(pbo({ matrix, S: 16 }))?.pbo ?? Number.NaN
  const [times] = await takeTurns(9, [{ what: 'pbo', work }])
  return [
    { what: 'overfitting test, 16 blocks, 50 x 2,520 (goal <= 200)', unit: 'ms', values: times! },
    { what: 'the same in processor time', unit: 'ms', values: processorMs(9, work) },
  ]
}
