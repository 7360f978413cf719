import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { bootstrapCi } from './bootstrap-ci.ts'
import { dsr } from './dsr.ts'
import { expectedMaxSr } from './expected-max-sr.ts'
import { halfLife } from './half-life.ts'
import { hitRate } from './hit-rate.ts'
import { pbo } from './pbo.ts'
import { prng } from './prng.ts'
import { psr } from './psr.ts'
import { psrFromMoments } from './psr-from-moments.ts'
import { walkForward } from './walk-forward.ts'

/** How far a result can be believed. */
export const evidenceFormulas: readonly Formula[] = [
  {
    id: 'bt.psr',
    title: 'Probabilistic Sharpe ratio',
    args: [{ name: 'returns' }, { name: 'srBenchmark', default: 0 }, { name: 'minObs', default: 30, house: true }],
    unit: 'ratio per period, probability',
    definition: 'Φ((SR − SR*)·√(n − 1)/√(1 − skew·SR + (kurtosis − 1)/4·SR²)).',
    source: 'Bailey & López de Prado 2012',
    evaluate: untrusted(psr),
  },
  {
    id: 'bt.psr_from_moments',
    title: 'Probabilistic Sharpe ratio from its moments',
    args: [{ name: 'sr' }, { name: 'n' }, { name: 'skew' }, { name: 'kurtosis' }, { name: 'srBenchmark', default: 0 }],
    unit: 'probability',
    definition: 'Φ((SR − SR*)·√(n − 1)/√(1 − skew·SR + (kurtosis − 1)/4·SR²)).',
    source: 'Bailey & López de Prado 2012',
    evaluate: untrusted(psrFromMoments),
  },
  {
    id: 'bt.expected_max_sr',
    title: 'Best Sharpe ratio luck would show',
    args: [{ name: 'varSr' }, { name: 'nTrials' }],
    unit: 'ratio per period',
    definition: '√V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))), γ = 0.5772, N = every configuration that was run.',
    source: 'Bailey & López de Prado 2014',
    evaluate: untrusted(expectedMaxSr),
  },
  {
    id: 'bt.dsr',
    title: 'Deflated Sharpe ratio',
    args: [{ name: 'returns' }, { name: 'trialSrs' }, { name: 'minObs', default: 30, house: true }],
    unit: 'ratio per period, probability',
    definition: 'The probabilistic Sharpe ratio against the best that so many trials show by luck.',
    source: 'Bailey & López de Prado 2014',
    evaluate: untrusted(dsr),
  },
  {
    id: 'bt.pbo',
    title: 'Probability of backtest overfitting',
    args: [{ name: 'matrix' }, { name: 'S', default: 8 }],
    unit: 'probability',
    definition: 'Over all halves of S blocks: how often the best configuration of one half ranks in the lower half of the other.',
    source: 'Bailey, Borwein, López de Prado & Zhu 2017',
    evaluate: untrusted(pbo),
  },
  {
    id: 'bt.prng',
    title: 'Random numbers of the resampling',
    args: [{ name: 'seed' }, { name: 'n' }],
    unit: '0 to 1',
    definition: 'The first n numbers of the generator mulberry32 for this seed.',
    source: 'mulberry32',
    evaluate: untrusted(prng),
  },
  {
    id: 'bt.bootstrap_ci',
    title: 'Bootstrap interval',
    args: [
      { name: 'x' },
      { name: 'stat', default: 'mean' },
      { name: 'B', default: 500 },
      { name: 'blockLen', default: 5 },
      { name: 'alpha', default: 0.1 },
      { name: 'seed', default: 1 },
      { name: 'minObs', default: 20, house: true },
    ],
    unit: 'unit of the statistic',
    definition: '5 % and 95 % quantile of the mean or Sharpe ratio over resamples in blocks of mean length 5.',
    source: 'Politis & Romano 1994',
    evaluate: untrusted(bootstrapCi),
  },
  {
    id: 'bt.walk_forward',
    title: 'Training and test ranges',
    args: [
      { name: 'n' },
      { name: 'train' },
      { name: 'test' },
      { name: 'step', default: null },
      { name: 'purge', default: 0 },
      { name: 'anchored', default: false },
    ],
    unit: 'bar indexes',
    definition: 'Train bars, purge bars left out, test bars; then the whole moves on by step.',
    source: 'common practice',
    evaluate: untrusted(walkForward),
  },
  {
    id: 'bt.hit_rate',
    title: 'Hit rate with its interval',
    args: [
      { name: 'outcomes' },
      { name: 'baseRate', default: null },
      { name: 'minN', default: 20, house: true },
      { name: 'B', default: 500 },
      { name: 'blockLen', default: 5 },
      { name: 'alpha', default: 0.1 },
      { name: 'seed', default: 1 },
    ],
    unit: 'fraction, verdict',
    definition: 'Hits / graded; better or worse only when the wider of the Wilson and the bootstrap interval excludes the base rate.',
    source: 'Wilson 1927; Politis & Romano 1994',
    evaluate: untrusted(hitRate),
  },
  {
    id: 'bt.half_life',
    title: 'Half-life of an edge',
    args: [
      { name: 'ages' },
      { name: 'returns' },
      { name: 'minN', default: 20, house: true },
      { name: 'B', default: 200 },
      { name: 'alpha', default: 0.1 },
      { name: 'seed', default: 1 },
      { name: 'minFit', default: 0.5, house: true },
    ],
    unit: 'sessions, fraction, verdict',
    definition: 'A·0.5^(age/H) through the mean forward returns by age; the interval from resampled signals.',
    source: 'house',
    evaluate: untrusted(halfLife),
  },
]
