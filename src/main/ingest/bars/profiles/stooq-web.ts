import { defineBarProfile } from '../bar-profile.ts'

/** Stooq, one symbol from the website, in English or Polish; indices come without volume. */
export const stooqWeb = defineBarProfile({
  id: 'stooq-web',
  version: 1,
  label: 'Stooq daily prices',
  timeframe: '1d',
  headers: [
    ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'],
    ['Date', 'Open', 'High', 'Low', 'Close'],
    ['Data', 'Otwarcie', 'Najwyzszy', 'Najnizszy', 'Zamkniecie', 'Wolumen'],
    ['Data', 'Otwarcie', 'Najwyzszy', 'Najnizszy', 'Zamkniecie'],
  ],
  delimiters: [',', ';'],
  dayFormat: 'iso',
  columns: {
    date: ['Date', 'Data'],
    open: ['Open', 'Otwarcie'],
    high: ['High', 'Najwyzszy'],
    low: ['Low', 'Najnizszy'],
    close: ['Close', 'Zamkniecie'],
    volume: ['Volume', 'Wolumen'],
  },
  symbolSuffix: '.US',
  adjustment: 'total',
})
