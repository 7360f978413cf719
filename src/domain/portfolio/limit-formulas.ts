import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { circuit } from './circuit.ts'
import { custodyScore } from './custody-score.ts'
import { stress } from './stress.ts'

/** What must not be exceeded, and who holds it. */
export const limitFormulas: readonly Formula[] = [
  {
    id: 'pf.stress',
    title: 'Stress scenario',
    args: [{ name: 'positions' }, { name: 'shocks' }, { name: 'equity' }, { name: 'limit', default: 0.1, house: true }],
    unit: 'USD; fraction of equity',
    definition: 'Σ value·Σ beta·shock, a long losing at most all of it, a spread its largest loss; a breach is a loss of more than 10 % of equity.',
    source: 'house',
    evaluate: untrusted(stress),
  },
  {
    id: 'pf.circuit',
    title: 'Drawdown circuit',
    args: [
      { name: 'scopes' },
      { name: 'limits', default: null, house: true },
      { name: 'recover', default: 0.5, house: true },
      { name: 'hold', default: 5, house: true },
      { name: 'required', default: ['account', 'satellite'], house: true },
    ],
    unit: 'state; drawdown fraction; sessions; entryMult factor',
    definition:
      'Drawdown of a unit value (deposits change nothing): account 8 % reduce, 15 % halt; satellite 10/20; position 15/25. Reduce halves entries until 5 sessions at half the limit; halt stops them until a signed review.',
    source: 'shape after Grossman & Zhou 1993, numbers house',
    evaluate: untrusted(circuit),
  },
  {
    id: 'pf.custody_score',
    title: 'Custodian review',
    args: [
      { name: 'criteria' },
      { name: 'now' },
      { name: 'transferSessions', default: null },
      { name: 'holdingSessions', default: null },
      { name: 'weights', default: null },
      { name: 'fit', default: 0.7, house: true },
      { name: 'unfit', default: 0.4, house: true },
      { name: 'validDays', default: 365, house: true },
    ],
    unit: 'score 0 to 1; days; verdict',
    definition:
      'Weighted points over the possible points of seven criteria, expired ones 0. Unfit below 40 %, with a 0, or when a transfer takes longer than a position is held; fit from 70 % with nothing expired or at 1.',
    source: 'house',
    evaluate: untrusted(custodyScore),
  },
]
