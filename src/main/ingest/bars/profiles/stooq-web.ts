import { defineBarProfile } from '../bar-profile.ts'

/** Stooq, one symbol from the website; indices come without volume. */
export const stooqWeb = defineBarProfile({
  id: 'stooq-web',
  version: 1,
  label: 'Stooq daily prices',
  timeframe: '1d',
  headers: [
    ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'],
    ['Date', 'Open', 'High', 'Low', 'Close'],
  ],
  dayFormat: 'iso',
  columns: { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' },
  symbolSuffix: '.US',
  adjustment: 'total',
})
