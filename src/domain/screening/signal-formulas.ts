import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { appearances } from './appearances.ts'
import { epsAcceleration } from './eps-acceleration.ts'
import { epsAccelerationConsensus } from './eps-acceleration-consensus.ts'
import { signalExpiry } from './signal-expiry.ts'
import { syntheticRevision } from './synthetic-revision.ts'

/** Revisions, alternative data and how long a signal lasts. */
export const signalFormulas: readonly Formula[] = [
  {
    id: 'scr.eps_acceleration',
    title: 'Acceleration of estimates',
    args: [
      { name: 'estimates' },
      { name: 't' },
      { name: 'windowH', default: 24 },
      { name: 'staleDays', default: 120, house: true },
      { name: 'floor', default: 0.05, house: true },
      { name: 'vMin', default: 0.01, house: true },
      { name: 'aMin', default: 0.005, house: true },
      { name: 'minUp', default: 2, house: true },
    ],
    unit: 'fraction of the consensus',
    definition: "Change of the same analysts' mean over a window, minus the change one window earlier.",
    source: 'house',
    evaluate: untrusted(epsAcceleration),
  },
  {
    id: 'scr.eps_acceleration_consensus',
    title: 'Acceleration of the consensus',
    args: [
      { name: 'snapshots' },
      { name: 't' },
      { name: 'windowH', default: 24 },
      { name: 'staleDays', default: 10, house: true },
      { name: 'floor', default: 0.05, house: true },
      { name: 'vMin', default: 0.01, house: true },
      { name: 'aMin', default: 0.005, house: true },
      { name: 'minAnalysts', default: 2, house: true },
    ],
    unit: 'fraction of the consensus',
    definition: 'The same from consensus snapshots: a one-day-jump flag, analysts joining or leaving look like revisions.',
    source: 'house',
    evaluate: untrusted(epsAccelerationConsensus),
  },
  {
    id: 'scr.synthetic_revision',
    title: 'Synthetic revision',
    args: [
      { name: 'signals' },
      { name: 'halfLife', default: null, house: true },
      { name: 'clip', default: 3, house: true },
      { name: 'minWeight', default: 0.5, house: true },
      { name: 'minSignals', default: 2, house: true },
    ],
    unit: 'standard deviations',
    definition: 'Mean z weighted with coverage x reliability x 0.5^(age / half-life). User-imported alternative data, not analyst revisions.',
    source: 'house',
    evaluate: untrusted(syntheticRevision),
  },
  {
    id: 'scr.appearances',
    title: 'Appearances on the screen',
    args: [{ name: 'weeks' }, { name: 'window', default: 12, house: true }, { name: 'repeat', default: 6, house: true }],
    unit: 'weeks',
    definition: 'Weeks on the screen of the last twelve, the present run, and whether it repeats.',
    source: 'house',
    evaluate: untrusted(appearances),
  },
  {
    id: 'scr.signal_expiry',
    title: 'Life of a signal',
    args: [
      { name: 'born' },
      { name: 'now' },
      { name: 'exchangeHolidays' },
      { name: 'halfLife', default: null },
      { name: 'maxSessions', default: 10, house: true },
      { name: 'unmeasured', default: 0.5, house: true },
    ],
    unit: 'sessions',
    definition: 'Weight 0.5^(age / half-life); life twice the half-life, at most maxSessions.',
    source: 'house',
    evaluate: untrusted(signalExpiry),
  },
]
