import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { failureModes } from './failure-modes.ts'
import { killerCredit } from './killer-credit.ts'
import { killerEarnings } from './killer-earnings.ts'
import { killerHold } from './killer-hold.ts'
import { killerInflation } from './killer-inflation.ts'
import { killerYieldSpike } from './killer-yield-spike.ts'

/** What ends a rotation. */
export const killerFormulas: readonly Formula[] = [
  {
    id: 'rot.killer_yield_spike',
    title: 'Killer: yield spike',
    args: [
      { name: 'y10' },
      { name: 'd5Bp', default: 25, house: true },
      { name: 'd20Bp', default: 50, house: true },
      { name: 'zTrig', default: 2.5, house: true },
      { name: 'n', default: 252, house: true },
      { name: 'minN', default: 60, house: true },
    ],
    unit: 'basis points; z5 standard deviations',
    definition: '10-year yield up 25 bp in 5 sessions, or 50 bp in 20, or up over 5 by 2.5 standard deviations of its own 5-session changes.',
    source: 'house',
    evaluate: untrusted(killerYieldSpike),
  },
  {
    id: 'rot.killer_inflation',
    title: 'Killer: inflation',
    args: [{ name: 'cpi' }, { name: 'gap', default: 1, house: true }, { name: 'breakeven', default: null }, { name: 'beBp', default: 20, house: true }],
    unit: 'percent; beChgBp basis points',
    definition:
      'Three-month annualised inflation one point above the year-on-year rate in the newest month and the one before, or the 10-year breakeven up 20 bp in 20 sessions.',
    source: 'house',
    evaluate: untrusted(killerInflation),
  },
  {
    id: 'rot.killer_credit',
    title: 'Killer: credit accident',
    args: [
      { name: 'oas' },
      { name: 'd1Bp', default: 25, house: true },
      { name: 'd5Bp', default: 50, house: true },
      { name: 'z1', default: 4, house: true },
      { name: 'n', default: 252, house: true },
      { name: 'minN', default: 60, house: true },
    ],
    unit: 'basis points; z1 standard deviations',
    definition: 'High-yield spread 25 bp wider in a day, or 50 bp in 5 sessions, or a day of 10 bp that is 4 standard deviations of its own days.',
    source: 'house',
    evaluate: untrusted(killerCredit),
  },
  {
    id: 'rot.killer_earnings',
    title: 'Killer: earnings',
    args: [
      { name: 'now' },
      { name: 'prior' },
      { name: 'level', default: -0.2, house: true },
      { name: 'drop', default: 0.15, house: true },
      { name: 'minSectors', default: 2, house: true },
    ],
    unit: 'sectors hit; active yes or no',
    definition: 'At least 2 domestic cyclical sectors with revision breadth at or below −0.20 and 0.15 lower than four weeks before.',
    source: 'house',
    evaluate: untrusted(killerEarnings),
  },
  {
    id: 'rot.killer_hold',
    title: 'Killers held',
    args: [{ name: 'active' }, { name: 'hold', default: 10, house: true }],
    unit: 'yes, no or open, per session',
    definition: 'On while the session or one of the 10 before triggered; open while one of these cannot be judged.',
    source: 'house',
    evaluate: untrusted(killerHold),
  },
  {
    id: 'rot.failure_modes',
    title: 'Failure modes',
    args: [
      { name: 'yieldSpike' },
      { name: 'inflation' },
      { name: 'ratioRel5' },
      { name: 'd20OasBp' },
      { name: 'small20' },
      { name: 'ratioRel21' },
      { name: 'breadthYes' },
      { name: 'breadthKnown' },
      { name: 'top10Share' },
      { name: 'revNow' },
      { name: 'revPrior' },
    ],
    unit: 'yes, no or open, per mode',
    definition:
      'A: yield or inflation killer and the ratio down over 5 sessions. B: spread 15 bp wider over 20 and small companies not down. C: the ratio up over 21 with at most 1 of 3 breadth checks, or half the move from ten names. D: revision breadth negative and falling.',
    source: 'playbook of the 2026 rotation, thresholds house',
    evaluate: untrusted(failureModes),
  },
]
