import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { creditProxy } from './credit-proxy.ts'
import { curve } from './curve.ts'
import { dollar } from './dollar.ts'
import { marginShock } from './margin-shock.ts'
import { oasState } from './oas-state.ts'
import { regionalBanks } from './regional-banks.ts'
import { revisionBreadth } from './revision-breadth.ts'
import { stressLeadership } from './stress-leadership.ts'
import { yieldTrend } from './yield-trend.ts'

/** What surrounds the lead: credit, banks, rates, the dollar, earnings, and how it fares under stress. */
export const conditionsFormulas: readonly Formula[] = [
  {
    id: 'rot.oas_state',
    title: 'High-yield spread',
    args: [
      { name: 'oas' },
      { name: 'levelZn', default: 252, house: true },
      { name: 'minN', default: 60, house: true },
      { name: 'passD20', default: 0.1, house: true },
      { name: 'failD20', default: 0.3, house: true },
      { name: 'passD5', default: 0.15, house: true },
      { name: 'failD5', default: 0.25, house: true },
      { name: 'zMax', default: 1.5, house: true },
    ],
    unit: 'percentage points; z standard deviations; verdict',
    definition:
      'Fail: 0.30 wider in 20 sessions or 0.25 in 5. Pass: at most 0.10 wider in 20 and 0.15 in 5, and a level less than 1.5 standard deviations above its year.',
    source: 'house',
    evaluate: untrusted(oasState),
  },
  {
    id: 'rot.credit_proxy',
    title: 'Credit from funds',
    args: [
      { name: 'hyg' },
      { name: 'ief' },
      { name: 'adjusted', default: true },
      { name: 'passR', default: -0.001, house: true },
      { name: 'failR', default: -0.006, house: true },
      { name: 'hedge', default: 0.5, house: true },
      { name: 'carry', default: 0.003, house: true },
    ],
    unit: 'log fraction; verdict',
    definition:
      '20-session log return of HYG minus half that of IEF; pass from −0.1 %, fail from −0.6 % down; on closes without dividends both limits lie 0.3 points lower.',
    source: 'house',
    evaluate: untrusted(creditProxy),
  },
  {
    id: 'rot.regional_banks',
    title: 'Regional banks',
    args: [
      { name: 'kre' },
      { name: 'spy' },
      { name: 'w', default: 21, house: true },
      { name: 'maN', default: 50, house: true },
      { name: 'floor', default: -0.03, house: true },
    ],
    unit: 'fraction of the ratio',
    definition: 'Stabilised: KRE/SPY lost at most 3 % over 21 sessions and stands above its 50-session average or 2 % above its low of 22.',
    source: 'house',
    evaluate: untrusted(regionalBanks),
  },
  {
    id: 'rot.curve',
    title: 'Yield curve',
    args: [{ name: 'y10' }, { name: 'y2' }, { name: 'w', default: 21, house: true }, { name: 'flat', default: 0.05, house: true }],
    unit: 'basis points; kind',
    definition:
      'Slope = 10-year minus 2-year; changes over 21 sessions. Parallel below 5 bp, twist when the ends moved apart by 5 bp each, else steepener or flattener, bear if yields rose on average.',
    source: 'textbook names, house limits',
    evaluate: untrusted(curve),
  },
  {
    id: 'rot.yield_trend',
    title: 'Yield trend',
    args: [
      { name: 'y10' },
      { name: 'w', default: 20, house: true },
      { name: 'n', default: 252, house: true },
      { name: 'minN', default: 60, house: true },
      { name: 'band', default: 0.1, house: true },
    ],
    unit: 'basis points; z standard deviations; effect',
    definition: '20-session change of the 10-year yield: helping from −10 bp down, hurting from +10 bp up; z among its own earlier 20-session changes.',
    source: 'house',
    evaluate: untrusted(yieldTrend),
  },
  {
    id: 'rot.dollar',
    title: 'Dollar',
    args: [{ name: 'usd' }, { name: 'w', default: 20, house: true }, { name: 'zN', default: 252, house: true }, { name: 'minN', default: 60, house: true }],
    unit: 'fraction; z standard deviations',
    definition: 'Returns over 20 and 5 sessions; shock when the 5-session return lies 2 standard deviations from its own history. The direction is not scored.',
    source: 'house',
    evaluate: untrusted(dollar),
  },
  {
    id: 'rot.revision_breadth',
    title: 'Revision breadth',
    args: [{ name: 'up' }, { name: 'down' }, { name: 'unch' }, { name: 'minTotal', default: 20, house: true }],
    unit: '−1 to 1; upDownRatio share',
    definition: '(Raised − lowered)/(raised + lowered + unchanged) estimates; at least 20 of them.',
    source: 'textbook, minimum house',
    evaluate: untrusted(revisionBreadth),
  },
  {
    id: 'rot.margin_shock',
    title: 'Margin shocks',
    args: [
      { name: 'marginNow' },
      { name: 'marginPrior' },
      { name: 'thresholdPp', default: 3, house: true },
      { name: 'minReporters', default: 10, house: true },
    ],
    unit: 'companies; rate share of the reporters',
    definition: 'Companies whose operating margin fell by 3 points or more against the same quarter a year before, over those that reported both.',
    source: 'house',
    evaluate: untrusted(marginShock),
  },
  {
    id: 'rot.stress_leadership',
    title: 'Level 5: the lead holds in a drawdown',
    args: [
      { name: 'small' },
      { name: 'large' },
      { name: 'start', default: 0 },
      { name: 'ddTrig', default: -0.05, house: true },
      { name: 'minDays', default: 5, house: true },
      { name: 'passRel', default: -0.01, house: true },
      { name: 'failRel', default: -0.03, house: true },
      { name: 'passRetain', default: 0.5, house: true },
      { name: 'minPre', default: 0.01, house: true },
    ],
    unit: 'log fraction; retained share of the lead; verdict',
    definition:
      'On days with large caps 5 % below their peak: pass when small against large lost at most 1 % and kept half of the lead it had (without a lead: lost nothing); fail at −3 % or a lead turned negative.',
    source: 'house',
    evaluate: untrusted(stressLeadership),
  },
]
