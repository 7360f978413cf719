import { describe, expect, test } from 'vitest'
import { cashBuffer } from '#domain/portfolio/cash-buffer.ts'
import { type CriterionScore, type CustodyCriterion, custodyScore, type CustodyScoreInput } from '#domain/portfolio/custody-score.ts'
import { type CashEvent, settledCash, type SettledCash } from '#domain/portfolio/settled-cash.ts'
import { stress } from '#domain/portfolio/stress.ts'
import { outcome } from '../reference-input.ts'

describe('stress', () => {
  const shocks = { equity: -1 }

  test('a long loses at most all of it, a short has no floor', () => {
    const positions = [
      { id: 'LONG', value: 100, betas: { equity: 2 } },
      { id: 'SHORT', value: -100, betas: { equity: -2 } },
    ]
    expect(outcome(stress({ positions, shocks, equity: 1_000 }))).toMatchObject({ rows: [{ pnl: -100 }, { pnl: -200 }], breach: true })
  })

  test('without a value, or without betas, nothing is decided', () => {
    const positions = [
      { id: 'A', betas: { equity: 1 } },
      { id: 'B', value: 10, betas: null },
      { id: 'C', value: 10 },
    ]
    expect(outcome(stress({ positions, shocks, equity: 1_000 }))).toMatchObject({ total: 0, breach: null, unknown: ['A', 'B', 'C'] })
  })

  test('a loss of exactly the limit is no breach', () => {
    expect(outcome(stress({ positions: [{ id: 'A', maxLoss: 100 }], shocks, equity: 1_000 }))).toMatchObject({ fraction: -0.1, breach: false })
  })

  test('a scenario without shocks, or without positions, costs nothing', () => {
    expect(outcome(stress({ positions: [{ id: 'A', value: 10 }], shocks: {}, equity: 1_000 }))).toMatchObject({ total: 0, breach: false })
    expect(outcome(stress({ positions: [], shocks, equity: 1_000 }))).toMatchObject({ rows: [], breach: false })
  })
})

describe('the cash buffer', () => {
  test('takes an unknown probability as certain and leaves out what lies beyond the horizon', () => {
    const planned = [
      { day: 0, amount: 100, prob: null },
      { day: 9, amount: 1_000 },
    ]
    expect(outcome(cashBuffer({ settled: 500, equity: 10_000, planned, settlements: [], horizon: 2 }))).toEqual({
      path: [400, 400, 400],
      minCash: 400,
      minDay: 0,
      shortfall: 100,
    })
  })
})

