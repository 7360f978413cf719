import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { intradayGini, intradayHhi } from './intraday-concentration.ts'
import { liquidityWindows } from './liquidity-windows.ts'
import { rvolTod } from './rvol-tod.ts'
import { vwapRef } from './vwap-ref.ts'
import { windowCapacity } from './window-capacity.ts'

/** When in the session the volume comes. */
export const intradayFormulas: readonly Formula[] = [
  {
    id: 'scr.rvol_tod',
    title: 'Relative volume by time of day',
    args: [{ name: 'today' }, { name: 'history' }, { name: 'minDays', default: 10 }],
    unit: 'ratio per bucket',
    definition: 'Volume of the bucket / median of the same bucket on the days before.',
    source: 'practice; Admati & Pfleiderer 1988',
    evaluate: untrusted(rvolTod),
  },
  {
    id: 'scr.intraday_hhi',
    title: 'Concentration of the day',
    args: [{ name: 'vol' }],
    unit: 'index 0..1',
    definition: 'Sum of squared bucket shares; rescaled so that an even day is 0; its inverse is the number of buckets an even day would have.',
    source: 'Herfindahl–Hirschman index',
    evaluate: untrusted(intradayHhi),
  },
  {
    id: 'scr.intraday_gini',
    title: 'Inequality of the day',
    args: [{ name: 'vol' }],
    unit: 'index 0..1',
    definition: '2 x sum of rank x volume / (n x total) - (n + 1)/n, buckets in ascending order.',
    source: 'Gini 1912',
    evaluate: untrusted(intradayGini),
  },
  {
    id: 'scr.liquidity_windows',
    title: 'Liquidity windows',
    args: [
      { name: 'today' },
      { name: 'history' },
      { name: 'rvolMin', default: 2, house: true },
      { name: 'maxGap', default: 1, house: true },
      { name: 'minBuckets', default: 2, house: true },
      { name: 'minDays', default: 10 },
    ],
    unit: 'shares, share of the day as a fraction, ratios',
    definition: 'Stretches of buckets with relative volume from rvolMin on; share of what the whole session is expected to trade.',
    source: 'house',
    evaluate: untrusted(liquidityWindows),
  },
  {
    id: 'scr.window_capacity',
    title: 'Capacity of the recurring window',
    args: [
      { name: 'history' },
      { name: 'price' },
      { name: 'width', default: 2, house: true },
      { name: 'hot', default: 2, house: true },
      { name: 'minDays', default: 10 },
      { name: 'days', default: 20 },
      { name: 'participation', default: 0.1, house: true },
      { name: 'startMin', default: 570 },
      { name: 'bucketMin', default: 30 },
    ],
    unit: 'shares, USD',
    definition: 'Window of the day that is busy on most days; participation x its 25 % quantile of volume.',
    source: 'house',
    evaluate: untrusted(windowCapacity),
  },
  {
    id: 'scr.vwap_ref',
    title: 'Session VWAP',
    args: [{ name: 'bars' }],
    unit: 'USD',
    definition: 'Sum of (high + low + close)/3 x volume / sum of volume over the regular bars so far.',
    source: 'practice',
    evaluate: untrusted(vwapRef),
  },
]
