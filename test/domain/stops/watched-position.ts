import type { FoldInput } from '#domain/stops/fold.ts'
import type { StopBars, StopMarket } from '#domain/stops/stop-inputs.ts'
import type { StopPosition } from '#domain/stops/stop-position.ts'
import { type SessionDate, sessionDate } from '#domain/units.ts'

/** Sessions named by number: "s007" sorts and compares like a date. */
export const session = (i: number): SessionDate => sessionDate(`s${String(i).padStart(3, '0')}`)

export interface SimpleBar {
  readonly open?: number | null
  readonly high?: number | null
  readonly low?: number | null
  readonly close: number | null
  readonly volume?: number | null
}

/** Columns of bars one after the other from s000 on; what is not given is half a dollar around the close, 1,000 shares. */
export function columns(bars: readonly SimpleBar[]): StopBars {
  const fromClose = (bar: SimpleBar, field: 'open' | 'high' | 'low', offset: number): number | null => {
    const given = bar[field]
    return given === undefined ? (bar.close === null ? null : bar.close + offset) : given
  }
  return {
    sessions: bars.map((_, i) => session(i)),
    open: bars.map((bar) => fromClose(bar, 'open', 0)),
    high: bars.map((bar) => fromClose(bar, 'high', 0.5)),
    low: bars.map((bar) => fromClose(bar, 'low', -0.5)),
    close: bars.map((bar) => bar.close),
    volume: bars.map((bar) => (bar.volume === undefined ? 1_000 : bar.volume)),
  }
}

/** A market on which everything is known and nothing happens: VIX 20 in the middle of its range, no headlines. */
export function calmMarket(length: number, changes: Partial<StopMarket> = {}): StopMarket {
  const all = <T>(value: T): T[] => Array.from({ length }, () => value)
  return { newsPoints: all(0), vix: all(20), vixPercentile: all(0.5), universeRvol: all(1), tighten: all(false), ...changes }
}

/** 300 shares bought at the close of bar `entry` under a plan made the evening before. */
export function position(entry: number, hardStop: number | null, changes: Partial<StopPosition> = {}): StopPosition {
  return {
    id: 'p1',
    side: 'long',
    entryPrice: 20,
    plans: [{ version: 1, asOf: session(entry - 1), hardStop }],
    fills: [{ session: session(entry), shares: 300, price: null }],
    dismissals: [],
    ...changes,
  }
}

export const closes = (values: readonly number[]): SimpleBar[] => values.map((close) => ({ close }))

/** `n` bars at 20 before the story starts: true range 1 each, so the average true range is exactly 1. */
export const warmUp = (n = 30): SimpleBar[] => closes(Array.from({ length: n }, () => 20))

/** The first `length` sessions of a fold's inputs, as they stood on the evening of the last of them. */
export function until({ position: held, bars, market, ...rest }: FoldInput, length: number): FoldInput {
  const last = bars.sessions[length - 1]!
  const cut = <T extends object>(columnsOf: T): T =>
    Object.fromEntries(Object.entries(columnsOf).map(([name, column]) => [name, (column as readonly unknown[]).slice(0, length)])) as T
  return {
    ...rest,
    bars: cut(bars),
    market: cut(market),
    position: {
      ...held,
      plans: held.plans.filter((plan) => plan.asOf <= last),
      fills: held.fills.filter((fill) => fill.session <= last),
      dismissals: held.dismissals.filter((dismissal) => dismissal.session <= last),
    },
  }
}
