import { defineBarProfile } from '../bar-profile.ts'

/** Prices saved by a German spreadsheet: semicolons, decimal comma, points between thousands, day first. */
export const excelGerman = defineBarProfile({
  id: 'excel-german',
  version: 1,
  label: 'Daily prices of a German spreadsheet',
  timeframe: '1d',
  headers: [
    ['Datum', 'Eröffnung', 'Hoch', 'Tief', 'Schluss', 'Volumen'],
    ['Datum', 'Eröffnung', 'Hoch', 'Tief', 'Schluss'],
  ],
  delimiters: [';', '\t'],
  dayFormat: 'day-first',
  decimal: 'comma',
  columns: { date: 'Datum', open: 'Eröffnung', high: 'Hoch', low: 'Tief', close: 'Schluss', volume: 'Volumen' },
  adjustment: 'unknown',
})
