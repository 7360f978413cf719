import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
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
]
