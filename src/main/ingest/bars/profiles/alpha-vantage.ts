import { defineBarProfile } from '../bar-profile.ts'

/** Alpha Vantage: newest first, New York time, hours before and after the session included. */
export const alphaVantage = defineBarProfile({
  id: 'alpha-vantage',
  version: 1,
  label: 'Alpha Vantage prices',
  timeframe: 'by-stamps',
  headers: [
    ['timestamp', 'open', 'high', 'low', 'close', 'volume'],
    ['timestamp', 'open', 'high', 'low', 'close', 'adjusted_close', 'volume', 'dividend_amount', 'split_coefficient'],
  ],
  dayFormat: 'iso',
  columns: {
    date: 'timestamp',
    open: 'open',
    high: 'high',
    low: 'low',
    close: 'close',
    adjustedClose: 'adjusted_close',
    volume: 'volume',
    dividend: 'dividend_amount',
    split: 'split_coefficient',
  },
  adjustment: 'unknown',
})
