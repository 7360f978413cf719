import { expect, test } from 'vitest'
import { rule201 } from '#domain/checklist/rule201.ts'
import { badInput, known, unknown } from '#domain/result.ts'

test('a low exactly at 90 % triggers, also where 90 % is not exact in binary', () => {
  expect(rule201({ prevClose: 10.1, low: 9.09 })).toEqual(known({ triggerPrice: 0.9 * 10.1, triggered: true }))
})

test('an unknown low judges nothing', () => {
  expect(rule201({ prevClose: 10, low: null as never })).toEqual(unknown('MISSING_DATA'))
  expect(rule201({ prevClose: -1, low: 9 })).toEqual(badInput('BAD_VALUE'))
})
