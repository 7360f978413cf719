import type { Output } from '#contract/channels.ts'
import { succeed } from '#contract/errors.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { climbLadder, type LadderStep } from '#domain/rotation/evidence-ladder.ts'
import { type Level1Day, level1Days } from '#domain/rotation/level1-days.ts'
import { persistence } from '#domain/rotation/persistence.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'
import { valueOrNull } from '#domain/result.ts'
import type { Verdict } from '#domain/rotation/verdict.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock, oldestFreshSession } from '../judging-clock.ts'
import type { Chain } from '../panel-chain.ts'
import { RUNG_WORDS } from './rung-words.ts'

type Reading = Output<'rotation.ladder'>
type RungReading = Reading['rungs'][number]

interface Gathered {
  readonly clock: JudgingClock
  readonly generation: number
  readonly small: Chain | undefined
  readonly large: Chain | undefined
  readonly smallCapProxy: string
  readonly largeCapProxy: string
}

/** Levels 2 to 5 have no evidence of their own yet: unknown, never a pass. */
const UNJUDGED: readonly Verdict[] = ['unknown', 'unknown', 'unknown', 'unknown']
const HISTORY_SESSIONS = 252
const LEVEL1_STALE_EVALUATIONS = 3

/** `rotation.ladder`: folded from the first session on which both proxies have bars, up to asOf. */
export const ladder: AnalysisJob<AnalysisJobs['rotation.ladder'], Gathered> = {
  gather(input, context) {
    const { smallCapProxy, largeCapProxy } = readSettings(context.db)
    return {
      clock: judgingClock(context, input.asOf, smallCapProxy),
      generation: context.generation,
      small: context.panel.chain(smallCapProxy),
      large: context.panel.chain(largeCapProxy),
      smallCapProxy,
      largeCapProxy,
    }
  },
  async compute(gathered, context) {
    const days: Level1Day[] = []
    const asOf = gathered.clock.asOf === null ? null : dayNumber(gathered.clock.asOf)
    if (gathered.small !== undefined && gathered.large !== undefined && asOf !== null) {
      for (const day of level1Days(gathered.small, gathered.large)) {
        if (day.session > asOf) break
        days.push(day)
        if (days.length % 64 === 0) await context.breathe()
      }
    }
    const isStale = staleBeyond(gathered.clock, days.at(-1)?.session)
    // A stale newest close is not today's evidence: today is one more evaluation, and it is unknown.
    const evaluated: readonly Level1Day[] = isStale && asOf !== null && days.length > 0 ? [...days, { session: asOf, verdict: 'unknown' }] : days
    const steps = valueOrNull(climbLadder({ days: evaluated.map((day) => ({ v: [day.verdict, ...UNJUDGED], killer: null, failC: null })) })) ?? []
    return succeed(describe(gathered, evaluated, steps, isStale))
  },
}

function staleBeyond(clock: JudgingClock, session: number | undefined): boolean {
  if (session === undefined) return false
  const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
  return freshFrom === null || isoDay(session) < freshFrom
}

function describe(gathered: Gathered, days: readonly Level1Day[], steps: readonly LadderStep[], isStale: boolean): Reading {
  const last = steps.at(-1)
  // Out of date, level 1 may not stand: nothing confirmed counts until a newer file says so again.
  const level = isStale ? 0 : (last?.reading.level ?? 0)
  const next = RUNG_WORDS[level + 1] ?? RUNG_WORDS[1]!
  return {
    asOf: gathered.clock.asOf,
    generation: gathered.generation,
    level,
    label: isStale ? 'none' : (last?.reading.label ?? 'none'),
    rungs: [describeLevel1(gathered, days, steps, isStale), ...[2, 3, 4, 5].map(describeUnjudged)],
    nextCheck:
      level === 0
        ? `Does ${gathered.smallCapProxy} rise against ${gathered.largeCapProxy} for more than three sessions and over several windows?`
        : next.question,
    outOfOrder: [...(last?.reading.outOfOrder ?? [])],
    killers: [
      { id: 'yield', label: 'Yield spike', active: null },
      { id: 'credit', label: 'Credit accident', active: null },
      { id: 'inflation', label: 'Inflation comes back', active: null },
      { id: 'earnings', label: 'Cyclical earnings cut', active: null },
    ],
    failureModes: { A: null, B: null, C: null, D: null },
    exposureCap: { trading: null, allocating: null },
    history: steps.slice(-HISTORY_SESSIONS).map((step, i, shown) => {
      const day = days[days.length - shown.length + i]!
      return { session: isoDay(day.session), level: step.reading.level, verdict: day.verdict }
    }),
  }
}

