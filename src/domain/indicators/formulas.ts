import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { atrWilder } from './atr-wilder.ts'
import { bollinger } from './bollinger.ts'
import { ema } from './ema.ts'
import { obv } from './obv.ts'
import { rollingExtremes } from './rolling-extremes.ts'
import { rsiWilder } from './rsi-wilder.ts'
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
  {
    id: 'ind.rsi_wilder',
    title: 'Relative strength index',
    args: [{ name: 'c' }, { name: 'n', default: 14 }],
    unit: '0 to 100',
    definition: '100 − 100/(1 + gains/losses) of the changes from close to close; first averages the means of n, then (average·(n − 1) + change)/n.',
    source: 'Wilder 1978',
    evaluate: untrusted(rsiWilder),
  },
  {
    id: 'ind.bollinger',
    title: 'Bollinger bands',
    args: [{ name: 'x' }, { name: 'n', default: 20 }, { name: 'width', default: 2 }],
    unit: 'unit of x',
    definition: 'Mean of the last n values, and `width` standard deviations of them (divisor n) below and above it.',
    source: 'Bollinger 2002',
    evaluate: untrusted(bollinger),
  },
  {
    id: 'ind.rolling_extremes',
    title: 'Rolling high and low',
    args: [{ name: 'h' }, { name: 'l' }, { name: 'n', default: 252 }],
    unit: 'USD per share',
    definition: 'Highest high and lowest low of the last n sessions, this one included.',
    source: 'textbook',
    evaluate: untrusted(rollingExtremes),
  },
]
