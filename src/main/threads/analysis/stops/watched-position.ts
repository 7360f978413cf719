import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { indexAtOrBefore, windowEndingAt } from '#domain/bars.ts'
import { foldStops, type StopFold } from '#domain/stops/fold.ts'
import { sessionDate } from '#domain/units.ts'
import type { PlanVersion } from '../../../store/plans.ts'
import type { HeldPosition } from '../decision/held-position.ts'
import type { PanelBars } from '../panel-bars.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { stopMarket, type VolatilitySource } from './stop-market.ts'
import type { UniverseVolume } from './universe-volume.ts'

/** A position with everything its stops are folded from. */
export interface WatchedPosition {
  readonly held: HeldPosition
  /** Saved versions that watch it, oldest first; empty = no plan. */
  readonly plans: readonly PlanVersion[]
  readonly bars: PanelBars | undefined
}

/** Sessions before the first watched one that warm up the studies. */
const WARM_UP_SESSIONS = 300

export type PositionFold = StopFold | { readonly status: 'no-plan' } | { readonly status: 'no-bars' }

/** Folds the stops of one position up to the clock's session. */
export function foldPosition(watched: WatchedPosition, clock: JudgingClock, volatility: VolatilitySource, universe: UniverseVolume): PositionFold {
  const { held, plans, bars } = watched
  const asOf = clock.asOf
  const known = plans.filter((plan) => plan.asOf !== null && asOf !== null && plan.asOf <= asOf)
  const first = known[0]
  if (first === undefined) return { status: 'no-plan' }
  const end = bars === undefined || asOf === null ? -1 : indexAtOrBefore(bars.sessions, dayNumber(asOf))
  if (bars === undefined || end < 0) return { status: 'no-bars' }
  const watchedFrom = first.asOf! > held.openedSession ? first.asOf! : held.openedSession
  const watchedIndex = indexAtOrBefore(bars.sessions, dayNumber(watchedFrom))
  const start = Math.max(0, watchedIndex - WARM_UP_SESSIONS)
  const count = end - start + 1
  const sessions = bars.sessions.subarray(start, end + 1)
  const column = (values: Float64Array): (number | null)[] => windowEndingAt(values, end, count)
  return foldStops({
    position: {
      id: held.position,
      side: held.side,
      entryPrice: held.averageCost,
      plans: known.map((plan) => ({ version: plan.version, asOf: sessionDate(plan.asOf!), hardStop: plan.stop })),
      fills: held.fills.filter((fill) => fill.session <= asOf!).map((fill) => ({ ...fill, session: sessionDate(fill.session) })),
      dismissals: [],
    },
    bars: {
      sessions: Array.from(sessions, (session) => isoDay(session)),
      open: column(bars.open),
      high: column(bars.high),
      low: column(bars.low),
      close: column(bars.close),
      volume: column(bars.volume),
    },
    market: stopMarket(sessions, volatility, universe, clock.calendar, watchedIndex - start),
  })
}
