import { defineBarProfile } from '../bar-profile.ts'

/** MetaTrader 5: tabs, days as 2024.01.02; daily files have no time. Where nobody counts shares its ticks stand in for the volume. */
export const metatrader5 = defineBarProfile({
  id: 'metatrader-5',
  version: 1,
  label: 'MetaTrader 5 prices',
  timeframe: 'by-stamps',
  headers: [
    ['<DATE>', '<OPEN>', '<HIGH>', '<LOW>', '<CLOSE>', '<TICKVOL>', '<VOL>', '<SPREAD>'],
    ['<DATE>', '<TIME>', '<OPEN>', '<HIGH>', '<LOW>', '<CLOSE>', '<TICKVOL>', '<VOL>', '<SPREAD>'],
  ],
  delimiters: ['\t', ','],
  dayFormat: 'year-first',
  columns: { date: '<DATE>', time: '<TIME>', open: '<OPEN>', high: '<HIGH>', low: '<LOW>', close: '<CLOSE>', volume: '<VOL>', ticks: '<TICKVOL>' },
  adjustment: 'unknown',
})
