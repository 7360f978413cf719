import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { nwMeanT } from './nw-mean-t.ts'
import { quantile7 } from './quantile7.ts'
import { zscoreLast } from './zscore-last.ts'

export const statisticsFormulas: readonly Formula[] = [
  {
    id: 'stat.quantile7',
    title: 'Quantile',
    args: [{ name: 'x' }, { name: 'p' }],
    unit: 'unit of x',
    definition: 'Sort the n values; the value at place (n − 1)·p counted from 0, on the straight line between its neighbours.',
    source: 'Hyndman & Fan 1996, type 7',
    evaluate: untrusted(quantile7),
  },
  {
    id: 'stat.zscore_last',
    title: 'Z-score of the newest value',
    args: [{ name: 'x' }, { name: 'n', default: 252 }, { name: 'minN', default: 60 }],
    unit: 'standard deviations',
    definition: '(newest − mean of the n before it) / their sample standard deviation.',
    source: 'textbook',
    evaluate: untrusted(zscoreLast),
  },
  {
    id: 'stat.nw_mean_t',
    title: 't of a mean, robust to autocorrelation',
    args: [{ name: 'x' }, { name: 'lag', default: null }, { name: 'minN', default: 10 }],
    unit: 'unit of x; t without unit',
    definition: 'mean / (√S / n), S = Σu² + 2Σ(1 − l/(L + 1))Σu·u₋ₗ over deviations u from the mean, L = ⌊4(n/100)^(2/9)⌋.',
    source: 'Newey & West 1987, 1994',
    evaluate: untrusted(nwMeanT),
  },
]
