/**
 * Bars as a chart takes them: columns, oldest first, one entry per bar. null is unknown: a file of closes has no highs, an index has no volume.
 * Daily bars are placed by session; minutes carry their moment beside it.
 */
export interface ChartBars {
  readonly sessions: readonly string[]
  /** Start of each minute, epoch milliseconds; absent for daily bars. */
  readonly times?: readonly number[] | undefined
  readonly open: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly close: readonly (number | null)[]
  readonly volume: readonly (number | null)[]
}

/** Whether all four prices of a bar are known, so that a candle can be drawn of it. */
export const isWhole = (bars: ChartBars, index: number): boolean =>
  bars.open[index] != null && bars.high[index] != null && bars.low[index] != null && bars.close[index] != null
