import { bootstrapCi } from '../src/domain/backtest/bootstrap-ci.ts'
import { mulberry32 } from '../src/domain/backtest/prng.ts'
import { valueOrNull } from '../src/domain/result.ts'
import type { Figure } from './figure.ts'
import { processorMs, takeTurns } from './take-turns.ts'

/** 10,000 resamples of 2,520 returns, for the mean and for the Sharpe ratio. */
export async function measure(): Promise<readonly Figure[]> {
  const draw = mulberry32(2)
  const x = Array.from({ length: 2_520 }, () => 0.02 * (draw() - 0.49))
  const interval = (stat: 'mean' | 'sharpe') => (): number => valueOrNull(bootstrapCi({ x, stat, B: 10_000 }))?.median ?? Number.NaN
  const [mean, sharpe] = await takeTurns(5, [
    { what: 'mean', work: interval('mean') },
    { what: 'sharpe', work: interval('sharpe') },
  ])
  return [
    { what: 'stationary bootstrap of a mean, 10,000 x 2,520 (goal <= 800)', unit: 'ms', values: mean! },
    { what: 'the same of a Sharpe ratio', unit: 'ms', values: sharpe! },
    { what: 'the mean in processor time', unit: 'ms', values: processorMs(5, interval('mean')) },
  ]
}
