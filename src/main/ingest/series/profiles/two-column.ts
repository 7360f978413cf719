import { defineValueProfile } from '../value-profile.ts'

/** Any other table of a day and one value: named by the second header, or by the file when that header only says "value" or the like. */
export const twoColumn = defineValueProfile({
  id: 'two-column',
  version: 1,
  label: 'Day and value',
  valueHeader: /\S/,
  series: 'one',
  delimiters: [',', ';', '\t'],
  days: 'by-cells',
  confidence: 0.6,
})
