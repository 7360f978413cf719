import type { HookName, RowFields } from '../profile.ts'
import { readFidelityProse } from './fidelity-prose.ts'
import { readOwnLayout } from './own-layout.ts'

/** The named steps that profiles may ask for; each changes the fields of one row in place. */
export const hooks: Readonly<Record<HookName, (fields: RowFields) => void>> = {
  'fidelity-prose': readFidelityProse,
  'own-layout': readOwnLayout,
}
