import { defineBarProfile } from '../bar-profile.ts'

/** MetaTrader 4: no header, day and time apart; the last column counts ticks, which stand in for the volume. */
export const metatrader4 = defineBarProfile({
  id: 'metatrader-4',
  version: 1,
  label: 'MetaTrader 4 prices',
  timeframe: 'by-stamps',
  headers: [['Date', 'Time', 'Open', 'High', 'Low', 'Close', 'Ticks']],
  firstRow: /^\d{4}\.\d{2}\.\d{2},\d{2}:\d{2}(?:,[\d.]+){4},\d+$/,
  dayFormat: 'year-first',
  columns: { date: 'Date', time: 'Time', open: 'Open', high: 'High', low: 'Low', close: 'Close', ticks: 'Ticks' },
  adjustment: 'unknown',
})
