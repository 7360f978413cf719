import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { evidenceLadder } from './evidence-ladder.ts'
import { exposureCap } from './exposure-cap.ts'
import { level1 } from './level1.ts'

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
