import { defineValueProfile } from '../value-profile.ts'

/**
 * Kenneth French's data library: a few lines of text, a header whose first cell is empty, days as 19630701, returns in
 * percent, -99.99 and -999 for a missing one; below the table a yearly one or the copyright.
 */
export const kenFrench = defineValueProfile({
  id: 'ken-french',
  version: 2,
  label: 'Fama/French daily returns',
  dateHeaders: [''],
  valueHeader: /\S/,
  series: 'any',
  headerAt: 'anywhere',
  days: ['compact'],
  missing: [-99.99, -999],
  endsAtText: true,
  unit: 'percent',
  confidence: 1,
})
