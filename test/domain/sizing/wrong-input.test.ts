import { expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { outcome, referenceInput } from '../reference-input.ts'

/** [reference case, what is changed in it, the code that must come back]. */
type Row = readonly [base: string, change: Readonly<Record<string, unknown>>, code: string]

const ROWS: readonly Row[] = [
  ['siz.round_lot_size/g1', { avgPrice: 0 }, 'BAD_VALUE'],
  ['siz.round_lot_size/g1', { avgPrice: null }, 'MISSING_DATA'],
  ['siz.round_shares/g1', { shares: -1 }, 'BAD_VALUE'],
  ['siz.round_shares/g1', { lot: 0 }, 'BAD_PARAM'],
  ['siz.round_shares/g1', { mode: 'up' }, 'BAD_VALUE'],
  ['siz.vol_scale/g1', { realised: -0.1 }, 'BAD_PARAM'],
  ['siz.vol_scale/g1', { realised: null }, 'MISSING_DATA'],
  ['siz.vol_scale/g1', { target: 0 }, 'BAD_PARAM'],
  ['siz.vol_scale/g1', { lo: 0.9, hi: 0.5 }, 'BAD_PARAM'],
  ['siz.vol_scale/g1', { hi: 1.5 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { equity: 0 }, 'BAD_VALUE'],
  ['siz.risk_budget/g1', { equity: null }, 'MISSING_DATA'],
  ['siz.risk_budget/g1', { riskFrac: 0.11 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { riskFrac: 0 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { riskFrac: -0.01 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { riskFrac: null }, 'MISSING_DATA'],
  ['siz.risk_budget/g1', { side: 'buy' }, 'BAD_VALUE'],
  ['siz.risk_budget/g1', { fund: null }, 'BAD_VALUE'],
  ['siz.risk_budget/g1', { stop: 20 }, 'STOP_WRONG_SIDE'],
  ['siz.risk_budget/g4', { stop: 33 }, 'STOP_WRONG_SIDE'],
  ['siz.risk_budget/g4', { entry: 33, stop: 33 }, 'STOP_WRONG_SIDE'],
  ['siz.risk_budget/g1', { ddMult: null }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { volScale: 1.2 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { participation: 1.2 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { lot: 1.5 }, 'BAD_PARAM'],
  ['siz.risk_budget/g1', { adv: -1 }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { bars: [] }, 'SHORT_HISTORY'],
  ['siz.time_aware/g1', { bars: null }, 'MISSING_DATA'],
  ['siz.time_aware/g1', { bars: [{ close: null }] }, 'MISSING_DATA'],
  ['siz.time_aware/g1', { bars: [{ close: 20, newsState: 'loud' }] }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { bars: [{ close: 20, killer: 'no' }] }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { bars: [{ close: 20, stopFired: 'no' }] }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { bars: [{ close: 20, ref: 0 }] }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { bars: [{ close: 20, rvol: -1 }] }, 'BAD_VALUE'],
  ['siz.time_aware/g1', { target: 0 }, 'BAD_PARAM'],
  ['siz.time_aware/g1', { f0: 0 }, 'BAD_PARAM'],
  ['siz.time_aware/g1', { step: 1.1 }, 'BAD_PARAM'],
  ['siz.time_aware/g1', { minGap: 0 }, 'BAD_PARAM'],
  ['siz.time_aware/g1', { stop: 20 }, 'STOP_WRONG_SIDE'],
  ['siz.dd_throttle/g1', { equityCurve: [] }, 'SHORT_HISTORY'],
  ['siz.dd_throttle/g1', { equityCurve: [1, -1] }, 'BAD_VALUE'],
  ['siz.dd_throttle/g1', { equityCurve: [1, null] }, 'MISSING_DATA'],
  ['siz.dd_throttle/g1', { equityCurve: [0, 1] }, 'ZERO_DENOMINATOR'],
  ['siz.dd_throttle/g3', { flows: [0, 1] }, 'BAD_SHAPE'],
  ['siz.dd_throttle/g3', { flows: [0, null, 1] }, 'MISSING_DATA'],
  ['siz.dd_throttle/g3', { flows: [0, '1', 1] }, 'BAD_VALUE'],
  ['siz.dd_throttle/g1', { soft: 0.2 }, 'BAD_PARAM'],
  ['siz.dd_throttle/g1', { soft: 0.15 }, 'BAD_PARAM'],
  ['siz.dd_throttle/g1', { hard: 1 }, 'BAD_PARAM'],
  ['siz.portfolio_heat/g1', { equity: 0 }, 'BAD_VALUE'],
  ['siz.portfolio_heat/g1', { positions: [{ maxLoss: null }] }, 'MISSING_DATA'],
  ['siz.portfolio_heat/g1', { positions: [{ side: 'flat', price: 1, stop: 1, shares: 1 }] }, 'BAD_VALUE'],
  ['siz.portfolio_heat/g1', { positions: null }, 'MISSING_DATA'],
]

test.each(ROWS.map(([base, change, code], row) => ({ row, base, changed: Object.keys(change).join(', '), change, code })))(
  '$row: $base with another $changed is $code',
  ({ base, change, code }) => {
    expect(outcome(evaluateFormula(base.split('/')[0]!, referenceInput(base, change)))).toBe(code)
  },
)
