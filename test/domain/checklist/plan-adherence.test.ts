import { describe, expect, test } from 'vitest'
import { planAdherence, type PlannedTrade } from '#domain/checklist/plan-adherence.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const all = { entry: true, size: true, stop: true, exit: true }
const trade: PlannedTrade = { id: 't1', gated: true, done: all, r: 1 }

describe('chk.plan_adherence', () => {
  test('has no rate without trades', () => {
    expect(planAdherence({ trades: [] })).toEqual(
      known({ rate: null, unknownSteps: 0, ungated: [], followed: { n: 0, meanR: null }, notFollowed: { n: 0, meanR: null }, label: 'too_few' }),
    )
  })

  test('counts an ungraded trade without giving it a result', () => {
    expect(planAdherence({ trades: [{ ...trade, r: null }] })).toMatchObject({ value: { followed: { n: 1, meanR: null } } })
  })

  test('takes a trade of which the gate is not known for ungated', () => {
    expect(planAdherence({ trades: [{ id: 't1', done: all }] })).toMatchObject({ value: { ungated: ['t1'], notFollowed: { n: 1 } } })
  })

  test('compares from minN results on each side', () => {
    const trades = [trade, { ...trade, id: 't2', done: { ...all, exit: false } }]
    expect(planAdherence({ trades, minN: 1 })).toMatchObject({ value: { label: 'compared' } })
    expect(planAdherence({ trades, minN: 1, steps: ['entry'] })).toMatchObject({ value: { label: 'too_few', rate: 1 } })
  })

  test('refuses trades and steps that are none', () => {
    expect(planAdherence({ trades: [trade, trade] })).toEqual(badInput('DUPLICATE_ID'))
    expect(planAdherence({ trades: [{ ...trade, done: null as never }] })).toEqual(badInput('BAD_VALUE'))
    expect(planAdherence({ trades: [{ ...trade, done: { entry: 'yes' as never } }] })).toEqual(badInput('BAD_VALUE'))
    expect(planAdherence({ trades: [trade], steps: [] })).toEqual(badInput('BAD_VALUE'))
    expect(planAdherence({ trades: [trade], steps: 'entry' as never })).toEqual(badInput('BAD_VALUE'))
    expect(planAdherence({ trades: [trade], minN: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(planAdherence({ trades: null as never })).toEqual(unknown('MISSING_DATA'))
  })
})
