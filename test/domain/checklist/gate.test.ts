import { describe, expect, test } from 'vitest'
import { gate, type GateItem } from '#domain/checklist/gate.ts'
import { badInput, unknown } from '#domain/result.ts'

const item: GateItem = { id: 'a', status: 'pass', severity: 'hard' }
const decision = (items: readonly GateItem[], required: readonly string[] | null = null): unknown => {
  const result = gate({ items, required })
  return result.kind === 'value' ? result.value.decision : result
}

describe('chk.gate', () => {
  test('goes when everything passed', () => {
    expect(decision([item])).toBe('go')
  })

  test('takes an unknown status for pending and an unknown severity for hard', () => {
    expect(decision([{ ...item, status: null }])).toBe('blocked')
    expect(decision([{ ...item, status: 'fail', severity: null, override: { reason: 'checked by phone with the desk', by: 'RM' } }])).toBe('blocked')
  })

  test.each([
    ['without a name', { reason: 'checked by phone with the desk', by: ' ' }],
    ['with a blank reason', { reason: '          ', by: 'RM' }],
    ['without a reason', { by: 'RM' } as never],
    ['signed by nobody', { reason: 'checked by phone with the desk', by: null } as never],
    ['whose reason has nine characters', { reason: ' too short ', by: 'RM' }],
    ['that is a text', 'because' as never],
  ])('an override %s overrides nothing', (_what, override) => {
    expect(decision([{ ...item, status: 'fail', severity: 'required', override }])).toBe('blocked')
  })

  test('ten characters are a reason', () => {
    expect(decision([{ ...item, status: 'fail', severity: 'required', override: { reason: ' desk agrees', by: 'RM' } }])).toBe('go_with_overrides')
    expect(decision([{ ...item, status: 'fail', severity: 'required', override: { reason: 'desk says.', by: 'RM' } }])).toBe('go_with_overrides')
  })

  test('names an absent item once', () => {
    expect(gate({ items: [item], required: ['a', 'b', 'b'] })).toMatchObject({ value: { blockedBy: ['b'] } })
    expect(decision([], [])).toBe('blocked')
  })

  test('refuses wrong words, ids twice and lists that are none', () => {
    expect(decision([item, item])).toEqual(badInput('DUPLICATE_ID'))
    expect(decision([{ ...item, status: 'green' as never }])).toEqual(badInput('BAD_VALUE'))
    expect(decision([{ ...item, severity: 'soft' as never }])).toEqual(badInput('BAD_VALUE'))
    expect(decision([item], [1] as never)).toEqual(badInput('BAD_VALUE'))
    expect(decision([item], 'a' as never)).toEqual(badInput('BAD_VALUE'))
    expect(decision(null as never)).toEqual(unknown('MISSING_DATA'))
    expect(decision([{ ...item, id: null as never }])).toEqual(unknown('MISSING_DATA'))
  })
})
