import { defineBarProfile } from '../bar-profile.ts'

/** yfinance, daily history with dividends and splits beside the bars; stamps carry the exchange's offset. */
export const yfinanceHistory = defineBarProfile({
  id: 'yfinance-history',
  version: 1,
  label: 'yfinance daily prices with dividends and splits',
  timeframe: '1d',
  headers: [['Date', 'Open', 'High', 'Low', 'Close', 'Volume', 'Dividends', 'Stock Splits']],
  extras: ['Capital Gains'],
  dayFormat: 'iso',
  columns: {
    date: 'Date',
    open: 'Open',
    high: 'High',
    low: 'Low',
    close: 'Close',
    volume: 'Volume',
    dividend: 'Dividends',
    split: 'Stock Splits',
  },
  adjustment: 'unknown',
})
