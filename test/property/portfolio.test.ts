import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { basketWeights } from '#domain/portfolio/basket-weights.ts'
import { cashBuffer } from '#domain/portfolio/cash-buffer.ts'
import { circuit } from '#domain/portfolio/circuit.ts'
import { coreSatellite } from '#domain/portfolio/core-satellite.ts'
import { type CustodyCriterion, custodyScore } from '#domain/portfolio/custody-score.ts'
import { havenRank } from '#domain/portfolio/haven-rank.ts'
import { pair } from '#domain/portfolio/pair.ts'
import { type CashEvent, settledCash } from '#domain/portfolio/settled-cash.ts'
import { shortVol } from '#domain/portfolio/short-vol.ts'
import { stress } from '#domain/portfolio/stress.ts'
import { deletions } from './deletions.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

const position = fc.record({ value: maybe(between(-50_000, 50_000)), betas: fc.record({ equity: maybe(between(-2, 3)), rate: maybe(between(-0.2, 0.2)) }) })
const scenario = fc.record({
  positions: fc.array(position, { maxLength: 6 }).map((rows) => rows.map((row, i) => ({ id: `P${i}`, ...row }))),
  shocks: fc.record({ equity: between(-0.3, 0.1), rate: between(-1, 1) }),
  equity: between(50_000, 200_000),
})

describe('stress', () => {
  test('deleting a value or a beta never clears a breach', () => {
    const rank = (input: unknown): number => {
      const result = evaluateFormula('pf.stress', input)
      return result?.kind === 'value' && (result.value as { breach: boolean | null }).breach === false ? 1 : 0
    }
    holds(scenario, (input) => {
      const before = rank(input)
      for (const { place, input: deleted } of deletions(input, /value|betas/)) expect(rank(deleted), place).toBeLessThanOrEqual(before)
    })
  })

  test('two portfolios together lose what they lose apart', () => {
    holds(fc.tuple(scenario, scenario), ([one, other]) => {
      const total = (positions: typeof one.positions): number => {
        const result = stress({ ...one, positions })
        return result.kind === 'value' ? result.value.total : Number.NaN
      }
      const renamed = other.positions.map((row) => ({ ...row, id: `Q${row.id}` }))
      expect(total([...one.positions, ...renamed])).toBeCloseTo(total(one.positions) + total(renamed), 6)
    })
  })
})

test('a credit spread is never sold on less knowledge, and never risks more than its budget', () => {
  const offer = fc.record({
    kind: fc.constant('put' as const),
    shortStrike: between(101, 120),
    longStrike: between(80, 100),
    credit: between(0, 0.9),
    equity: between(1_000, 500_000),
    bid: maybe(between(0.5, 1)),
    ask: maybe(between(1, 1.4)),
    openInterest: maybe(fc.integer({ min: 0, max: 1_000 })),
    killer: maybe(fc.boolean()),
    minCreditFrac: fc.constantFrom(0, 0.15),
  })
  holds(offer, (input) => {
    const before = shortVol(input)
    if (before.kind !== 'value') return
    expect(before.value.maxLoss).toBeLessThanOrEqual(0.01 * input.equity + 1e-6)
    for (const { place, input: deleted } of deletions(input, /bid|ask|openInterest|killer/)) {
      const after = shortVol(deleted as unknown as typeof input)
      expect(after.kind === 'value' ? after.value.contracts : 0, place).toBeLessThanOrEqual(before.value.contracts)
    }
  })
})

describe('the circuit', () => {
  const values = fc.array(maybe(fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 25 })
  const scopes = fc.tuple(values, values, values).map(([account, satellite, name]) => [
    { id: 'acc', kind: 'account' as const, values: account },
    { id: 'sat', kind: 'satellite' as const, values: satellite },
    { id: 'XYZ', kind: 'position' as const, values: name },
  ])
  const multiplier = (input: unknown): number => {
    const result = evaluateFormula('pf.circuit', input)
    return result?.kind === 'value' ? (result.value as { entryMult: number }).entryMult : 0
  }

  test('never lets more in because a value or a scope is gone', () => {
    holds(scopes, (rows) => {
      const before = multiplier({ scopes: rows })
      for (const { place, input } of deletions({ scopes: rows }, /values\.\d+$/)) expect(multiplier(input), place).toBeLessThanOrEqual(before)
      rows.slice(0, 2).forEach((_, gone) => expect(multiplier({ scopes: rows.toSpliced(gone, 1) })).toBeLessThanOrEqual(before))
    })
  })

  test('has drawdowns between nothing and everything', () => {
    holds(scopes, (rows) => {
      const result = circuit({ scopes: rows })
      if (result.kind !== 'value') throw new Error('no reading')
      for (const { drawdown } of result.value.scopes) if (drawdown !== null) expect(drawdown >= 0 && drawdown <= 1).toBe(true)
    })
  })

  test('does not see money that is put in or taken out', () => {
    const session = fc.record({ move: between(-0.15, 0.15), flow: between(-40, 60) })
    holds(fc.array(session, { minLength: 2, maxLength: 25 }), (sessions) => {
      const grow = (areFlowsOn: boolean): { values: number[]; flows: number[] } => {
        const flows = sessions.map(({ flow }, t) => (areFlowsOn && t > 0 ? flow : 0))
        let value = 100
        const path = sessions.map(({ move }, t) => (t === 0 ? value : (value = Math.max(50, value + flows[t]!) * (1 + move))))
        // The flow that was really made, where the account could not give as much as was asked.
        const made = path.map((after, t) => (t === 0 ? 0 : after / (1 + sessions[t]!.move) - path[t - 1]!))
        return { values: path, flows: made }
      }
      const read = (areFlowsOn: boolean): unknown => {
        const result = circuit({ scopes: [{ id: 'a', kind: 'account', ...grow(areFlowsOn) }], required: ['account'] })
        return result.kind === 'value' ? result.value.scopes[0]!.drawdown : null
      }
      expect(read(true)).toBeCloseTo(read(false) as number, 6)
    })
  })
})

