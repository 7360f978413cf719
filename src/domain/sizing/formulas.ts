import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { portfolioHeat } from './portfolio-heat.ts'
import { riskBudget } from './risk-budget.ts'
import { roundShares } from './round-shares.ts'
import { volScale } from './vol-scale.ts'

/** Every `siz.*` formula. */
export const sizingFormulas: readonly Formula[] = [
  {
    id: 'siz.round_shares',
    title: 'Whole lots',
    args: [{ name: 'shares' }, { name: 'lot', default: 1 }, { name: 'mode', default: 'down' }],
    unit: 'shares',
    definition: 'floor(shares / lot + 1e-9) x lot; nearest rounds half up.',
    source: 'house',
    evaluate: untrusted(roundShares),
  },
  {
    id: 'siz.vol_scale',
    title: 'Volatility scale',
    args: [{ name: 'realised' }, { name: 'target' }, { name: 'lo', default: 0.25, house: true }, { name: 'hi', default: 1 }],
    unit: 'fraction of the full size',
    definition: 'target / realised volatility, held between lo and hi; it only ever reduces.',
    source: 'house',
    evaluate: untrusted(volScale),
  },
  {
    id: 'siz.risk_budget',
    title: 'Size within all caps',
    args: [
      { name: 'equity' },
      { name: 'riskFrac' },
      { name: 'entry' },
      { name: 'stop' },
      { name: 'side', default: 'long' },
      { name: 'adv', default: null },
      { name: 'participation', default: 0.05, house: true },
      { name: 'windowVolume', default: null },
      { name: 'windowParticipation', default: 0.1, house: true },
      { name: 'maxNotionalFrac', default: 0.1, house: true },
      { name: 'fund', default: false },
      { name: 'maxFundFrac', default: 0.3, house: true },
      { name: 'cash', default: null },
      { name: 'volScale', default: 1 },
      { name: 'ddMult', default: 1 },
      { name: 'exposureCap', default: null },
      { name: 'satelliteValue', default: null },
      { name: 'satMax', default: 0.3, house: true },
      { name: 'atr', default: null },
      { name: 'minStopAtr', default: 0.5, house: true },
      { name: 'lot', default: 1 },
      { name: 'slipPerShare', default: 0 },
    ],
    unit: 'shares, USD',
    definition:
      'Smallest of risk, notional, volume, window, cash and satellite caps in whole lots, each x ddMult; risk cap = equity x riskFrac / (|entry - stop| + slip).',
    source: 'house',
    evaluate: untrusted(riskBudget),
  },
  {
    id: 'siz.portfolio_heat',
    title: 'Portfolio heat',
    args: [{ name: 'positions' }, { name: 'equity' }, { name: 'maxHeat', default: 0.06, house: true }],
    unit: 'fraction of equity',
    definition: 'Sum of max(0, loss from price to stop) over all positions / equity; defined-risk options count with their maximum loss.',
    source: 'house',
    evaluate: untrusted(portfolioHeat),
  },
]
