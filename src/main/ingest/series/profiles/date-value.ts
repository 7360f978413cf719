import { defineValueProfile } from '../value-profile.ts'

/** `date,value`: the series is named by the file. */
export const dateValue = defineValueProfile({
  id: 'date-value',
  version: 1,
  label: 'Dated values',
  dateHeaders: ['date'],
  valueHeader: /^value$/,
  series: 'one',
  confidence: 1,
})
