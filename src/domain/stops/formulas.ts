import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { gapFill } from './gap-fill.ts'
import { headlineTrailing } from './headline-trailing.ts'
import { newsState } from './news-state.ts'
import { precedence } from './precedence.ts'
import { vixPct } from './vix-pct.ts'
import { volumeDivergence } from './volume-divergence.ts'

/** Every `stop.*` formula. */
export const stopsFormulas: readonly Formula[] = [
  {
    id: 'stop.vix_pct',
    title: 'VIX percentile',
    args: [{ name: 'vix' }, { name: 'n', default: 252 }, { name: 'minN', default: 126 }],
    unit: 'fraction',
    definition: 'Share of the n VIX closes before the newest that are at or below it.',
    source: 'house',
    evaluate: untrusted(vixPct),
  },
  {
    id: 'stop.news_state',
    title: 'News state',
    args: [
      { name: 'days' },
      { name: 'vixHi', default: 30, house: true },
      { name: 'vixPctQuiet', default: 0.3, house: true },
      { name: 'systemicPts', default: 3, house: true },
      { name: 'lookback', default: 3, house: true },
      { name: 'minHold', default: 2, house: true },
      { name: 'maxHold', default: 5, house: true },
    ],
    unit: 'quiet | normal | systemic per session',
    definition:
      'Systemic: 3 headline points in 3 sessions or VIX from 30 on; quiet: none in 3 known sessions and VIX percentile to 30 %; a state lasts 2 sessions, systemic starts at once.',
    source: 'house',
    evaluate: untrusted(newsState),
  },
  {
    id: 'stop.headline_trailing',
    title: 'Headline-weighted trailing stop',
    args: [
      { name: 'h' },
      { name: 'l' },
      { name: 'c' },
      { name: 'entryIndex' },
      { name: 'hardStop' },
      { name: 'states' },
      { name: 'atrN', default: 14 },
      { name: 'lookback', default: 22 },
      { name: 'k', default: null, house: true },
      { name: 'maxWiden', default: 1, house: true },
      { name: 'maxWidenings', default: 1, house: true },
      { name: 'side', default: 'long' },
      { name: 'tighten', default: null },
      { name: 'tightenK', default: 2.5, house: true },
    ],
    unit: 'USD per bar from the entry on',
    definition:
      'Highest high since entry - k ATR (quiet 3, normal 4, systemic 5.5), only ever closer, once 1 ATR wider on entering systemic, never beyond the hard stop.',
    source: 'house',
    evaluate: untrusted(headlineTrailing),
  },
  {
    id: 'stop.volume_divergence',
    title: 'Volume divergence',
    args: [
      { name: 'h' },
      { name: 'l' },
      { name: 'c' },
      { name: 'v' },
      { name: 'universeRvol', default: null },
      { name: 'entryIndex', default: null },
      { name: 'N', default: 10, house: true },
      { name: 'moveAtr', default: 0.5, house: true },
      { name: 'dryRvol', default: 0.7, house: true },
      { name: 'dryDays', default: 3, house: true },
      { name: 'distRvol', default: 1.5, house: true },
      { name: 'confirm', default: 2, house: true },
      { name: 'volN', default: 20 },
      { name: 'atrN', default: 14 },
      { name: 'nearAtr', default: 1, house: true },
      { name: 'minBars', default: 10, house: true },
    ],
    unit: 'action exit | tighten | none',
    definition:
      'Exit: price up, on-balance volume down over N bars on 2 closes, or a heavy down close the bar after. Tighten: near the high on dry volume on 2 closes.',
    source: 'house',
    evaluate: untrusted(volumeDivergence),
  },
  {
    id: 'stop.gap_fill',
    title: 'Stop fill',
    args: [{ name: 'side' }, { name: 'stop' }, { name: 'bar' }, { name: 'halfSpreadBps', default: null }],
    unit: 'USD',
    definition: 'At the open when it lies at or through the stop, else at the stop when touched, worse by the half-spread; halted or no volume: deferred.',
    source: 'house',
    evaluate: untrusted(gapFill),
  },
  {
    id: 'stop.precedence',
    title: 'Which stop wins',
    args: [{ name: 'fired' }],
    unit: 'rule, fraction of the position',
    definition:
      'Largest exit fraction; among equals the first of kill switch, hard stop, exclusion, cross-asset exit, gap, trail, volume divergence, reduction, invalidation, time, tighten.',
    source: 'house',
    evaluate: untrusted(precedence),
  },
]
