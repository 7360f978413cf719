import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { basketWeights } from './basket-weights.ts'
import { coreSatellite } from './core-satellite.ts'
import { valuationLens } from './valuation-lens.ts'
import { valuationSpread } from './valuation-spread.ts'

/** How money is divided, and what the price of it says. */
export const allocationFormulas: readonly Formula[] = [
  {
    id: 'pf.core_satellite',
    title: 'Core and satellite',
    args: [
      { name: 'equity' },
      { name: 'level' },
      { name: 'mode' },
      { name: 'satMax', default: 0.3, house: true },
      { name: 'cashFrac', default: 0.05, house: true },
      { name: 'current', default: null },
      { name: 'band', default: 0.05, house: true },
      { name: 'killers', default: 0 },
      { name: 'killersUnknown', default: 0 },
      { name: 'trim', default: 0.005, house: true },
    ],
    unit: 'USD',
    definition:
      'Satellite = equity·30 %·room of the ladder, cash 5 %, core the rest. A satellite more than 0.5 % of equity above its target is sold down; buying waits for a gap of 5 %.',
    source: 'house',
    evaluate: untrusted(coreSatellite),
  },
  {
    id: 'pf.basket_weights',
    title: 'Basket weights',
    args: [
      { name: 'names' },
      { name: 'method', default: 'equal' },
      { name: 'cap', default: 0.15, house: true },
      { name: 'minCoverage', default: 0.8, house: true },
    ],
    unit: 'fraction; effectiveNames names',
    definition: 'Equal or 1/volatility, summing to 1; what lies above the cap is spread over the others in proportion until none is above.',
    source: 'practice',
    evaluate: untrusted(basketWeights),
  },
  {
    id: 'pf.valuation_spread',
    title: 'Valuation against financing',
    args: [{ name: 'ebitEv' }, { name: 'y10' }, { name: 'oas' }, { name: 'n', default: 156, house: true }, { name: 'minN', default: 52, house: true }],
    unit: 'percentage points; z standard deviations; percentile share',
    definition: '100·median EBIT/EV minus (10-year yield + high-yield spread); z and percentile among the 156 weeks before.',
    source: 'house',
    evaluate: untrusted(valuationSpread),
  },
  {
    id: 'pf.valuation_lens',
    title: 'Valuation lens',
    args: [{ name: 'finTrend' }, { name: 'revTrend' }, { name: 'spreadZ', default: null }],
    unit: 'word',
    definition: 'Nine cells of financing (easing, neutral, tight) by revisions (improving, flat, deteriorating); cheap from z 1 up, expensive from z −1 down.',
    source: 'playbook of the 2026 rotation for two cells, the rest house',
    evaluate: untrusted(valuationLens),
  },
]
