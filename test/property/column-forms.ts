import { type Bars, windowEndingAt } from '#domain/bars.ts'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { type Bollinger, bollinger } from '#domain/indicators/bollinger.ts'
import { ema } from '#domain/indicators/ema.ts'
import { obv } from '#domain/indicators/obv.ts'
import { rollingExtremes } from '#domain/indicators/rolling-extremes.ts'
import { rsiWilder } from '#domain/indicators/rsi-wilder.ts'
import { sma } from '#domain/indicators/sma.ts'
import type { Series } from '#domain/input/series.ts'
import { type Result, valueOrNull } from '#domain/result.ts'
import { dailySpikeProxy } from '#domain/screening/daily-spike-proxy.ts'
import { dollarVolume } from '#domain/screening/dollar-volume.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { atrColumn } from '#domain/sweep/atr-column.ts'
import { bollingerColumns } from '#domain/sweep/bollinger-columns.ts'
import { dollarVolumeColumn } from '#domain/sweep/dollar-volume-column.ts'
import { emaColumn } from '#domain/sweep/ema-column.ts'
import { highestColumn, lowestColumn } from '#domain/sweep/extreme-columns.ts'
import { obvColumn } from '#domain/sweep/obv-column.ts'
import { relativeVolumeColumn, tradedVolumeColumn } from '#domain/sweep/relative-volume-column.ts'
import { returnColumn } from '#domain/sweep/return-columns.ts'
import { rsiColumn } from '#domain/sweep/rsi-column.ts'
import { smaColumn } from '#domain/sweep/sma-column.ts'
import { closeToCloseColumn, yangZhangColumn } from '#domain/sweep/volatility-columns.ts'
import { zscoreColumn } from '#domain/sweep/zscore-column.ts'
import { closeToClose } from '#domain/volatility/close-to-close.ts'
import { yangZhang } from '#domain/volatility/yang-zhang.ts'

/** One study in both forms: the column over all bars, and what the reference form says of bar t from its own window or run. */
export interface ColumnForm {
  readonly id: string
  readonly column: (bars: Bars, n: number, out: Float64Array) => void
  readonly at: (bars: Bars, t: number, n: number) => number | null
  /** Windows to try; the smallest first. */
  readonly windows: readonly [number, ...number[]]
}

const scratch = (bars: Bars): Float64Array => new Float64Array(bars.close.length)
const last = (result: Result<Series>): number | null => valueOrNull(result)?.at(-1) ?? null

/** The longest run of bars without a gap in any of the columns that ends at t, one list per column; empty when t itself has one. */
function runEndingAt(t: number, ...columns: readonly Float64Array[]): number[][] {
  let from = t + 1
  while (from > 0 && columns.every((column) => !Number.isNaN(column[from - 1]!))) from -= 1
  return columns.map((column) => Array.from(column.subarray(from, t + 1)))
}

/** The window of n known values that ends at t, or null. */
function fullWindow(column: Float64Array, t: number, n: number): number[] | null {
  const window = windowEndingAt(column, t, n)
  return window.length === n && window.every((value) => value !== null) ? window : null
}

function bandAt(bars: Bars, t: number, n: number, side: keyof Bollinger): number | null {
  const window = fullWindow(bars.close, t, n)
  return window === null ? null : (valueOrNull(bollinger({ x: window, n }))?.[side].at(-1) ?? null)
}

/** The rule of the stops: volume over the median of the n bars before, all of them known. */
function relativeVolume(volume: Float64Array, t: number, n: number): number | null {
  const before = t < n ? null : fullWindow(volume, t - 1, n)
  if (before === null || Number.isNaN(volume[t]!)) return null
  const sorted = before.toSorted((a, b) => a - b)
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2
  return median > 0 ? volume[t]! / median : null
}

