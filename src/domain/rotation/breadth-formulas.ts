import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { adCheck } from './ad-check.ts'
import { adCounts } from './ad-counts.ts'
import { adLine } from './ad-line.ts'
import { concentration } from './concentration.ts'
import { concentrationCheck } from './concentration-check.ts'
import { mcclellan } from './mcclellan.ts'
import { newHighsLows } from './new-highs-lows.ts'
import { pctAboveMa } from './pct-above-ma.ts'
import { sectorParticipation } from './sector-participation.ts'

/** How many take part. */
export const breadthFormulas: readonly Formula[] = [
  {
    id: 'rot.ad_counts',
    title: 'Advances and declines',
    args: [{ name: 'prev' }, { name: 'cur' }],
    unit: 'members; ratioAdj −1000 to 1000; coverage share',
    definition: 'Members that closed above, below and at their close before; ratioAdj = 1000·(advances − declines)/(advances + declines).',
    source: 'textbook',
    evaluate: untrusted(adCounts),
  },
  {
    id: 'rot.ad_line',
    title: 'Advance-decline line',
    args: [{ name: 'adv' }, { name: 'dec' }],
    unit: 'members',
    definition: 'Running sum of advances minus declines; a session with a missing count repeats the line.',
    source: 'textbook',
    evaluate: untrusted(adLine),
  },
  {
    id: 'rot.ad_check',
    title: 'Breadth check: advance-decline line',
    args: [{ name: 'adv' }, { name: 'dec' }, { name: 'n', default: 20, house: true }, { name: 'maxMissing', default: 2, house: true }],
    unit: 'members; up yes or no',
    definition: 'Sum of advances minus declines over 20 sessions above 0; open when more than 2 of the 20 are missing.',
    source: 'house',
    evaluate: untrusted(adCheck),
  },
  {
    id: 'rot.mcclellan',
    title: 'McClellan oscillator',
    args: [{ name: 'adv' }, { name: 'dec' }, { name: 'warm', default: 39 }],
    unit: 'ratio-adjusted net advances',
    definition:
      '10 % average minus 5 % average of ratio-adjusted net advances, both started at the first session; the summation adds it up from the 39th session on.',
    source: 'McClellan & McClellan 1970, ratio-adjusted form',
    evaluate: untrusted(mcclellan),
  },
  {
    id: 'rot.pct_above_ma',
    title: 'Share above the average',
    args: [{ name: 'closes' }, { name: 'n', default: 50 }, { name: 'minCoverage', default: 0.8, house: true }],
    unit: 'share of the eligible members',
    definition: 'Members closing above the mean of their last n closes, over the members with n closes known; at least 80 % must have them.',
    source: 'textbook',
    evaluate: untrusted(pctAboveMa),
  },
  {
    id: 'rot.new_highs_lows',
    title: 'New highs and lows',
    args: [{ name: 'highs' }, { name: 'lows' }, { name: 'n', default: 252 }, { name: 'minCoverage', default: 0.8, house: true }],
    unit: 'members; pctNet and recordHighPct shares',
    definition: 'Members with a high above every high of the n sessions before, and a low below every low; pctNet = (highs − lows)/eligible.',
    source: 'textbook',
    evaluate: untrusted(newHighsLows),
  },
  {
    id: 'rot.sector_participation',
    title: 'Sectors taking part',
    args: [
      { name: 'sectors' },
      { name: 'bench' },
      { name: 'w', default: 21, house: true },
      { name: 'maN', default: 50, house: true },
      { name: 'minSectors', default: 8, house: true },
    ],
    unit: 'sectors; share of the eligible',
    definition: 'Sectors ahead of the benchmark over 21 sessions and above their own 50-session average.',
    source: 'house',
    evaluate: untrusted(sectorParticipation),
  },
  {
    id: 'rot.concentration',
    title: 'Concentration of the move',
    args: [{ name: 'weights' }, { name: 'returns' }],
    unit: 'fraction; topIndex place in the list',
    definition:
      'Contribution = weight·return; HHI = Σ of the squared shares of |contribution|. One-stock effect: without the largest contributor the rest returned less than half as much, or the opposite.',
    source: 'Herfindahl-Hirschman on contributions, house',
    evaluate: untrusted(concentration),
  },
  {
    id: 'rot.concentration_check',
    title: 'Breadth check: concentration',
    args: [
      { name: 'weights' },
      { name: 'returns' },
      { name: 'minMove', default: 0.01, house: true },
      { name: 'topN', default: 10, house: true },
      { name: 'keep', default: 0.5, house: true },
    ],
    unit: 'fraction; ok yes or no',
    definition: 'Median return with the sign of the index, and at least half of the move left without its ten largest contributions; open below a 1 % move.',
    source: 'house',
    evaluate: untrusted(concentrationCheck),
  },
]
