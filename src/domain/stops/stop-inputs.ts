import type { Series } from '#domain/input/series.ts'
import type { Flag } from '#domain/three-valued.ts'
import type { SessionDate } from '#domain/units.ts'

/** Split-adjusted daily bars of the position's primary series, one column each, oldest first; null = missing. */
export interface StopBars {
  readonly sessions: readonly SessionDate[]
  readonly open: Series
  readonly high: Series
  readonly low: Series
  readonly close: Series
  readonly volume: Series
  /** Absent = no halt known. */
  readonly halted?: readonly Flag[]
}

/**
 * What else was known at the close of each session of the bars: the newest value by then, null once older than its freshness limit.
 * The columns are as long as the bars and reach as far back as they do.
 */
export interface StopMarket {
  /** Headline points of the session; null = no headline file for it. */
  readonly newsPoints: Series
  readonly vix: Series
  /** `stop.vix_pct` at that session. */
  readonly vixPercentile: Series
  /** Median relative volume of the universe on that day. */
  readonly universeRvol: Series
  /** A tighten in force from outside the position (cross-asset); null = not judged. */
  readonly tighten: readonly Flag[]
}

/** The bars that can be watched, a missing open, high or low filled with the close where a number is needed. */
export interface WatchedBars {
  readonly sessions: readonly SessionDate[]
  readonly open: Series
  readonly high: readonly number[]
  readonly low: readonly number[]
  readonly close: readonly number[]
  readonly volume: Series
  /** False on a halted session and on one without a trade: nothing fills. */
  readonly isTradable: readonly boolean[]
  /** False where open, high and low were missing: only the close could be tested. */
  readonly hasRange: readonly boolean[]
  readonly market: StopMarket
}

/** The sessions that can be watched: a bar without close is no bar. */
export function watchBars(bars: StopBars, market: StopMarket): WatchedBars {
  const kept = [...bars.sessions.keys()].filter((i) => (bars.close[i] ?? null) !== null)
  const pick = <T>(column: readonly T[]): T[] => kept.map((i) => column[i]!)
  const filled = (column: Series): number[] => kept.map((i) => column[i] ?? bars.close[i]!)
  return {
    sessions: pick(bars.sessions),
    open: pick(bars.open),
    high: filled(bars.high),
    low: filled(bars.low),
    close: pick(bars.close) as number[],
    volume: pick(bars.volume),
    isTradable: kept.map((i) => bars.volume[i] !== 0 && bars.halted?.[i] !== true),
    hasRange: kept.map((i) => [bars.open, bars.high, bars.low].some((column) => (column[i] ?? null) !== null)),
    market: {
      newsPoints: pick(market.newsPoints),
      vix: pick(market.vix),
      vixPercentile: pick(market.vixPercentile),
      universeRvol: pick(market.universeRvol),
      tighten: pick(market.tighten),
    },
  }
}