export const columnForms: readonly ColumnForm[] = [
  {
    id: 'ind.sma',
    column: ({ close }, n, out) => smaColumn(close, n, out),
    at: ({ close }, t, n) => last(sma({ x: windowEndingAt(close, t, n), n })),
    windows: [1, 2, 5, 20, 50, 200],
  },
  {
    id: 'ind.ema from an average',
    column: ({ close }, n, out) => emaColumn(close, n, out),
    at: ({ close }, t, n) => last(ema({ x: runEndingAt(t, close)[0]!, n })),
    windows: [1, 2, 20],
  },
  {
    id: 'ind.ema from the first value',
    column: ({ close }, n, out) => emaColumn(close, n, out, 'first'),
    at: ({ close }, t, n) => last(ema({ x: runEndingAt(t, close)[0]!, n, seed: 'first' })),
    windows: [1, 3, 50],
  },
  {
    id: 'ind.rsi_wilder',
    column: ({ close }, n, out) => rsiColumn(close, n, out),
    at: ({ close }, t, n) => last(rsiWilder({ c: runEndingAt(t, close)[0]!, n })),
    windows: [1, 2, 14],
  },
  {
    id: 'ind.atr_wilder',
    column: ({ high, low, close }, n, out) => atrColumn(high, low, close, n, out),
    at: ({ high, low, close }, t, n) => {
      const [h, l, c] = runEndingAt(t, high, low, close)
      return last(atrWilder({ h: h!, l: l!, c: c!, n }))
    },
    windows: [1, 2, 14, 22],
  },
  {
    id: 'ind.obv',
    column: ({ close, volume }, _n, out) => obvColumn(close, volume, out),
    at: ({ close, volume }, t) => {
      const [c, v] = runEndingAt(t, close, volume)
      return last(obv({ c: c!, v: v! }))
    },
    windows: [1],
  },
  {
    id: 'ind.bollinger, lower band',
    column: (bars, n, out) => bollingerColumns(bars.close, n, 2, { lower: out, middle: scratch(bars), upper: scratch(bars) }),
    at: (bars, t, n) => bandAt(bars, t, n, 'lower'),
    windows: [1, 2, 20],
  },
  {
    id: 'ind.bollinger, upper band',
    column: (bars, n, out) => bollingerColumns(bars.close, n, 2, { lower: scratch(bars), middle: scratch(bars), upper: out }),
    at: (bars, t, n) => bandAt(bars, t, n, 'upper'),
    windows: [1, 2, 20],
  },
  {
    id: 'stat.zscore_last, full windows',
    column: (bars, n, out) => zscoreColumn(bars.close, n, n, out, { means: scratch(bars), deviations: scratch(bars) }),
    at: ({ close }, t, n) => valueOrNull(zscoreLast({ x: windowEndingAt(close, t, n + 1), n, minN: n })),
    windows: [2, 20],
  },
  {
    id: 'stat.zscore_last, shorter ones from a quarter on',
    column: (bars, n, out) => zscoreColumn(bars.close, n, n >> 2, out, { means: scratch(bars), deviations: scratch(bars) }),
    at: ({ close }, t, n) => valueOrNull(zscoreLast({ x: windowEndingAt(close, t, n + 1), n, minN: n >> 2 })),
    windows: [8, 60, 252],
  },
  {
    id: 'ind.rolling_extremes, highest',
    column: ({ high }, n, out) => highestColumn(high, n, out),
    at: ({ high }, t, n) => {
      const window = fullWindow(high, t, n)
      return window === null ? null : (valueOrNull(rollingExtremes({ h: window, l: window, n }))?.highest.at(-1) ?? null)
    },
    windows: [1, 2, 22, 252],
  },
  {
    id: 'ind.rolling_extremes, lowest',
    column: ({ low }, n, out) => lowestColumn(low, n, out),
    at: ({ low }, t, n) => {
      const window = fullWindow(low, t, n)
      return window === null ? null : (valueOrNull(rollingExtremes({ h: window, l: window, n }))?.lowest.at(-1) ?? null)
    },
    windows: [1, 2, 22, 252],
  },
  {
    id: 'return',
    column: ({ close }, n, out) => returnColumn(close, n, out),
    at: ({ close }, t, n) => {
      const window = windowEndingAt(close, t, n + 1)
      const [then, now] = [window[0] ?? null, window.at(-1) ?? null]
      return window.length <= n || then === null || now === null ? null : now / then - 1
    },
    windows: [1, 20, 126],
  },
  {
    id: 'scr.dollar_volume',
    column: (bars, n, out) => dollarVolumeColumn(bars.close, bars.volume, n, Math.ceil(0.75 * n), out, scratch(bars)),
    at: ({ close, volume }, t, n) =>
      valueOrNull(dollarVolume({ close: windowEndingAt(close, t, n), volume: windowEndingAt(volume, t, n), n, minObs: Math.ceil(0.75 * n) }))?.median ?? null,
    windows: [1, 4, 20],
  },
  {
    id: 'relative volume of the stops',
    column: (bars, n, out) => relativeVolumeColumn(bars.volume, n, out, scratch(bars)),
    at: ({ volume }, t, n) => relativeVolume(volume, t, n),
    windows: [1, 2, 20],
  },
  {
    id: 'scr.daily_spike_proxy, relative volume',
    column: (bars, n, out) => tradedVolumeColumn(bars.volume, n, Math.max(10, Math.ceil(0.8 * n)), out, scratch(bars), scratch(bars)),
    at: ({ volume }, t, n) => valueOrNull(dailySpikeProxy({ v: windowEndingAt(volume, t, n + 1), n }))?.rvol ?? null,
    windows: [12, 20],
  },
  {
    id: 'vol.close_to_close',
    column: (bars, n, out) => closeToCloseColumn(bars.close, n, 252, out, { logs: scratch(bars), means: scratch(bars), deviations: scratch(bars) }),
    at: ({ close }, t, n) => valueOrNull(closeToClose({ c: windowEndingAt(close, t, n + 1), n })),
    windows: [2, 20],
  },
  {
    id: 'vol.yang_zhang',
    column: (bars, n, out) => yangZhangColumn(bars, n, 252, out, { logs: scratch(bars), means: scratch(bars), deviations: scratch(bars) }),
    at: ({ open, high, low, close }, t, n) => {
      const window = (column: Float64Array) => windowEndingAt(column, t, n + 1)
      return valueOrNull(yangZhang({ o: window(open), h: window(high), l: window(low), c: window(close), n }))
    },
    windows: [2, 20],
  },
]
