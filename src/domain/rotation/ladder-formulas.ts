import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { evidenceLadder } from './evidence-ladder.ts'
import { exposureCap } from './exposure-cap.ts'
import { level1 } from './level1.ts'
import { level2 } from './level2.ts'
import { level3 } from './level3.ts'
import { level4 } from './level4.ts'

/** From the verdict of each level to the ladder, its label and the room it gives. */
export const ladderFormulas: readonly Formula[] = [
  {
    id: 'rot.level1',
    title: 'Level 1: small companies lead',
    args: [{ name: 'rel' }, { name: 'score' }],
    unit: 'verdict',
    definition: 'Pass: 3 windows up and 4 of 5 persistence tests. Fail: the month not up, or at most 1 window up, or at most 2 tests.',
    source: 'house',
    evaluate: untrusted(level1),
  },
  {
    id: 'rot.level2',
    title: 'Level 2: the lead is broad',
    args: [{ name: 'rspRel21' }, { name: 'rspAboveMa' }, { name: 'checks' }],
    unit: 'verdict',
    definition:
      'Pass: equal weight ahead over 21 sessions, above its average, and 3 breadth checks yes. Fail: at most 1 yes, or equal weight behind with at most 2.',
    source: 'house',
    evaluate: untrusted(level2),
  },
  {
    id: 'rot.level3',
    title: 'Level 3: credit agrees',
    args: [{ name: 'oasVerdict' }, { name: 'oasFresh' }, { name: 'proxyVerdict' }, { name: 'proxyFresh' }],
    unit: 'verdict',
    definition:
      'Pass: the spread passes and the fund proxy does not fail, both fresh. Fail: the spread failed, or there is no fresh spread and the proxy fails.',
    source: 'house',
    evaluate: untrusted(level3),
  },
  {
    id: 'rot.level4',
    title: 'Level 4: earnings agree',
    args: [
      { name: 'now' },
      { name: 'prior' },
      { name: 'sectorsPositiveShare' },
      { name: 'marginRateNow', default: null },
      { name: 'marginRatePrior', default: null },
      { name: 'median2y', default: null },
      { name: 'rise', default: 0, house: true },
      { name: 'minSector', default: 0.5, house: true },
      { name: 'marginTol', default: 0.05, house: true },
    ],
    unit: 'verdict',
    definition:
      'Pass: revision breadth up and at or above its two-year median, half of the sectors positive, margin shocks not up by more than 5 points. Fail: breadth negative and falling.',
    source: 'house',
    evaluate: untrusted(level4),
  },
  {
    id: 'rot.ladder',
    title: 'Evidence ladder',
    args: [
      { name: 'days' },
      { name: 'up', default: null, house: true },
      { name: 'down', default: null, house: true },
      { name: 'stale', default: null, house: true },
      { name: 'mode', default: 'trading' },
    ],
    unit: 'level 0 to 5 and its label, per evaluation',
    definition:
      'A level is confirmed by 3/3/3/1/1 passes in a row, refuted by 5/3/2/1/1 failures, forgotten after more than 3/5/5/25/63 unknown days; the ladder stands on the highest level without a gap below it.',
    source: 'house',
    evaluate: untrusted(evidenceLadder),
  },
  {
    id: 'rot.exposure_cap',
    title: 'Room for the satellite',
    args: [{ name: 'level' }, { name: 'mode' }, { name: 'killers', default: 0 }, { name: 'killersUnknown', default: 0 }],
    unit: 'share of the satellite budget',
    definition:
      'Trading 0, 25, 50, 75, 100, 100 %, allocating 0, 0, 25, 50, 75, 100 % for levels 0 to 5; half with one killer on or not known, nothing with two.',
    source: 'house',
    evaluate: untrusted(exposureCap),
  },
]
