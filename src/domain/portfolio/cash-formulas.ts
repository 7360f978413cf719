import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { cashBuffer } from './cash-buffer.ts'

/** Money that is there, and money that will be. */
export const cashFormulas: readonly Formula[] = [
  {
    id: 'pf.cash_buffer',
    title: 'Cash buffer',
    args: [
      { name: 'settled' },
      { name: 'equity' },
      { name: 'planned' },
      { name: 'settlements' },
      { name: 'horizon', default: 10, house: true },
      { name: 'minFrac', default: 0.05, house: true },
    ],
    unit: 'USD; minDay sessions from today',
    definition: 'Settled cash plus what settles minus planned buys times their probability, session by session; missing to 5 % of equity at its lowest.',
    source: 'house',
    evaluate: untrusted(cashBuffer),
  },
]
