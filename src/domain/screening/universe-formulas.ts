import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { cheapJunk } from './cheap-junk.ts'
import { momentum } from './momentum.ts'
import { profitDispersion } from './profit-dispersion.ts'
import { rateSensitivity } from './rate-sensitivity.ts'
import { valueComposite } from './value-composite.ts'

/** What ranks and compares the names of a universe. */
export const universeFormulas: readonly Formula[] = [
  {
    id: 'scr.value_composite',
    title: 'Value composite',
    args: [
      { name: 'rows' },
      { name: 'minSector', default: 5, house: true },
      { name: 'minMetrics', default: 3, house: true },
      { name: 'lo', default: 0.05 },
      { name: 'hi', default: 0.95 },
    ],
    unit: 'standard deviations, rank',
    definition: 'Mean z-score of book, earnings, EBITDA and cash-flow yield inside the sector; rank 1 = cheapest.',
    source: 'Fama & French 1992; Asness, Porter & Stevens 2000',
    evaluate: untrusted(valueComposite),
  },
  {
    id: 'scr.cheap_junk',
    title: 'Cheap junk',
    args: [
      { name: 'rows' },
      { name: 'cheap', default: 0.8, house: true },
      { name: 'junk', default: 0.2, house: true },
      { name: 'weak', default: 0.4, house: true },
      { name: 'falling', default: 0.2, house: true },
      { name: 'minN', default: 20, house: true },
    ],
    unit: 'percentiles 0..1',
    definition: 'Value percentile from 0.8 on with quality at most 0.2, or at most 0.4 while momentum is at most 0.2.',
    source: 'Asness, Frazzini & Pedersen 2019; thresholds house',
    evaluate: untrusted(cheapJunk),
  },
  {
    id: 'scr.profit_dispersion',
    title: 'Profit dispersion',
    args: [
      { name: 'values' },
      { name: 'prior', default: null },
      { name: 'minN', default: 50, house: true },
      { name: 'minCoverage', default: 0.6, house: true },
    ],
    unit: 'unit of the values',
    definition: '10, 50 and 90 % quantiles over the universe, spread P90 - P10 and its change.',
    source: 'house',
    evaluate: untrusted(profitDispersion),
  },
  {
    id: 'scr.momentum',
    title: 'Momentum 12-1',
    args: [{ name: 'c' }, { name: 'look', default: 252 }, { name: 'skip', default: 21 }],
    unit: 'fraction',
    definition: 'Close skip sessions ago / close look sessions ago - 1.',
    source: 'Jegadeesh & Titman 1993',
    evaluate: untrusted(momentum),
  },
  {
    id: 'scr.rate_sensitivity',
    title: 'Sensitivity to the 10-year yield',
    args: [
      { name: 'asset' },
      { name: 'market' },
      { name: 'dy10' },
      { name: 'minObs', default: 52 },
      { name: 'cut', default: 0.03, house: true },
      { name: 'tMin', default: 1.65, house: true },
    ],
    unit: 'fraction per 100 bp',
    definition: 'Slope on the weekly yield change from least squares of the return on market and yield.',
    source: 'two-factor model, Stone 1974',
    evaluate: untrusted(rateSensitivity),
  },
]