describe('settled cash', () => {
  const event = (id: string, date: string, kind: CashEvent['kind'], amount: number, lot: string): CashEvent => ({ id, date, kind, amount, lot })
  const read = (start: number, asOf: string, ...events: CashEvent[]): SettledCash =>
    outcome(settledCash({ start, events, asOf, exchangeHolidays: ['2026-11-26'], bankHolidays: ['2026-11-11'] })) as SettledCash

  test('waits for the cycle of the trade date', () => {
    const sellOn = (date: string): string => read(0, date, event('s', date, 'sell', 1, 'A')).pending[0]!.date
    expect(sellOn('2017-09-01')).toBe('2017-09-06')
    expect(sellOn('2017-09-05')).toBe('2017-09-07')
    expect(sellOn('2024-05-24')).toBe('2024-05-28')
    expect(sellOn('2024-05-28')).toBe('2024-05-29')
    expect(sellOn('2026-11-10')).toBe('2026-11-12')
  })

  test('says overdrawn when a purchase takes more than there is', () => {
    expect(read(100, '2026-11-17', event('b', '2026-11-17', 'buy', 150, 'A'))).toMatchObject({ settled: -50, overdrawn: true })
  })

  test('a debt is paid by what settles next, and buys nothing', () => {
    const events = [event('b', '2026-11-16', 'buy', 150, 'A'), event('s', '2026-11-17', 'sell', 200, 'A'), event('c', '2026-11-17', 'buy', 10, 'B')]
    expect(read(100, '2026-11-17', ...events)).toMatchObject({ settled: -50, pending: [{ amount: 190 }] })
    expect(read(100, '2026-11-18', ...events)).toMatchObject({ settled: 140, pending: [] })
  })

  test('a lot may be sold once the money that paid for it has settled', () => {
    const bought = [event('s', '2026-11-16', 'sell', 100, 'A'), event('b', '2026-11-16', 'buy', 100, 'B')]
    expect(read(0, '2026-11-17', ...bought, event('x', '2026-11-16', 'sell', 100, 'B')).freeRide).toEqual(['x'])
    expect(read(0, '2026-11-17', ...bought, event('x', '2026-11-17', 'sell', 100, 'B')).freeRide).toEqual([])
  })

  test('counts the latest of the proceeds that paid for a lot', () => {
    const events = [
      event('s1', '2024-05-24', 'sell', 50, 'A'),
      event('s2', '2024-05-28', 'sell', 50, 'B'),
      event('b', '2024-05-28', 'buy', 100, 'C'),
      event('x', '2024-05-28', 'sell', 100, 'C'),
    ]
    expect(read(0, '2024-05-28', ...events).freeRide).toEqual(['x'])
  })

  test('keeps the later day when a lot is paid twice', () => {
    const events = [
      event('s1', '2017-09-01', 'sell', 50, 'A'),
      event('s2', '2017-09-05', 'sell', 90, 'B'),
      event('b1', '2017-09-05', 'buy', 60, 'C'),
      event('b2', '2017-09-05', 'buy', 10, 'C'),
      event('x', '2017-09-06', 'sell', 70, 'C'),
    ]
    expect(read(0, '2017-09-06', ...events).freeRide).toEqual(['x'])
  })

  test('of proceeds of two days takes those that settle first', () => {
    const events = [event('s1', '2017-09-01', 'sell', 50, 'A'), event('s2', '2017-09-05', 'sell', 50, 'B'), event('b', '2017-09-05', 'buy', 60, 'C')]
    const { pending } = read(0, '2017-09-05', ...events)
    expect(pending).toEqual([{ date: '2017-09-07', amount: 40 }])
  })
})

describe('the custodian', () => {
  const NAMES: readonly CustodyCriterion[] = ['regulatory', 'insurance', 'latency', 'tooling', 'disaster', 'reconciliation', 'exit']
  const criteria = (change: Partial<Record<CustodyCriterion, number | null>> = {}, asOf = '2026-06-01'): CriterionScore[] =>
    NAMES.map((id) => ({ id, score: id in change ? change[id]! : 3, asOf }))
  const verdict = (rest: Partial<CustodyScoreInput>): unknown =>
    outcome(custodyScore({ criteria: criteria(), now: '2026-11-20', transferSessions: 2, holdingSessions: 10, ...rest }))

  test('with one low criterion is conditional, with one at nothing unfit', () => {
    expect(verdict({ criteria: criteria({ exit: 1 }) })).toMatchObject({ verdict: 'conditional', low: ['exit'] })
    expect(verdict({ criteria: criteria({ exit: 0 }) })).toMatchObject({ verdict: 'unfit' })
  })

  test('is unfit below the limit, with something missing only when that could not help', () => {
    const poor = Object.fromEntries(NAMES.map((id) => [id, 1]))
    expect(verdict({ criteria: criteria(poor) })).toMatchObject({ verdict: 'unfit' })
    expect(verdict({ criteria: criteria({ ...poor, exit: null }) })).toMatchObject({ verdict: 'unfit', missing: ['exit'] })
    expect(verdict({ criteria: criteria({ ...poor, exit: null, latency: null }) })).toMatchObject({ verdict: null, missing: ['latency', 'exit'] })
  })

  test('with everything expired has nothing due and no points', () => {
    expect(verdict({ criteria: criteria({}, '2024-01-01') })).toMatchObject({ score: 0, nextDueDays: null, verdict: 'unfit' })
  })

  test('weighs the criteria as told', () => {
    expect(verdict({ criteria: criteria({ exit: 2 }), weights: { exit: 0 } })).toMatchObject({ score: 0.75 })
  })

  test('evidence is valid on its last day', () => {
    expect(verdict({ criteria: criteria({}, '2025-11-20') })).toMatchObject({ expired: [], nextDueDays: 0 })
    expect(verdict({ criteria: criteria({}, '2025-11-19') })).toMatchObject({ nextDueDays: null })
  })
})
