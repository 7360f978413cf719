import type { Formula, FormulaArgument } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { yangZhang } from './yang-zhang.ts'

const WINDOW: readonly FormulaArgument[] = [
  { name: 'n', default: 20 },
  { name: 'ann', default: 252 },
]
const OHLC: readonly FormulaArgument[] = [{ name: 'o' }, { name: 'h' }, { name: 'l' }, { name: 'c' }]

export const volatilityFormulas: readonly Formula[] = [
  {
    id: 'vol.yang_zhang',
    title: 'Volatility with overnight gaps',
    args: [...OHLC, ...WINDOW],
    unit: 'fraction, annualised',
    definition: 'Root of 252·(variance of overnight moves + k·variance of open-to-close moves + (1 − k)·Rogers-Satchell), k = 0.34/(1.34 + (n + 1)/(n − 1)).',
    source: 'Yang & Zhang 2000',
    evaluate: untrusted(yangZhang),
  },
]
