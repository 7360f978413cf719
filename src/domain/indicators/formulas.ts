import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { atrWilder } from './atr-wilder.ts'
import { ema } from './ema.ts'
import { obv } from './obv.ts'
import { sma } from './sma.ts'

export const indicatorsFormulas: readonly Formula[] = [
  {
    id: 'ind.sma',
    title: 'Simple moving average',
    args: [{ name: 'x' }, { name: 'n' }],
    unit: 'unit of x',
    definition: 'Sum of the last n values divided by n; nothing before the n-th value.',
    source: 'textbook',
    evaluate: untrusted(sma),
  },
  {
    id: 'ind.ema',
    title: 'Exponential moving average',
    args: [{ name: 'x' }, { name: 'n' }, { name: 'seed', default: 'sma' }],
    unit: 'unit of x',
    definition: 'α·value + (1 − α)·average before, α = 2/(n + 1); starts from the simple average of the first n values, or from the first value.',
    source: 'textbook',
    evaluate: untrusted(ema),
  },
  {
    id: 'ind.atr_wilder',
    title: 'Average true range',
    args: [{ name: 'h' }, { name: 'l' }, { name: 'c' }, { name: 'n', default: 14 }],
    unit: 'USD per share',
    definition: 'True range = largest of high − low, |high − last close|, |low − last close|; first average the mean of n, then (ATR·(n − 1) + TR)/n.',
    source: 'Wilder 1978',
    evaluate: untrusted(atrWilder),
  },
  {
    id: 'ind.obv',
    title: 'On-balance volume',
    args: [{ name: 'c' }, { name: 'v' }],
    unit: 'shares',
    definition: 'Starts at 0; adds the volume of a day that closed higher, subtracts that of a day that closed lower.',
    source: 'Granville 1963',
    evaluate: untrusted(obv),
  },
]
