import { defineBarProfile } from '../bar-profile.ts'

/** yfinance minute bars; stamps carry their offset, naive ones are taken as New York unless the user says otherwise. */
export const yfinanceMinutes = defineBarProfile({
  id: 'yfinance-minutes',
  version: 1,
  label: 'yfinance minute prices',
  timeframe: '1m',
  headers: [
    ['Datetime', 'Open', 'High', 'Low', 'Close', 'Volume'],
    ['Datetime', 'Open', 'High', 'Low', 'Close', 'Adj Close', 'Volume'],
  ],
  extras: ['Dividends', 'Stock Splits', 'Capital Gains', 'Adj Close'],
  dayFormat: 'iso',
  columns: {
    date: 'Datetime',
    open: 'Open',
    high: 'High',
    low: 'Low',
    close: 'Close',
    adjustedClose: 'Adj Close',
    volume: 'Volume',
    dividend: 'Dividends',
    split: 'Stock Splits',
  },
  adjustment: 'unknown',
})
