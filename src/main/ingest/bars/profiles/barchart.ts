import { defineBarProfile } from '../bar-profile.ts'

/** Barchart: newest first, quoted volumes, a line about the download below the table; times of minute bars are those of Chicago. */
export const barchart = defineBarProfile({
  id: 'barchart',
  version: 1,
  label: 'Barchart prices',
  timeframe: 'by-stamps',
  headers: [
    ['Time', 'Open', 'High', 'Low', 'Latest', 'Change', '%Change', 'Volume'],
    ['Time', 'Open', 'High', 'Low', 'Last', 'Change', '%Chg', 'Volume'],
    ['Time', 'Open', 'High', 'Low', 'Last', 'Change', '%Change', 'Volume'],
    ['Time', 'Open', 'High', 'Low', 'Latest', 'Change', '%Chg', 'Volume'],
  ],
  extras: ['Open Int', 'Open Interest'],
  dayFormat: 'month-first-or-iso',
  zone: 'America/Chicago',
  columns: { date: 'Time', open: 'Open', high: 'High', low: 'Low', close: ['Latest', 'Last'], volume: 'Volume' },
  footers: [/^"?Downloaded from Barchart/i],
  adjustment: 'split',
})
