import { type ChartBars, isWhole } from './chart-bars.ts'
import { movingAverageOf } from './moving-average.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/** An overlay line, one value per bar. */
export interface ChartAverage {
  /** Stands at the end of the line: "SMA 50". */
  readonly label: string
  readonly values: readonly (number | null)[]
}

/** Everything about the bars that a chart, its readout and its table share. Made once per answer of the core. */
export interface ChartFrame {
  readonly bars: ChartBars
  readonly timeline: Timeline
  /** A file of closes alone is a line: candles would have to be invented. */
  readonly plot: 'candles' | 'line'
  readonly averages: readonly ChartAverage[]
  readonly hasVolume: boolean
  /** Below a dollar prices are written finer; the axis follows. */
  readonly leastMove: number
  /** A price at or below zero (a rate, a spread) has no logarithm. */
  readonly canBeLog: boolean
}

/** @param windows lengths of the moving averages, in bars */
export function chartFrame(bars: ChartBars, missing: readonly string[], windows: readonly number[]): ChartFrame {
  const plot = bars.sessions.length > 0 && !bars.sessions.some((_, index) => isWhole(bars, index)) ? 'line' : 'candles'
  const lows = (plot === 'line' ? bars.close : bars.low).filter((value) => value !== null)
  const last = bars.close.findLast((value) => value !== null) ?? 1
  return {
    bars,
    timeline: timelineOf(bars, missing, plot === 'line' ? (index) => bars.close[index] !== null : undefined),
    plot,
    averages: windows.map((n) => ({ label: `SMA ${n}`, values: movingAverageOf(bars.close, n) })),
    hasVolume: bars.volume.some((value) => value !== null && value > 0),
    leastMove: Math.abs(last) < 1 ? 0.0001 : 0.01,
    canBeLog: lows.every((value) => value > 0),
  }
}
