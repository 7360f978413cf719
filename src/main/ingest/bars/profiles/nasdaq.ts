import { defineBarProfile } from '../bar-profile.ts'

/** Nasdaq.com historical quotes: newest first, dollar signs, thousands commas; some tools rename `Close/Last` to `Close`. */
export const nasdaq = defineBarProfile({
  id: 'nasdaq',
  version: 1,
  label: 'Nasdaq.com daily prices',
  timeframe: '1d',
  headers: [
    ['Date', 'Close/Last', 'Volume', 'Open', 'High', 'Low'],
    ['Date', 'Close', 'Volume', 'Open', 'High', 'Low'],
  ],
  dayFormat: 'month-first',
  columns: { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: ['Close/Last', 'Close'], volume: 'Volume' },
  adjustment: 'split',
})