test('basket weights sum to one and none is above the cap', () => {
  const names = fc.array(between(0.05, 2), { minLength: 4, maxLength: 30 }).map((vols) => vols.map((vol, i) => ({ id: `N${i}`, vol })))
  holds(fc.tuple(names, between(0.25, 1), fc.constantFrom('equal' as const, 'inverse_vol' as const)), ([rows, cap, method]) => {
    const result = basketWeights({ names: rows, method, cap })
    if (result.kind !== 'value') throw new Error('no weights')
    const weights = Object.values(result.value.weights)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
    expect(Math.max(...weights)).toBeLessThanOrEqual(cap + 1e-9)
  })
})

test('core, satellite and cash are all of the equity', () => {
  const input = fc.record({ equity: between(1, 1e7), level: fc.integer({ min: 0, max: 5 }), mode: fc.constantFrom('trading' as const, 'allocating' as const) })
  holds(input, (one) => {
    const result = coreSatellite(one)
    if (result.kind !== 'value') throw new Error('no split')
    const { core, satellite, cash } = result.value.target
    expect(core + satellite + cash).toBeCloseTo(one.equity, 6)
  })
})

test('a pair spends no more than its gross', () => {
  const input = fc.record({
    gross: between(1, 1e6),
    priceLong: between(1, 500),
    priceShort: between(1, 500),
    betaLong: between(0.1, 3),
    betaShort: between(0.1, 3),
  })
  holds(fc.tuple(input, fc.constantFrom('dollar' as const, 'beta' as const)), ([one, mode]) => {
    const result = pair({ ...one, mode })
    if (result.kind !== 'value') throw new Error('no legs')
    expect(result.value.longDollars + result.value.shortDollars).toBeLessThanOrEqual(one.gross * (1 + 1e-9) + 1e-6)
  })
})

test('a cash path ends at what came in minus what went out, and its minimum is on it', () => {
  const flow = fc.record({ day: fc.integer({ min: 0, max: 10 }), amount: between(0, 5_000) })
  holds(fc.tuple(fc.array(flow, { maxLength: 5 }), fc.array(flow, { maxLength: 5 })), ([planned, settlements]) => {
    const result = cashBuffer({ settled: 10_000, equity: 100_000, planned, settlements })
    if (result.kind !== 'value') throw new Error('no path')
    const sum = (flows: typeof planned): number => flows.reduce((total, { amount }) => total + amount, 0)
    const { path, minCash, minDay } = result.value
    expect(path.at(-1)).toBeCloseTo(10_000 + sum(settlements) - sum(planned), 6)
    expect(path[minDay]).toBe(minCash)
  })
})

test('no money appears or disappears between settled and pending', () => {
  const day = fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19')
  const event = fc.record({
    date: day,
    kind: fc.constantFrom('buy' as const, 'sell' as const),
    amount: fc.integer({ min: 1, max: 9_000 }),
    lot: fc.constantFrom('A', 'B'),
  })
  holds(fc.array(event, { maxLength: 12 }), (rows) => {
    const events: CashEvent[] = rows
      .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
      .map((row, i) => ({ id: `e${i}`, ...row }))
    const result = settledCash({ start: 10_000, events, asOf: '2026-11-19', exchangeHolidays: [], bankHolidays: [] })
    if (result.kind !== 'value') throw new Error('no cash')
    const pending = result.value.pending.reduce((sum, { amount }) => sum + amount, 0)
    const expected = events.reduce((sum, { kind, amount }) => sum + (kind === 'sell' ? amount : -amount), 10_000)
    expect(result.value.settled + pending).toBeCloseTo(expected, 6)
  })
})

test('a custodian verdict that is stated holds for every score the missing criterion could have', () => {
  const NAMES: readonly CustodyCriterion[] = ['regulatory', 'insurance', 'latency', 'tooling', 'disaster', 'reconciliation', 'exit']
  const scores = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 })
  holds(fc.tuple(scores, fc.nat(6)), ([points, gone]) => {
    const read = (known: readonly CustodyCriterion[]): unknown => {
      const criteria = NAMES.flatMap((id, i) => (known.includes(id) ? [{ id, score: points[i]!, asOf: '2026-06-01' }] : []))
      const result = custodyScore({ criteria, now: '2026-11-20', transferSessions: 2, holdingSessions: 10 })
      return result.kind === 'value' ? result.value.verdict : null
    }
    const without = read(NAMES.filter((_, i) => i !== gone))
    if (without !== null) expect(read(NAMES)).toBe(without)
  })
})

test('havens rank the same whatever the price of a share', () => {
  const walk = fc.array(between(-0.04, 0.04), { minLength: 80, maxLength: 80 }).map((steps) => {
    let price = 100
    return steps.map((step) => (price *= 1 + step))
  })
  holds(fc.tuple(walk, walk, walk), ([small, gold, bonds]) => {
    const twice = (prices: readonly number[]): number[] => prices.map((price) => 2 * price)
    expect(havenRank({ small: twice(small), havens: { GLD: twice(gold), TLT: bonds } })).toEqual(havenRank({ small, havens: { GLD: gold, TLT: bonds } }))
  })
})
