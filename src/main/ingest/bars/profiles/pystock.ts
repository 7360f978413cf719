import { defineBarProfile } from '../bar-profile.ts'

/** All symbols of a market in one table, by day, as first published. */
export const pystock = defineBarProfile({
  id: 'pystock',
  version: 1,
  label: 'Daily prices of many symbols',
  timeframe: '1d',
  headers: [['symbol', 'date', 'open', 'high', 'low', 'close', 'volume', 'adj_close']],
  dayFormat: 'iso',
  columns: { symbol: 'symbol', date: 'date', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume', adjustedClose: 'adj_close' },
  adjustment: 'unknown',
})
