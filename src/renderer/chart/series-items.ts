import type { CandlestickData, SingleValueData, UTCTimestamp, WhitespaceData } from 'lightweight-charts'
import { isWhole } from './chart-bars.ts'
import type { ChartFrame } from './chart-frame.ts'

/** The bars as the library takes them. Every place is an item: one without a bar keeps its width on the axis. */
export function candleItems({ bars, timeline: { seconds, barAt } }: ChartFrame): (CandlestickData<UTCTimestamp> | WhitespaceData<UTCTimestamp>)[] {
  return seconds.map((at, place) => {
    const time = at as UTCTimestamp
    const bar = barAt[place] ?? null
    return bar === null || !isWhole(bars, bar) ? { time } : { time, open: bars.open[bar]!, high: bars.high[bar]!, low: bars.low[bar]!, close: bars.close[bar]! }
  })
}

/** As `candleItems`, for a file of closes alone. */
export function closeItems({ bars, timeline: { seconds, barAt } }: ChartFrame): (SingleValueData<UTCTimestamp> | WhitespaceData<UTCTimestamp>)[] {
  return seconds.map((at, place) => {
    const time = at as UTCTimestamp
    const bar = barAt[place] ?? null
    const value = bar === null ? null : (bars.close[bar] ?? null)
    return value === null ? { time } : { time, value }
  })
}
