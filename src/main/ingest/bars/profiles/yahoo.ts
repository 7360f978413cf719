import { defineBarProfile } from '../bar-profile.ts'

/** Yahoo website download, also written by other tools with a time and offset in the date ("2020-07-27 04:00:00+00:00"). */
export const yahoo = defineBarProfile({
  id: 'yahoo',
  version: 1,
  label: 'Yahoo daily prices',
  timeframe: '1d',
  headers: [['Date', 'Open', 'High', 'Low', 'Close', 'Adj Close', 'Volume']],
  extras: ['Dividends', 'Stock Splits', 'Capital Gains'],
  dayFormat: 'iso',
  columns: {
    date: 'Date',
    open: 'Open',
    high: 'High',
    low: 'Low',
    close: 'Close',
    adjustedClose: 'Adj Close',
    volume: 'Volume',
    dividend: 'Dividends',
    split: 'Stock Splits',
  },
  adjustment: 'split',
})
