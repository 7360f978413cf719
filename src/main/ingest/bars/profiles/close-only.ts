import { defineBarProfile } from '../bar-profile.ts'

/** Days and closes alone: bars without open, high, low and volume. */
export const closeOnly = defineBarProfile({
  id: 'close-only',
  version: 1,
  label: 'Daily closes',
  timeframe: '1d',
  headers: [['Date', 'Close']],
  dayFormat: 'iso',
  columns: { date: 'Date', close: 'Close' },
  adjustment: 'unknown',
})
