import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { cashBuffer } from './cash-buffer.ts'
import { settledCash } from './settled-cash.ts'

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
  {
    id: 'pf.settled_cash',
    title: 'Settled cash',
    args: [{ name: 'start' }, { name: 'events' }, { name: 'asOf' }, { name: 'exchangeHolidays' }, { name: 'bankHolidays' }],
    unit: 'USD; freeRide sales',
    definition:
      'A purchase binds cash at once, settled money first; a sale pays on its settlement date. Listed: sales of lots bought with proceeds that had not settled by then.',
    source: 'SEC Rule 15c6-1; free riding, Regulation T §220.8(c)',
    evaluate: untrusted(settledCash),
  },
]
