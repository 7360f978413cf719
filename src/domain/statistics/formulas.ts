import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { mannKendall } from './mann-kendall.ts'
import { normCdf } from './norm-cdf.ts'
import { normInv } from './norm-inv.ts'
import { nwSlopeT } from './nw-slope-t.ts'
import { olsMulti } from './ols-multi.ts'
import { olsSlopeT } from './ols-slope-t.ts'
import { robustZLast } from './robust-z-last.ts'
import { winsorZ } from './winsor-z.ts'
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
  {
    id: 'stat.robust_z_last',
    title: 'Robust z-score of the newest value',
    args: [{ name: 'x' }, { name: 'n', default: 60 }, { name: 'minN', default: 20 }],
    unit: 'standard deviations',
    definition: '(newest − median of the n before it) / (1.4826 · median distance from that median).',
    source: 'Rousseeuw & Croux 1993',
    evaluate: untrusted(robustZLast),
  },
  {
    id: 'stat.winsor_z',
    title: 'Z-scores with the tails pulled in',
    args: [{ name: 'x' }, { name: 'lo', default: 0.05 }, { name: 'hi', default: 0.95 }, { name: 'minN', default: 5 }],
    unit: 'standard deviations',
    definition: 'Values beyond the lo and hi quantiles are set to them; then (value − mean) / sample standard deviation.',
    source: 'common practice',
    evaluate: untrusted(winsorZ),
  },
  {
    id: 'stat.ols_slope_t',
    title: 'Slope of a straight line and its t',
    args: [{ name: 'y' }, { name: 'minN', default: 5 }],
    unit: 'unit of y per step; t without unit',
    definition: 'Slope = Σ(t − t̄)(y − ȳ)/Σ(t − t̄)²; t = slope / √(SSR/(n − 2)/Σ(t − t̄)²). Inflated on price ratios.',
    source: 'textbook',
    evaluate: untrusted(olsSlopeT),
  },
  {
    id: 'stat.nw_slope_t',
    title: 'Slope and its t, robust to autocorrelation',
    args: [{ name: 'y' }, { name: 'lag', default: null }, { name: 'minN', default: 10 }],
    unit: 'unit of y per step; t without unit',
    definition: 'The straight-line slope; its variance = S / (Σ(t − t̄)²)², S over (t − t̄)·residual with Bartlett weights up to the lag.',
    source: 'Newey & West 1987, 1994',
    evaluate: untrusted(nwSlopeT),
  },
  {
    id: 'stat.mann_kendall',
    title: 'Trend by counting pairs',
    args: [{ name: 'x' }, { name: 'minN', default: 8 }],
    unit: 'counts, probability, unit of x per step',
    definition: 'S = pairs that rose − pairs that fell; z = (S ∓ 1)/√variance, corrected for ties; slope = median of all pair slopes.',
    source: 'Mann 1945; Kendall 1975; Sen 1968',
    evaluate: untrusted(mannKendall),
  },
  {
    id: 'stat.norm_cdf',
    title: 'Normal distribution',
    args: [{ name: 'x' }],
    unit: 'probability',
    definition: 'Probability that a standard normal variable is at most x.',
    source: 'Cody 1969',
    evaluate: untrusted(normCdf),
  },
  {
    id: 'stat.norm_inv',
    title: 'Normal quantile',
    args: [{ name: 'p' }],
    unit: 'standard deviations',
    definition: 'The x with normal probability p below it.',
    source: 'Wichura 1988, AS 241',
    evaluate: untrusted(normInv),
  },
  {
    id: 'stat.ols_multi',
    title: 'Least squares on several variables',
    args: [{ name: 'y' }, { name: 'X' }, { name: 'minObs', default: null }],
    unit: 'unit of y per unit of each variable',
    definition: 'The intercept and slopes that leave the smallest sum of squared residuals.',
    source: 'textbook',
    evaluate: untrusted(olsMulti),
  },
]
