import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { splitSuspect } from './split-suspect.ts'
import { splitAdjust } from './split-adjust.ts'

export const adjustmentFormulas: readonly Formula[] = [
  {
    id: 'data.split_adjust',
    title: 'Split adjustment',
    args: [{ name: 'bars' }, { name: 'splits' }],
    unit: 'USD per share, shares',
    definition: 'Before a split every price is divided by the ratio new/old shares and every volume multiplied; several splits compound.',
    source: 'common practice',
    evaluate: untrusted(splitAdjust),
  },
  {
    id: 'data.split_suspect',
    title: 'Suspected split',
    args: [{ name: 'prevClose' }, { name: 'open_' }, { name: 'close' }, { name: 'adjusted', default: false }, { name: 'tol', default: 0.03, house: true }],
    unit: 'verdict, factor',
    definition: 'Open / last close within 3 % of a usual split ratio, and the day itself moved less than 15 %.',
    source: 'house',
    evaluate: untrusted(splitSuspect),
  },
]
