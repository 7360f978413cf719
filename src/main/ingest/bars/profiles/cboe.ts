import { defineBarProfile } from '../bar-profile.ts'

/** Cboe's history of an index such as the VIX: no volume. */
export const cboe = defineBarProfile({
  id: 'cboe',
  version: 1,
  label: 'Cboe index history',
  timeframe: '1d',
  headers: [['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE']],
  dayFormat: 'month-first-or-iso',
  columns: { date: 'DATE', open: 'OPEN', high: 'HIGH', low: 'LOW', close: 'CLOSE' },
  adjustment: 'unknown',
})
