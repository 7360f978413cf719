import { defineBarProfile } from '../bar-profile.ts'

/** Stooq's bulk text files: any number of symbols in one file, each row with its own bar length. */
export const stooqAscii = defineBarProfile({
  id: 'stooq-ascii',
  version: 1,
  label: 'Stooq bulk prices',
  timeframe: '1d',
  headers: [['<TICKER>', '<PER>', '<DATE>', '<TIME>', '<OPEN>', '<HIGH>', '<LOW>', '<CLOSE>', '<VOL>', '<OPENINT>']],
  dayFormat: 'compact',
  columns: {
    symbol: '<TICKER>',
    interval: '<PER>',
    date: '<DATE>',
    open: '<OPEN>',
    high: '<HIGH>',
    low: '<LOW>',
    close: '<CLOSE>',
    volume: '<VOL>',
  },
  intervalOfDay: 'D',
  symbolSuffix: '.US',
  adjustment: 'total',
})
