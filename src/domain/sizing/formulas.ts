import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { portfolioHeat } from './portfolio-heat.ts'
import { riskBudget } from './risk-budget.ts'
import { roundShares } from './round-shares.ts'
import { volScale } from './vol-scale.ts'
import { ddThrottle } from './dd-throttle.ts'
import { roundLotSize } from './round-lot-size.ts'
import { timeAware } from './time-aware.ts'

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
  {
    id: 'siz.round_lot_size',
    title: 'Round lot',
    args: [{ name: 'avgPrice' }],
    unit: 'shares',
    definition: '100 to an average price of $250, 40 to $1,000, 10 to $10,000, 1 above.',
    source: 'SEC round-lot definition, in force since 2025-11-03',
    evaluate: untrusted(roundLotSize),
  },
  {
    id: 'siz.time_aware',
    title: 'Staged entry',
    args: [
      { name: 'bars' },
      { name: 'target' },
      { name: 'f0', default: 0.25, house: true },
      { name: 'step', default: 0.25, house: true },
      { name: 'rvolConfirm', default: 1.2, house: true },
      { name: 'halfLife', default: 10, house: true },
      { name: 'maxBars', default: 20, house: true },
      { name: 'minGap', default: 1, house: true },
      { name: 'stop', default: null },
      { name: 'budget', default: null },
    ],
    unit: 'fraction of the target, shares',
    definition: 'First f0; each later confirmed bar adds step x 0.5^(bar / halfLife), never more than the risk left to the stop allows.',
    source: 'idea: tactical playbook; numbers house',
    evaluate: untrusted(timeAware),
  },
  {
    id: 'siz.dd_throttle',
    title: 'Drawdown throttle',
    args: [
      { name: 'equityCurve' },
      { name: 'flows', default: null },
      { name: 'soft', default: 0.05, house: true },
      { name: 'hard', default: 0.15, house: true },
      { name: 'floor', default: 0.25, house: true },
    ],
    unit: 'fraction',
    definition: '1 to a drawdown of soft, straight down to 0 at hard, at least floor; deposits and withdrawals taken out.',
    source: 'house',
    evaluate: untrusted(ddThrottle),
  },
]
