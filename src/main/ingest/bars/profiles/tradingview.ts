import { defineBarProfile } from '../bar-profile.ts'

/** TradingView chart export: stamps in seconds since 1970 or ISO, then a column for each indicator on the chart. */
export const tradingview = defineBarProfile({
  id: 'tradingview',
  version: 1,
  label: 'TradingView chart prices',
  timeframe: 'by-stamps',
  headers: [['time', 'open', 'high', 'low', 'close']],
  extras: 'any',
  dayFormat: 'unix',
  columns: { date: 'time', open: 'open', high: 'high', low: 'low', close: 'close', volume: ['Volume', 'volume'] },
  adjustment: 'unknown',
})
