import { defineBarProfile } from '../bar-profile.ts'

/** yfinance with lower-case names; whether dividends are in the prices is not said anywhere. */
export const yfinanceLower = defineBarProfile({
  id: 'yfinance-lower',
  version: 1,
  label: 'yfinance daily prices, lower case',
  timeframe: '1d',
  headers: [['date', 'open', 'high', 'low', 'close', 'volume']],
  dayFormat: 'iso',
  columns: { date: 'date', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' },
  adjustment: 'unknown',
})
