import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { costModel } from './cost-model.ts'
import { halfSpread } from './half-spread.ts'
import { sqrtImpact } from './sqrt-impact.ts'
import { almgren2005 } from './almgren-2005.ts'
import { implementationShortfall } from './implementation-shortfall.ts'
import { latencyLedger } from './latency-ledger.ts'
import { limitThenIoc } from './limit-then-ioc.ts'
import { slippageFit } from './slippage-fit.ts'
import { venueStats } from './venue-stats.ts'

/** Every `exec.*` formula. */
export const executionFormulas: readonly Formula[] = [
  {
    id: 'exec.half_spread',
    title: 'Half-spread',
    args: [{ name: 'price' }, { name: 'cs', default: null }, { name: 'ar', default: null }, { name: 'edge', default: null }, { name: 'tick', default: null }],
    unit: 'spread fraction of the price, half-spread bp',
    definition: 'Smallest known spread estimate, at least one tick / price; half of it in basis points. An upper bound.',
    source: 'house',
    evaluate: untrusted(halfSpread),
  },
  {
    id: 'exec.sqrt_impact',
    title: 'Market impact (square root)',
    args: [{ name: 'shares' }, { name: 'adv' }, { name: 'sigmaDaily' }, { name: 'Y', default: 1 }],
    unit: 'bp, participation fraction',
    definition: '10,000 x Y x daily volatility x sqrt(shares / average daily volume).',
    source: 'Tóth et al. 2011; Grinold & Kahn',
    evaluate: untrusted(sqrtImpact),
  },
  {
    id: 'exec.cost_model',
    title: 'Expected cost of an order',
    args: [
      { name: 'side' },
      { name: 'shares' },
      { name: 'price' },
      { name: 'spreadFrac' },
      { name: 'adv' },
      { name: 'sigmaDaily' },
      { name: 'Y', default: 1 },
      { name: 'commissionPerShare', default: 0 },
      { name: 'minCommission', default: 0 },
      { name: 'secPerMillion', default: 0 },
      { name: 'tafPerShare', default: 0 },
      { name: 'tafMax', default: null },
    ],
    unit: 'USD, bp of the notional',
    definition: 'Half-spread + square-root impact + commission, and on sells the SEC section 31 fee and the FINRA TAF at the rates of the trade date.',
    source: 'house',
    evaluate: untrusted(costModel),
  },
  {
    id: 'exec.almgren2005',
    title: 'Market impact (Almgren 2005)',
    args: [
      { name: 'X' },
      { name: 'V' },
      { name: 'sigmaDaily' },
      { name: 'T' },
      { name: 'sharesOut' },
      { name: 'gamma', default: 0.314 },
      { name: 'eta', default: 0.142 },
      { name: 'delta', default: 0.25 },
      { name: 'beta', default: 0.6 },
    ],
    unit: 'bp, signed like the order',
    definition: 'I = gamma sigma (X/V)(shares outstanding/V)^0.25; J = I/2 + sign eta sigma |X/(V T)|^0.6.',
    source: 'Almgren, Thum, Hauptmann & Li 2005',
    evaluate: untrusted(almgren2005),
  },
  {
    id: 'exec.limit_then_ioc',
    title: 'Limit, then immediate-or-cancel',
    args: [
      { name: 'side' },
      { name: 'qty' },
      { name: 'limit' },
      { name: 'bars' },
      { name: 'limitBars', default: 3, house: true },
      { name: 'participation', default: 0.1, house: true },
      { name: 'touchFrac', default: 0.25, house: true },
      { name: 'iocParticipation', default: 0.05, house: true },
      { name: 'iocMaxSlipBps', default: 30, house: true },
      { name: 'halfSpreadBps', default: null },
      { name: 'requireTouch', default: true },
      { name: 'lot', default: 1 },
    ],
    unit: 'shares, USD',
    definition: 'A resting limit over limitBars bars, then one order at the next open within iocMaxSlipBps; shares of bar volume as given.',
    source: 'house',
    evaluate: untrusted(limitThenIoc),
  },
  {
    id: 'exec.implementation_shortfall',
    title: 'Implementation shortfall',
    args: [
      { name: 'side' },
      { name: 'decisionPrice' },
      { name: 'orderQty' },
      { name: 'fills' },
      { name: 'endPrice' },
      { name: 'fees', default: 0 },
      { name: 'arrivalPrice', default: null },
    ],
    unit: 'USD, bp of the order',
    definition: 'Delay + trading + opportunity + fees against the decision price.',
    source: 'Perold 1988',
    evaluate: untrusted(implementationShortfall),
  },
  {
    id: 'exec.venue_stats',
    title: 'Cost by venue',
    args: [{ name: 'fills' }, { name: 'minN', default: 20, house: true }],
    unit: 'bp, fractions of volume',
    definition: 'Sum of (signed distance from the mid + fee) x shares / sum of mid x shares, per venue.',
    source: 'house',
    evaluate: untrusted(venueStats),
  },
  {
    id: 'exec.slippage_fit',
    title: 'Slippage against the model',
    args: [
      { name: 'fills' },
      { name: 'prior', default: 20, house: true },
      { name: 'minN', default: 20, house: true },
      { name: 'lo', default: 0.5, house: true },
      { name: 'hi', default: 5, house: true },
      { name: 'wlo', default: 0.05, house: true },
      { name: 'whi', default: 0.95, house: true },
    ],
    unit: 'multiple',
    definition: '(n x sum of slippage / sum of model + prior) / (n + prior), held within lo and hi; few fills can only raise it.',
    source: 'house',
    evaluate: untrusted(slippageFit),
  },
  {
    id: 'exec.latency_ledger',
    title: 'From data to fill',
    args: [{ name: 'rows' }, { name: 'minN', default: 5, house: true }],
    unit: 'seconds',
    definition: 'Median and 90 % quantile of each stage and of the whole, over the rows that know both ends.',
    source: 'house',
    evaluate: untrusted(latencyLedger),
  },
]
