import { expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { outcome, referenceInput } from '../reference-input.ts'

/** [reference case, what is changed in it, the code that must come back]. */
type Row = readonly [base: string, change: Readonly<Record<string, unknown>>, code: string]

const bar = { open: 20, high: 21, low: 19, volume: 100 }
const fill = { venue: 'A', qty: 1, side: 'buy', price: 1 }

const ROWS: readonly Row[] = [
  ['exec.sqrt_impact/g1', { adv: 0 }, 'ZERO_DENOMINATOR'],
  ['exec.sqrt_impact/g1', { shares: -1 }, 'BAD_VALUE'],
  ['exec.sqrt_impact/g1', { Y: null }, 'BAD_PARAM'],
  ['exec.almgren2005/g1', { V: 0 }, 'BAD_VALUE'],
  ['exec.almgren2005/g1', { beta: -1 }, 'BAD_PARAM'],
  ['exec.almgren2005/g1', { X: null }, 'MISSING_DATA'],
  ['exec.half_spread/g1', { price: 0 }, 'BAD_VALUE'],
  ['exec.half_spread/g1', { edge: -0.1 }, 'BAD_VALUE'],
  ['exec.half_spread/g1', { tick: 0 }, 'BAD_VALUE'],
  ['exec.cost_model/g1', { spreadFrac: null }, 'MISSING_DATA'],
  ['exec.cost_model/g1', { adv: null }, 'MISSING_DATA'],
  ['exec.cost_model/g1', { adv: 0 }, 'ZERO_DENOMINATOR'],
  ['exec.cost_model/g1', { shares: 0 }, 'ZERO_DENOMINATOR'],
  ['exec.cost_model/g1', { commissionPerShare: -1 }, 'BAD_PARAM'],
  ['exec.cost_model/g1', { spreadFrac: null, sigmaDaily: -1 }, 'BAD_VALUE'],
  ['exec.cost_model/g2', { tafMax: -1 }, 'BAD_VALUE'],
  ['exec.limit_then_ioc/g1', { side: 'long' }, 'BAD_VALUE'],
  ['exec.limit_then_ioc/g1', { qty: 0 }, 'BAD_PARAM'],
  ['exec.limit_then_ioc/g1', { limit: null }, 'MISSING_DATA'],
  ['exec.limit_then_ioc/g1', { bars: [] }, 'SHORT_HISTORY'],
  ['exec.limit_then_ioc/g1', { bars: [{ ...bar, volume: null }] }, 'MISSING_DATA'],
  ['exec.limit_then_ioc/g1', { bars: [{ ...bar, halted: null }] }, 'MISSING_DATA'],
  ['exec.limit_then_ioc/g1', { bars: [{ ...bar, open: 22 }] }, 'BAD_BAR'],
  ['exec.limit_then_ioc/g1', { requireTouch: null }, 'BAD_VALUE'],
  ['exec.limit_then_ioc/g1', { participation: 2 }, 'BAD_PARAM'],
  ['exec.limit_then_ioc/g1', { limitBars: 0 }, 'BAD_PARAM'],
  ['exec.implementation_shortfall/g1', { fills: [{ qty: 1001, price: 20 }] }, 'OVERFILL'],
  ['exec.implementation_shortfall/g1', { endPrice: null }, 'MISSING_DATA'],
  ['exec.implementation_shortfall/g1', { fills: [{ qty: 0, price: 20 }] }, 'BAD_VALUE'],
  ['exec.implementation_shortfall/g1', { fees: null }, 'BAD_PARAM'],
  ['exec.implementation_shortfall/g1', { orderQty: 0 }, 'BAD_VALUE'],
  ['exec.venue_stats/g1', { fills: [{ ...fill, side: null }] }, 'MISSING_DATA'],
  ['exec.venue_stats/g1', { fills: [{ ...fill, side: 'long' }] }, 'BAD_VALUE'],
  ['exec.venue_stats/g1', { fills: [{ ...fill, liquidity: 'dark' }] }, 'BAD_VALUE'],
  ['exec.venue_stats/g1', { minN: 0 }, 'BAD_PARAM'],
  ['exec.slippage_fit/g1', { fills: [{ bucket: 'thin', slipBps: 1, modelBps: 0 }] }, 'BAD_VALUE'],
  ['exec.slippage_fit/g1', { wlo: 0.6, whi: 0.4 }, 'BAD_PARAM'],
  ['exec.slippage_fit/g1', { lo: 1.5 }, 'BAD_PARAM'],
  ['exec.slippage_fit/g1', { prior: -1 }, 'BAD_PARAM'],
  ['exec.latency_ledger/g1', { rows: [] }, 'SHORT_HISTORY'],
  ['exec.latency_ledger/g1', { rows: [{ dataAt: 5, fillAt: 4 }] }, 'BAD_VALUE'],
  ['exec.latency_ledger/g1', { rows: [{ dataAt: 'noon' }] }, 'BAD_VALUE'],
  ['exec.latency_ledger/g1', { minN: 0 }, 'BAD_PARAM'],
]

test.each(ROWS.map(([base, change, code], row) => ({ row, base, changed: Object.keys(change).join(', '), change, code })))(
  '$row: $base with another $changed is $code',
  ({ base, change, code }) => {
    expect(outcome(evaluateFormula(base.split('/')[0]!, referenceInput(base, change)))).toBe(code)
  },
)
