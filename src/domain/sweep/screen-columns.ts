import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { dollarVolumeAt, highestAt, meanAt, returnAt } from './newest-window.ts'
import { relativeReturnAt } from './relative-return-at.ts'
import { advanceWilder, atr14, emptyWilderState, rsi14, type WilderState } from './wilder-state.ts'

/** Factors of the swept screen, in order. */
export const SCREEN_FACTORS = [
  /** USD. */
  'price',
  /** Median USD a session over 20. */
  'dollarVolume20',
  /** Fractions. */
  'return20',
  'return63',
  'return126',
  /** Change of the ratio to the benchmark over 63 shared sessions, a fraction. */
  'relative63',
  /** Close over its average − 1. */
  'distanceSma50',
  'distanceSma200',
  /** 0 to 100. */
  'rsi14',
  /** Average true range over close. */
  'atr14Fraction',
  /** Mean volume of 5 sessions over that of 60. */
  'volume5Over60',
  /** Close over the highest high of 252 sessions − 1: 0 at the high, −0.1 ten percent below. */
  'distanceHigh252',
] as const

export type ScreenFactor = (typeof SCREEN_FACTORS)[number]

/** One column per factor, one place per name, NaN = not known. */
export type ScreenColumns = Readonly<Record<ScreenFactor, Float64Array>>

export const screenColumnsFor = (names: number): ScreenColumns =>
  Object.fromEntries(SCREEN_FACTORS.map((factor) => [factor, new Float64Array(names)])) as Record<ScreenFactor, Float64Array>

export interface ScreenSweep {
  readonly names: readonly Bars[]
  /** Day number of the session all names are judged on: each at its newest bar at or before it. */
  readonly session: number
  readonly benchmark: Bars | undefined
  /** RSI and ATR as an earlier sweep of the same list left them, one place per name; kept up to date here. Empty at first. */
  readonly states: (WilderState | undefined)[]
  readonly columns: ScreenColumns
}

/**
 * Fills the columns for the names from…to−1. RSI and ATR carry on from a state that stands at the same bars and not beyond the
 * session, else from the first bar; everything else reads the last 253 bars. A name without a bar by then is NaN throughout.
 */
export function sweepScreen({ names, session, benchmark, states, columns }: ScreenSweep, from = 0, to: number = names.length): void {
  const benchmarkIndex = benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, session)
  const sorted = new Float64Array(20)
  for (let i = from; i < to; i += 1) {
    const bars = names[i]!
    const { close, high, volume } = bars
    const index = indexAtOrBefore(bars.sessions, session)
    if (index < 0) {
      for (const factor of SCREEN_FACTORS) columns[factor][i] = Number.NaN
      continue
    }
    const kept = states[i]
    const state = kept?.bars === bars && kept.index <= index ? kept : emptyWilderState(bars)
    advanceWilder(state, index)
    states[i] = state
    const price = close[index]!
    columns.price[i] = price
    columns.dollarVolume20[i] = dollarVolumeAt(close, volume, index, 20, 15, sorted)
    columns.return20[i] = returnAt(close, index, 20)
    columns.return63[i] = returnAt(close, index, 63)
    columns.return126[i] = returnAt(close, index, 126)
    columns.relative63[i] = benchmark === undefined ? Number.NaN : relativeReturnAt(bars, index, benchmark, benchmarkIndex, 63)
    columns.distanceSma50[i] = price / meanAt(close, index, 50) - 1
    columns.distanceSma200[i] = price / meanAt(close, index, 200) - 1
    columns.rsi14[i] = rsi14(state)
    columns.atr14Fraction[i] = atr14(state) / price
    columns.volume5Over60[i] = meanAt(volume, index, 5) / meanAt(volume, index, 60)
    columns.distanceHigh252[i] = price / highestAt(high, index, 252) - 1
  }
}
