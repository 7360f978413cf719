import { defineValueProfile } from '../value-profile.ts'
import { kenFrench } from './ken-french.ts'

/** The monthly tables of the same library, by 196307: returns of a month are another series than those of a day, under the same factor names. */
export const kenFrenchMonthly = defineValueProfile({
  ...kenFrench,
  id: 'ken-french-monthly',
  version: 1,
  label: 'Fama/French monthly returns',
  days: ['month'],
})
