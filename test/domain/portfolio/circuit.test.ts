import { describe, expect, test } from 'vitest'
import { circuit } from '#domain/portfolio/circuit.ts'
import { type CircuitScope, readScope, type ScopeReading } from '#domain/portfolio/circuit-scope.ts'
import { outcome } from '../reference-input.ts'

const RULE = { reduce: 0.1, halt: 0.2, recover: 0.5, hold: 2 }
const read = (values: CircuitScope['values'], rest: Partial<CircuitScope> = {}): ScopeReading => readScope({ id: 'a', kind: 'account', values, ...rest }, RULE)

describe('a scope', () => {
  test('reduces at exactly the limit and halts at the next', () => {
    expect(read([100, 90])).toEqual({ state: 'REDUCE', drawdown: expect.closeTo(0.1, 12) as number, sessions: 1 })
    expect(read([100, 90, 80])).toMatchObject({ state: 'HALT', sessions: 1 })
  })

  test('is normal again only after enough calm sessions in a row', () => {
    expect(read([100, 90, 96]).state).toBe('REDUCE')
    expect(read([100, 90, 96, 94, 96]).state).toBe('REDUCE')
    expect(read([100, 90, 96, 96])).toMatchObject({ state: 'NORMAL', sessions: 1 })
  })

  test('stays halted whatever the value does, until it is reviewed', () => {
    expect(read([100, 80, 120, 130])).toMatchObject({ state: 'HALT', sessions: 3 })
    expect(read([100, 80, 120, 130], { reviews: [2] })).toMatchObject({ state: 'NORMAL', drawdown: 0 })
  })

  test('starts a new peak at the review, which counts as the first calm session', () => {
    expect(read([100, 80, 78], { reviews: [2] })).toEqual({ state: 'REDUCE', drawdown: 0, sessions: 1 })
    expect(read([100, 80, 78, 78], { reviews: [2] })).toMatchObject({ state: 'NORMAL' })
    expect(read([100, 80, 78, 60], { reviews: [2] })).toMatchObject({ state: 'HALT' })
  })

  test('takes a review that reviews nothing as nothing', () => {
    expect(read([100, 90, 90], { reviews: [2] })).toMatchObject({ state: 'REDUCE', sessions: 2 })
  })

  test('measures a unit, so that money put in or taken out changes nothing', () => {
    expect(read([100, 190, 171], { flows: [0, 100, 0] })).toMatchObject({ state: 'REDUCE' })
    expect(read([100, 50], { flows: [0, -50] })).toMatchObject({ state: 'NORMAL', drawdown: 0 })
  })

  test('may lose everything, but is not known once a session starts with nothing', () => {
    expect(read([100, 0])).toMatchObject({ state: 'HALT', drawdown: 1 })
    expect(read([100, 0, 0]).state).toBeNull()
    expect(read([0, 50], { flows: [0, 50] })).toMatchObject({ state: 'NORMAL' })
  })

  test('watches new money after a total loss was reviewed', () => {
    const flows = [0, 0, 50, 0]
    expect(read([100, 0, 50, 50], { flows, reviews: [2] })).toMatchObject({ state: 'NORMAL' })
    expect(read([100, 0, 50, 40], { flows, reviews: [2] })).toMatchObject({ state: 'HALT', drawdown: expect.closeTo(0.2, 12) as number })
  })

  test('is not known without values, or with one value or flow missing', () => {
    expect(read([])).toEqual({ state: null, drawdown: null, sessions: null })
    expect(read([100, null, 100]).state).toBeNull()
    expect(read([100, 100], { flows: [0, null] }).state).toBeNull()
  })
})

describe('the circuit', () => {
  const scope = (id: string, kind: CircuitScope['kind'], values: CircuitScope['values']): CircuitScope => ({ id, kind, values })

  test('halts on a known halt although another scope is not known', () => {
    const scopes = [scope('acc', 'account', [100, 80]), scope('sat', 'satellite', [null])]
    expect(outcome(circuit({ scopes }))).toMatchObject({ state: 'HALT', entryMult: 0 })
  })

  test('takes own limits for the kinds that are named', () => {
    const scopes = [scope('acc', 'account', [100, 95]), scope('sat', 'satellite', [100, 95])]
    expect(outcome(circuit({ scopes, limits: { account: [0.04, 0.06] } }))).toMatchObject({ scopes: [{ state: 'REDUCE' }, { state: 'NORMAL' }] })
  })

  test('asks only for the kinds that are required', () => {
    expect(outcome(circuit({ scopes: [scope('acc', 'account', [100])], required: ['account'] }))).toMatchObject({ state: 'NORMAL', entryMult: 1 })
    expect(outcome(circuit({ scopes: [], required: [] }))).toMatchObject({ state: 'NORMAL' })
  })
})
