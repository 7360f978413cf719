import type { z } from 'zod'
import type { WatchRow as WatchRowSchema } from '#contract/schemas/screen.ts'
import { type Bars, indexAtOrBefore, windowEndingAt } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { valueOrNull } from '#domain/result.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { type SharedCloses, sharedCloses } from '#domain/rotation/shared-closes.ts'
import { dailySpikeProxy } from '#domain/screening/daily-spike-proxy.ts'
import { persistenceOf } from '#domain/screening/factor-row.ts'
import { type JudgingClock, oldestFreshSession } from '../judging-clock.ts'
import { screenedRow } from '../screen/held-factors.ts'
import { hasLeftBy } from '../../../store/former-symbol.ts'

export type WatchRow = z.infer<typeof WatchRowSchema>

const SPARK_SESSIONS = 64
const UNKNOWN_RELATIVE = { 5: null, 10: null, 21: null, 63: null }
const UNKNOWN_SPIKE = { relativeVolume: null, logZ: null, top3Share: null, isSpike: null }

export interface Watched {
  readonly symbol: string
  readonly name: string | null
  readonly group: WatchRow['group']
  readonly bars: Bars | undefined
  /** What the name is measured against, and its symbol. */
  readonly benchmark: Bars | undefined
  readonly benchmarkSymbol: string
}

/** One row of the rotation watchlist: the name against its benchmark at the clock's session. */
export function watchRow(watched: Watched, clock: JudgingClock): WatchRow {
  const { symbol, name, group, bars, benchmark, benchmarkSymbol } = watched
  const blank: WatchRow = {
    symbol,
    name,
    group,
    state: 'unknown',
    lastSession: null,
    close: null,
    change1: null,
    relative: UNKNOWN_RELATIVE,
    persistence: null,
    isPersistent: null,
    dollarVolume20: null,
    spike: UNKNOWN_SPIKE,
    spark: [],
    factors: {},
    reason: `No price file of ${symbol} is imported`,
  }
  if (bars === undefined || clock.asOf === null) return blank
  const asOf = dayNumber(clock.asOf)
  const index = indexAtOrBefore(bars.sessions, asOf)
  if (index < 0) return { ...blank, reason: 'No bar at this date' }
  const benchmarkIndex = benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, asOf)
  const judged = { bars, index, benchmark, benchmarkIndex }
  const shared = benchmark === undefined || benchmarkIndex < 0 ? null : sharedCloses(bars, benchmark, index, benchmarkIndex, SPARK_SESSIONS)
  const rel = shared === null || shared.sessions.length === 0 ? {} : (valueOrNull(relReturn({ a: shared.a, b: shared.b })) ?? {})
  const tests = persistenceOf(judged)
  const screened = screenedRow(judged)
  const spike = valueOrNull(dailySpikeProxy({ v: windowEndingAt(bars.volume, index, 21) }))
  const lastSession = isoDay(bars.sessions[index]!)
  const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
  const isStale = freshFrom === null || lastSession < freshFrom
  return {
    ...blank,
    ...(hasLeftBy(symbol, clock.asOf)
      ? { state: 'stale' as const, reason: `DELISTED: last session ${lastSession}` }
      : stateOf(isStale, lastSession, tests?.persistent ?? null, benchmarkSymbol, symbol)),
    lastSession,
    close: screened.price,
    change1: change(bars, index),
    relative: { 5: rel['5'] ?? null, 10: rel['10'] ?? null, 21: rel['21'] ?? null, 63: rel['63'] ?? null },
    persistence: tests?.score ?? null,
    isPersistent: tests?.persistent ?? null,
    dollarVolume20: screened.dollarVolume20,
    spike: spike === null ? UNKNOWN_SPIKE : { relativeVolume: spike.rvol, logZ: spike.logZ, top3Share: spike.top3Share, isSpike: spike.spike },
    spark: shared === null ? [] : sparkOf(shared),
    factors: { ...screened },
  }
}

function stateOf(
  isStale: boolean,
  lastSession: string,
  isPersistent: boolean | null,
  benchmarkSymbol: string,
  symbol: string,
): Pick<WatchRow, 'state' | 'reason'> {
  if (isStale) return { state: 'stale', reason: `STALE: last bar ${lastSession}` }
  if (isPersistent === null)
    return { state: 'unknown', reason: symbol === benchmarkSymbol ? 'This is the benchmark itself' : `Fewer than 25 sessions shared with ${benchmarkSymbol}` }
  return { state: isPersistent ? 'pass' : 'fail', reason: null }
}

function change(bars: Bars, index: number): number | null {
  const now = bars.close[index]!
  const before = bars.close[index - 1]
  return before !== undefined && now > 0 && before > 0 ? now / before - 1 : null
}

/** The ratio to the benchmark, first = 1. */
function sparkOf(shared: SharedCloses): number[] {
  const first = shared.a[0]! / shared.b[0]!
  return shared.a.map((close, i) => close / shared.b[i]! / first)
}
