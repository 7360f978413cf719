import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { gapFill } from './gap-fill.ts'
import { headlineTrailing } from './headline-trailing.ts'
import { newsState } from './news-state.ts'
import { precedence } from './precedence.ts'
import { vixPct } from './vix-pct.ts'
import { volumeDivergence } from './volume-divergence.ts'
import { breadth } from './breadth.ts'
import { chandelier } from './chandelier.ts'
import { crossAsset } from './cross-asset.ts'
import { crossAssetLatch } from './cross-asset-latch.ts'
import { invalidation } from './invalidation.ts'
import { planInvalidation } from './plan-invalidation.ts'
import { timeStop } from './time-stop.ts'

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
  {
    id: 'stop.chandelier',
    title: 'Chandelier stop',
    args: [
      { name: 'h' },
      { name: 'l' },
      { name: 'c' },
      { name: 'n', default: 22 },
      { name: 'k', default: 3 },
      { name: 'atrN', default: 22 },
      { name: 'side', default: 'long' },
    ],
    unit: 'USD',
    definition: 'Highest high of n bars - k average true ranges.',
    source: 'Le Beau, in Elder 2002',
    evaluate: untrusted(chandelier),
  },
  {
    id: 'stop.cross_asset',
    title: 'Cross-asset action',
    args: [
      { name: 'zYield' },
      { name: 'zUsd' },
      { name: 'zOas' },
      { name: 'warn', default: 1.5, house: true },
      { name: 'reduce', default: 2, house: true },
      { name: 'exit', default: 3, house: true },
    ],
    unit: 'none | tighten | reduce_half | exit',
    definition: 'Adverse z of 5-session changes in yield, dollar and credit spread: one at 3 or two at 2 exit, one at 2 halve, one at 1.5 tighten.',
    source: 'house',
    evaluate: untrusted(crossAsset),
  },
  {
    id: 'stop.cross_asset_latch',
    title: 'Cross-asset latch',
    args: [{ name: 'actions' }, { name: 'rearm', default: 5, house: true }, { name: 'hold', default: 5, house: true }],
    unit: 'fractions of what was held when the episode began',
    definition: 'Half once per episode, the rest on exit; armed again after rearm calm sessions.',
    source: 'house',
    evaluate: untrusted(crossAssetLatch),
  },
  {
    id: 'stop.invalidation',
    title: 'Lost evidence',
    args: [{ name: 'entryLevel' }, { name: 'history' }, { name: 'maxUnknown', default: 5, house: true }],
    unit: 'fired, levels',
    definition: 'Fires when a ladder level up to the entry level fails, or is unknown for more than maxUnknown sessions.',
    source: 'house',
    evaluate: untrusted(invalidation),
  },
  {
    id: 'stop.plan_invalidation',
    title: 'Invalidation levels of the plan',
    args: [{ name: 'conditions' }, { name: 'obs' }, { name: 'required', default: null }, { name: 'unknownMax', default: 5, house: true }],
    unit: 'fired, signed distances',
    definition: 'Any value that closed beyond its level often enough in a row, or a lost rung; a missing close leaves it open.',
    source: 'house',
    evaluate: untrusted(planInvalidation),
  },
  {
    id: 'stop.time_stop',
    title: 'Time stop',
    args: [
      { name: 'mode' },
      { name: 'held' },
      { name: 'bestR', default: null },
      { name: 'soft', default: 20, house: true },
      { name: 'minR', default: 0.5, house: true },
      { name: 'hard', default: 63, house: true },
    ],
    unit: 'sessions',
    definition: 'Ends at hard sessions, and at soft without minR of the initial risk.',
    source: 'house',
    evaluate: untrusted(timeStop),
  },
  {
    id: 'stop.breadth',
    title: 'Breadth stop',
    args: [
      { name: 'pct' },
      { name: 'inTrade' },
      { name: 'enter', default: 0.55, house: true },
      { name: 'exit', default: 0.4, house: true },
      { name: 'confirm', default: 2, house: true },
      { name: 'expand', default: 0.05, house: true },
      { name: 'w', default: 10, house: true },
      { name: 'collapse', default: 0.2, house: true },
    ],
    unit: 'enter | none | exit | hold',
    definition: 'Enter on two readings from enter on and a rise of expand; exit on two at exit or a fall of collapse.',
    source: 'house',
    evaluate: untrusted(breadth),
  },
]
