import { defineBarProfile } from '../bar-profile.ts'

/** A live scanner's own log of minutes: a name starts when the scanner noticed it, and lines may be out of order. */
export const scannerMinutes = defineBarProfile({
  id: 'scanner-minutes',
  version: 1,
  label: 'Minute prices of a scanner',
  timeframe: '1m',
  headers: [['Ticker', 'Open', 'High', 'Low', 'Close', 'Volume', 'Bid', 'Ask', 'Timestamp']],
  dayFormat: 'iso',
  columns: { symbol: 'Ticker', date: 'Timestamp', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' },
  adjustment: 'unknown',
})
