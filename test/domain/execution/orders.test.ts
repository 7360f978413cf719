import { describe, expect, test } from 'vitest'
import { almgren2005 } from '#domain/execution/almgren-2005.ts'
import { costModel } from '#domain/execution/cost-model.ts'
import { halfSpread } from '#domain/execution/half-spread.ts'
import { implementationShortfall } from '#domain/execution/implementation-shortfall.ts'
import { latencyLedger } from '#domain/execution/latency-ledger.ts'
import { limitThenIoc } from '#domain/execution/limit-then-ioc.ts'
import { slippageFit } from '#domain/execution/slippage-fit.ts'
import { venueStats } from '#domain/execution/venue-stats.ts'
import { valueOrNull } from '#domain/result.ts'

describe('exec.half_spread', () => {
  test('below a dollar the tick is a hundredth of a cent', () => {
    expect(valueOrNull(halfSpread({ price: 0.5, cs: 0 }))).toEqual({ spreadFrac: 0.0002, halfSpreadBps: 1, source: 'tick' })
  })

  test('a tick of ones own counts, and of equal estimates the first is named', () => {
    expect(valueOrNull(halfSpread({ price: 10, ar: 0.002, edge: 0.002, tick: 0.005 }))).toMatchObject({ spreadFrac: 0.002, source: 'ar' })
  })
})

describe('exec.cost_model', () => {
  const order = { side: 'sell', shares: 100, price: 10, spreadFrac: 0, adv: 1e6, sigmaDaily: 0 } as const

  test('the smallest commission and the largest trading fee bind', () => {
    expect(valueOrNull(costModel({ ...order, commissionPerShare: 0.001, minCommission: 1, tafPerShare: 1, tafMax: 8.3 }))).toMatchObject({
      commission: 1,
      taf: 8.3,
      total: 9.3,
    })
  })

  test('a purchase pays no fee of a sale', () => {
    expect(valueOrNull(costModel({ ...order, side: 'buy', secPerMillion: 20, tafPerShare: 1 }))).toMatchObject({ sec: 0, taf: 0, total: 0 })
  })
})

describe('exec.almgren2005', () => {
  test('a sale has the impact of a purchase with the other sign, no order none', () => {
    const order = { V: 1e6, sigmaDaily: 0.02, T: 0.5, sharesOut: 1e8 }
    const buy = valueOrNull(almgren2005({ ...order, X: 1e5 }))!
    expect(valueOrNull(almgren2005({ ...order, X: -1e5 }))).toEqual({ permanentBps: -buy.permanentBps, realisedBps: -buy.realisedBps })
    expect(valueOrNull(almgren2005({ ...order, X: 0 }))).toEqual({ permanentBps: 0, realisedBps: 0 })
  })
})

describe('exec.limit_then_ioc', () => {
  const touched = { open: 20.2, high: 20.4, low: 20, volume: 1_000 }
  const away = { open: 21, high: 21.2, low: 20.8, volume: 1_000 }
  const order = { side: 'buy', qty: 500, limit: 20, halfSpreadBps: 5 } as const

  test('the second leg is refused when it would trade too far beyond the limit', () => {
    expect(valueOrNull(limitThenIoc({ ...order, bars: [touched, touched, touched, away] }))).toMatchObject({ filled: 75, cancelled: 425 })
  })

  test('a halted open fills nothing, and without one the rest is cancelled', () => {
    const halted = { ...touched, halted: true }
    expect(valueOrNull(limitThenIoc({ ...order, bars: [touched, touched, touched, halted] }))!.fills).toHaveLength(3)
    expect(valueOrNull(limitThenIoc({ ...order, bars: [touched] }))).toMatchObject({ filled: 25, cancelled: 475 })
  })

  test('what is filled comes in whole lots', () => {
    expect(valueOrNull(limitThenIoc({ ...order, bars: [{ ...touched, low: 19 }], lot: 100, participation: 0.25 }))).toMatchObject({ filled: 200 })
    expect(valueOrNull(limitThenIoc({ ...order, bars: [touched], lot: 100 }))).toMatchObject({ filled: 0, avgPrice: null })
  })

  test('a sale sells at a better open', () => {
    const bars = [{ open: 20.6, high: 20.8, low: 20.4, volume: 1_000 }]
    expect(valueOrNull(limitThenIoc({ ...order, side: 'sell', bars }))!.fills).toEqual([{ bar: 0, leg: 'limit', qty: 100, price: 20.6 }])
  })
})

describe('exec.implementation_shortfall', () => {
  test('an order filled in full needs no end price, one not filled is all opportunity', () => {
    const order = { side: 'buy', decisionPrice: 20, orderQty: 100 } as const
    expect(valueOrNull(implementationShortfall({ ...order, fills: [{ qty: 100, price: 20.5 }], endPrice: null }))).toMatchObject({
      trading: 50,
      opportunity: 0,
      fillRate: 1,
    })
    expect(valueOrNull(implementationShortfall({ ...order, fills: [], endPrice: 21 }))).toMatchObject({ opportunity: 100, total: 100, bps: 500, fillRate: 0 })
  })
})

describe('exec.venue_stats', () => {
  test('a venue whose fills say nothing about liquidity has no shares of it', () => {
    const fills = [{ venue: 'X', qty: 100, side: 'buy' as const, price: 10.01, mid: 10, feePerShare: null }]
    expect(valueOrNull(venueStats({ fills }))!.rows).toEqual([
      { venue: 'X', fills: 1, n: 0, costBps: null, addShare: null, hiddenShare: null, label: 'too_few' },
    ])
  })

  test('a rebate makes a fill cheaper, a sale is measured from the other side', () => {
    const fills = [
      { venue: 'X', qty: 100, side: 'buy' as const, price: 10.01, mid: 10, feePerShare: -0.002 },
      { venue: 'X', qty: 100, side: 'sell' as const, price: 9.99, mid: 10, feePerShare: 0 },
    ]
    expect(valueOrNull(venueStats({ fills }))!.rows[0]!.costBps).toBeCloseTo(9, 9)
  })
})

describe('exec.slippage_fit', () => {
  test('holds the multiple within its limits', () => {
    const fills = (slipBps: number) => Array.from({ length: 400 }, () => ({ bucket: 'b', slipBps, modelBps: 10 }))
    expect(valueOrNull(slippageFit({ fills: fills(1_000) }))![0]!.mult).toBe(5)
    expect(valueOrNull(slippageFit({ fills: fills(-1_000) }))![0]!.mult).toBe(0.5)
  })
})

describe('exec.latency_ledger', () => {
  test('a stage not recorded is passed over when times are compared', () => {
    const rows = Array.from({ length: 5 }, () => ({ dataAt: 0, signalAt: null, fillAt: 9 }))
    expect(valueOrNull(latencyLedger({ rows }))).toMatchObject({
      total: { n: 5, median: 9, p90: 9 },
      slowest: null,
      stages: { signal: { n: 0, median: null } },
    })
  })
})
