import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { costModel } from './cost-model.ts'
import { halfSpread } from './half-spread.ts'
import { sqrtImpact } from './sqrt-impact.ts'

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
]
