import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { addSessions, type TradingCalendar } from '#domain/calendar.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { vixPercentiles } from '#domain/stops/vix-percentiles.ts'
import type { StopMarket } from '#domain/stops/stop-inputs.ts'
import { indexKnownOn, type PanelValues } from '../panel-values.ts'
import type { UniverseVolume } from './universe-volume.ts'

/** Where the volatility index comes from: its own bars, known at the close, else the published series, known a session later. */
export interface VolatilitySource {
  readonly bars: Bars | undefined
  readonly values: PanelValues | undefined
}

/** Bars before the watch begins whose universe volume a rule may still look back to. */
const LOOK_BACK_SESSIONS = 10

/**
 * What was known beside the bars at the close of each of their sessions: the newest value by then, null once older than its
 * freshness limit. Headlines and the cross-asset verdict have no file yet: null, which never loosens a stop.
 * The universe's volume is worked out from `watchedIndex` on only: before it no rule reads it.
 */
export function stopMarket(
  sessions: Int32Array,
  source: VolatilitySource,
  universe: UniverseVolume,
  calendar: TradingCalendar,
  watchedIndex: number,
): StopMarket {
  const vix = Array.from(sessions, (session) => volatilityOn(session, source, calendar))
  const unknown = vix.map(() => null)
  return {
    newsPoints: unknown,
    vix,
    vixPercentile: vixPercentiles(vix),
    universeRvol: Array.from(sessions, (session, i) => (i < watchedIndex - LOOK_BACK_SESSIONS ? null : universe.medianOn(session))),
    tighten: unknown,
  }
}

function volatilityOn(session: number, { bars, values }: VolatilitySource, calendar: TradingCalendar): number | null {
  if (bars !== undefined) {
    const index = indexAtOrBefore(bars.sessions, session)
    const close = index < 0 ? Number.NaN : bars.close[index]!
    return close > 0 && isFresh(bars.sessions[index]!, session, calendar) ? close : null
  }
  if (values === undefined) return null
  const index = indexKnownOn(values, session)
  return index >= 0 && isFresh(values.days[index]!, session, calendar) ? values.values[index]! : null
}

/** Not older than the limit of daily bars, counted in sessions. */
function isFresh(day: number, session: number, calendar: TradingCalendar): boolean {
  if (day >= session) return true
  const oldest = addSessions(calendar, isoDay(session), -FRESHNESS_LIMITS.daily_bars)
  return oldest !== null && isoDay(day) >= oldest
}
