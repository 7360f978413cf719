import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { abdiRanaldo } from './abdi-ranaldo.ts'
import { amihud } from './amihud.ts'
import { corwinSchultz } from './corwin-schultz.ts'
import { dailySpikeProxy } from './daily-spike-proxy.ts'
import { dollarVolume } from './dollar-volume.ts'
import { edgeSpread } from './edge-spread.ts'

/** How much trades, when, and what the spread costs. */
export const liquidityFormulas: readonly Formula[] = [
  {
    id: 'scr.dollar_volume',
    title: 'Dollar volume',
    args: [{ name: 'close' }, { name: 'volume' }, { name: 'n', default: 20 }, { name: 'minObs', default: 15 }],
    unit: 'USD per session',
    definition: 'Median and mean of close x volume over the last n sessions.',
    source: 'house',
    evaluate: untrusted(dollarVolume),
  },
  {
    id: 'scr.daily_spike_proxy',
    title: 'Volume spike from daily bars',
    args: [{ name: 'v' }, { name: 'n', default: 20 }, { name: 'spikeZ', default: 2, house: true }],
    unit: 'rvol ratio, logZ standard deviations, top3Share fraction',
    definition: 'Volume / median of the n sessions before; z of its logarithm against them; a spike from z = spikeZ on. Daily proxy, no intraday data.',
    source: 'house',
    evaluate: untrusted(dailySpikeProxy),
  },
  {
    id: 'scr.amihud',
    title: 'Illiquidity (Amihud)',
    args: [{ name: 'close' }, { name: 'volume' }, { name: 'n', default: 63 }, { name: 'minObs', default: 40 }],
    unit: '10^-6 per USD',
    definition: '10^6 x mean of |close-to-close return| / (close x volume); sessions without trade are left out and counted.',
    source: 'Amihud 2002',
    evaluate: untrusted(amihud),
  },
  {
    id: 'scr.corwin_schultz',
    title: 'Spread from highs and lows (Corwin-Schultz)',
    args: [
      { name: 'h' },
      { name: 'l' },
      { name: 'c' },
      { name: 'v', default: null },
      { name: 'n', default: 21 },
      { name: 'minObs', default: 12 },
      { name: 'maxBad', default: 0.2, house: true },
    ],
    unit: 'fraction of the price (full spread)',
    definition: 'Mean over n day pairs of 2(e^a - 1)/(1 + e^a), a from the one-day and two-day log ranges, gaps taken out, negative pairs as 0.',
    source: 'Corwin & Schultz 2012',
    evaluate: untrusted(corwinSchultz),
  },
  {
    id: 'scr.abdi_ranaldo',
    title: 'Spread from closes and mid-ranges (Abdi-Ranaldo)',
    args: [
      { name: 'h' },
      { name: 'l' },
      { name: 'c' },
      { name: 'v', default: null },
      { name: 'n', default: 21 },
      { name: 'minObs', default: 10 },
      { name: 'maxBad', default: 0.2, house: true },
    ],
    unit: 'fraction of the price (full spread)',
    definition: 'Mean over day pairs of sqrt(max(4 (c - m)(c - m next), 0)), c = ln close, m = middle of the log range.',
    source: 'Abdi & Ranaldo 2017',
    evaluate: untrusted(abdiRanaldo),
  },
  {
    id: 'scr.edge_spread',
    title: 'Spread from open, high, low and close (EDGE)',
    args: [{ name: 'o' }, { name: 'h' }, { name: 'l' }, { name: 'c' }, { name: 'n', default: 63 }, { name: 'minObs', default: 42 }],
    unit: 'fraction of the price (full spread)',
    definition:
      'Two moment estimates from log prices and mid-ranges of n bar pairs, each weighted with the variance of the other; square root of the absolute value.',
    source: 'Ardia, Guidotti & Kroencke 2024',
    evaluate: untrusted(edgeSpread),
  },
]
