import type { Formula, FormulaArgument } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { closeToClose } from './close-to-close.ts'
import { garmanKlass } from './garman-klass.ts'
import { parkinson } from './parkinson.ts'
import { realizedIntraday } from './realized-intraday.ts'
import { rogersSatchell } from './rogers-satchell.ts'
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
  {
    id: 'vol.close_to_close',
    title: 'Volatility of closes',
    args: [{ name: 'c' }, ...WINDOW],
    unit: 'fraction, annualised',
    definition: 'Sample standard deviation of n log returns · √252.',
    source: 'textbook',
    evaluate: untrusted(closeToClose),
  },
  {
    id: 'vol.parkinson',
    title: 'Volatility of high-low ranges',
    args: [{ name: 'h' }, { name: 'l' }, ...WINDOW],
    unit: 'fraction, annualised',
    definition: '√(252 · Σln²(h/l) / (4·ln2·n)); gaps are not seen.',
    source: 'Parkinson 1980',
    evaluate: untrusted(parkinson),
  },
  {
    id: 'vol.garman_klass',
    title: 'Volatility of bars, drift ignored',
    args: [...OHLC, ...WINDOW],
    unit: 'fraction, annualised',
    definition: 'Root of 252 · mean of ½·ln²(h/l) − (2·ln2 − 1)·ln²(c/o); gaps are not seen.',
    source: 'Garman & Klass 1980',
    evaluate: untrusted(garmanKlass),
  },
  {
    id: 'vol.rogers_satchell',
    title: 'Volatility of bars, free of drift',
    args: [...OHLC, ...WINDOW],
    unit: 'fraction, annualised',
    definition: 'Root of 252 · mean of ln(h/c)·ln(h/o) + ln(l/c)·ln(l/o); gaps are not seen.',
    source: 'Rogers & Satchell 1991',
    evaluate: untrusted(rogersSatchell),
  },
  {
    id: 'vol.realized_intraday',
    title: 'Realised volatility',
    args: [
      { name: 'days' },
      { name: 'ann', default: 252 },
      { name: 'minBars', default: 10 },
      { name: 'includeOvernight', default: false },
      { name: 'minShare', default: 0.5 },
    ],
    unit: 'fraction, annualised',
    definition: 'Root of 252 · mean over sessions of the summed squared log steps; sessions with fewer than 10 prices are left out.',
    source: 'Andersen & Bollerslev 1998',
    evaluate: untrusted(realizedIntraday),
  },
]
