import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { riskOverlap } from './risk-overlap.ts'

/** What keeps a name off the list. */
export const riskFormulas: readonly Formula[] = [
  {
    id: 'scr.risk_overlap',
    title: 'Risk overlap',
    args: [
      { name: 'flags' },
      { name: 'asOf' },
      { name: 'checkedAsOf', default: null },
      { name: 'side', default: 'long' },
      { name: 'maxWarn', default: 2, house: true },
      { name: 'maxAgeDays', default: 30, house: true },
    ],
    unit: 'decision clear | warn | exclude',
    definition:
      'Exclude on any excluding flag or more than maxWarn warnings; a register not looked at is not tested, one older than maxAgeDays is at least a warning.',
    source: 'house',
    evaluate: untrusted(riskOverlap),
  },
]
