import { defineBarProfile } from '../bar-profile.ts'

/** MarketWatch: Stooq's header, but month first, newest first and with quoted thousands. */
export const marketwatch = defineBarProfile({
  id: 'marketwatch',
  version: 1,
  label: 'MarketWatch daily prices',
  timeframe: '1d',
  headers: [['Date', 'Open', 'High', 'Low', 'Close', 'Volume']],
  dayFormat: 'month-first',
  columns: { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' },
  adjustment: 'unknown',
})