function describeLevel1(
  { small, large, clock, smallCapProxy, largeCapProxy }: Gathered,
  days: readonly Level1Day[],
  steps: readonly LadderStep[],
  isStale: boolean,
): RungReading {
  const words = RUNG_WORDS[1]!
  const last = steps.at(-1)
  const rung = last?.rungs[0]
  const numbers = small === undefined || large === undefined || clock.asOf === null ? null : level1Numbers(small, large, dayNumber(clock.asOf))
  const known = numbers === null ? 0 : Object.values(numbers).filter((value) => value !== null).length
  return {
    level: 1,
    label: words.label,
    state: isStale ? 'stale' : (rung?.state ?? 'unknown'),
    verdict: days.at(-1)?.verdict ?? 'unknown',
    since: stateSince(days, steps),
    numbers: [
      { id: 'rel5', label: '5 sessions', value: numbers?.rel5 ?? null, unit: 'fraction' },
      { id: 'rel10', label: '10 sessions', value: numbers?.rel10 ?? null, unit: 'fraction' },
      { id: 'rel21', label: '21 sessions', value: numbers?.rel21 ?? null, unit: 'fraction' },
      { id: 'rel63', label: '63 sessions', value: numbers?.rel63 ?? null, unit: 'fraction' },
      { id: 'score', label: 'tests passed of five:', value: numbers?.score ?? null, unit: 'count' },
    ],
    implies: words.implies,
    nextCheck: isStale || known === 0 ? `Import newer price files of ${smallCapProxy} and ${largeCapProxy}.` : words.question,
    coverage: { known, of: 5 },
    held: rung !== undefined && rung.state !== 'unknown' && rung.unknowns > 0 ? Math.min(rung.unknowns, LEVEL1_STALE_EVALUATIONS) : null,
    baseRate: words.baseRate,
  }
}

function level1Numbers(small: Chain, large: Chain, asOf: number) {
  const shared = sharedCloses(small, large, indexAtOrBefore(small.sessions, asOf), indexAtOrBefore(large.sessions, asOf), 64)
  const rel = valueOrNull(relReturn({ a: shared.a, b: shared.b })) ?? {}
  const tests = valueOrNull(persistence({ a: shared.a, b: shared.b }))
  return { rel5: rel['5'] ?? null, rel10: rel['10'] ?? null, rel21: rel['21'] ?? null, rel63: rel['63'] ?? null, score: tests?.score ?? null }
}

/** The session on which level 1 last took the state it has. */
function stateSince(days: readonly Level1Day[], steps: readonly LadderStep[]): string | null {
  const state = steps.at(-1)?.rungs[0]?.state
  if (state === undefined) return null
  let first = steps.length - 1
  while (first > 0 && steps[first - 1]!.rungs[0]!.state === state) first -= 1
  return isoDay(days[first]!.session)
}

function describeUnjudged(level: number): RungReading {
  const words = RUNG_WORDS[level]!
  return {
    level,
    label: words.label,
    state: 'unknown',
    verdict: 'unknown',
    since: null,
    numbers: [],
    implies: words.implies,
    nextCheck: words.question,
    coverage: { known: 0, of: words.inputs },
    held: null,
    baseRate: words.baseRate,
  }
}
