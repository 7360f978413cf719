import { defineBarProfile } from '../bar-profile.ts'

/** yfinance table written with all its header lines: `Price`, `Ticker` and `Date` below one another; the ticker is in the file. */
export const yfinanceDump = defineBarProfile({
  id: 'yfinance-dump',
  version: 1,
  label: 'yfinance daily prices with several header lines',
  timeframe: 'by-stamps',
  headers: [['Price', 'Close', 'High', 'Low', 'Open', 'Volume']],
  dayFormat: 'iso',
  columns: { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume', adjustedClose: ['Adj Close', 'Price'] },
  adjustment: 'unknown',
})
