import type { Output } from '#contract/channels.ts'
import { succeed } from '#contract/errors.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { valueOrNull } from '#domain/result.ts'
import { type Persistence, persistence } from '#domain/rotation/persistence.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock, oldestFreshSession } from '../judging-clock.ts'
import type { Chain } from '../panel-chain.ts'
import { type RegimePair, regimePairs } from './pairs.ts'

type Reading = Output<'rotation.relative'>
type PairReading = Reading['pairs'][number]

interface Gathered {
  readonly clock: JudgingClock
  readonly generation: number
  readonly pairs: readonly { readonly pair: RegimePair; readonly numerator: Chain | undefined; readonly denominator: Chain | undefined }[]
}

const SPARK_SESSIONS = 64
const UNKNOWN_RETURNS = { 5: null, 10: null, 21: null, 63: null }

/** `rotation.relative`: the ratio lines of the regime over four windows, and the five persistence tests of the first. */
export const relativeStrength: AnalysisJob<AnalysisJobs['rotation.relative'], Gathered> = {
  gather(input, context) {
    const { smallCapProxy, largeCapProxy } = readSettings(context.db)
    const clock = judgingClock(context, input.asOf, smallCapProxy)
    const pairs = regimePairs(smallCapProxy, largeCapProxy).map((pair) => ({
      pair,
      numerator: context.panel.chain(pair.numerator),
      denominator: context.panel.chain(pair.denominator),
    }))
    return { clock, generation: context.generation, pairs }
  },
  compute({ clock, generation, pairs }) {
    const readings = pairs.map(({ pair, numerator, denominator }) => readPair(pair, numerator, denominator, clock))
    return succeed({
      asOf: clock.asOf,
      generation,
      pairs: readings.map(({ reading }) => reading),
      persistence: describePersistence(readings[0]?.persistence ?? null),
    })
  },
}

function readPair(
  pair: RegimePair,
  a: Chain | undefined,
  b: Chain | undefined,
  clock: JudgingClock,
): { reading: PairReading; persistence: Persistence | null } {
  const blank: PairReading = {
    ...pair,
    state: 'unknown',
    returns: UNKNOWN_RETURNS,
    ratio: [],
    sessions: [],
    lastSession: null,
    seam: null,
    wants: wanted(pair, a, b),
  }
  if (a === undefined || b === undefined || clock.asOf === null) return { reading: blank, persistence: null }
  const asOf = dayNumber(clock.asOf)
  const shared = sharedCloses(a, b, indexAtOrBefore(a.sessions, asOf), indexAtOrBefore(b.sessions, asOf), SPARK_SESSIONS)
  const last = shared.sessions.at(-1)
  if (last === undefined)
    return { reading: { ...blank, wants: `a price file of ${pair.numerator} and of ${pair.denominator} with shared sessions` }, persistence: null }
  const lastSession = isoDay(last)
  const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
  const isStale = freshFrom === null || lastSession < freshFrom
  const returns = valueOrNull(relReturn({ a: shared.a, b: shared.b })) ?? {}
  const first = shared.a[0]! / shared.b[0]!
  return {
    reading: {
      ...blank,
      state: isStale ? 'stale' : returns['21'] === null || returns['21'] === undefined ? 'unknown' : 'known',
      returns: { 5: returns['5'] ?? null, 10: returns['10'] ?? null, 21: returns['21'] ?? null, 63: returns['63'] ?? null },
      ratio: shared.a.map((close, i) => close / shared.b[i]! / first),
      sessions: shared.sessions.map((session) => isoDay(session)),
      lastSession,
      seam: describeSeams(a, b),
      wants: isStale ? `a newer price file of ${pair.numerator} and ${pair.denominator}` : null,
    },
    persistence: isStale ? null : valueOrNull(persistence({ a: shared.a, b: shared.b })),
  }
}

function wanted(pair: RegimePair, a: Chain | undefined, b: Chain | undefined): string | null {
  const missing = [a === undefined ? pair.numerator : null, b === undefined ? pair.denominator : null].filter((symbol) => symbol !== null)
  return missing.length === 0 ? null : `a price file of ${missing.join(' and of ')}`
}

function describeSeams(...chains: readonly Chain[]): string | null {
  const seams = chains.flatMap((chain) =>
    chain.seams.map((seam) => `${chain.symbol}: ${seam.count} sessions from ${seam.label}, joined at ${isoDay(seam.sharedSession)}`),
  )
  return seams.length === 0 ? null : seams.join('; ')
}

function describePersistence(tests: Persistence | null): Reading['persistence'] {
  if (tests === null) return null
  return {
    ...tests,
    tests: [
      { id: 'cum', label: 'Up over 20 sessions', passes: tests.cum > 0, value: tests.cum },
      { id: 'upShare', label: 'Up on 55 % of the days', passes: tests.upShare >= 0.55, value: tests.upShare },
      { id: 't', label: 'Mean distinguishable from zero (t ≥ 1)', passes: tests.t !== null && tests.t >= 1, value: tests.t },
      { id: 'exBest', label: 'Up without its three best days', passes: tests.exBest > 0, value: tests.exBest },
      { id: 'age', label: 'Above its 20-session average for 5 closes', passes: tests.age >= 5, value: tests.age },
    ],
  }
}
