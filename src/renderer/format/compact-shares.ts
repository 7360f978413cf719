import { compactDollars } from './dollars.ts'
import type { Measure } from './measure.ts'

/** Volume in three figures, where a column or an axis has no room for all of them: 1.23m, 456k. */
export const compactShares: Measure = { unit: 'sh', digits: compactDollars.digits }
