import { defineBarProfile } from '../bar-profile.ts'

/** Investing.com: newest first, `Price` is the close, thousands commas, volumes as `47.66M` or whole; rates come without a volume. */
export const investing = defineBarProfile({
  id: 'investing',
  version: 1,
  label: 'Investing.com daily prices',
  timeframe: '1d',
  headers: [
    ['Date', 'Price', 'Open', 'High', 'Low', 'Vol.', 'Change %'],
    ['Date', 'Price', 'Open', 'High', 'Low', 'Change %'],
  ],
  dayFormat: 'month-first',
  columns: { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Price', volume: 'Vol.' },
  adjustment: 'split',
})
