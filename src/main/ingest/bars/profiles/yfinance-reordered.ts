import { defineBarProfile } from '../bar-profile.ts'

/** yfinance in its newer column order: close comes first, so reading by position would swap open and close. */
export const yfinanceReordered = defineBarProfile({
  id: 'yfinance-reordered',
  version: 1,
  label: 'yfinance daily prices, close first',
  timeframe: '1d',
  headers: [
    ['Date', 'close', 'high', 'low', 'open', 'volume'],
    ['Date', 'Close', 'High', 'Low', 'Open', 'Volume'],
  ],
  dayFormat: 'iso',
  columns: { date: 'Date', open: ['open', 'Open'], high: ['high', 'High'], low: ['low', 'Low'], close: ['close', 'Close'], volume: ['volume', 'Volume'] },
  adjustment: 'unknown',
})
