import { expect, test } from 'vitest'
import { Decimal } from '#contract/schemas/common.ts'
import { canonicalDecimal, ExactDecimal, typedDecimal } from '../../../src/main/threads/exact-decimal.ts'

test('typed numbers become canonical decimals, exactly as typed', () => {
  const typed: readonly (readonly [string | number, string])[] = [
    ['100000', '100000'],
    ['+01.50', '1.5'],
    ['-0.00', '0'],
    ['0.1000', '0.1'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [123456.78, '123456.78'],
    [-5, '-5'],
    [1e15, '1000000000000000'],
    ['0.000000000000000000000000000001', '0.000000000000000000000000000001'],
  ]
  for (const [input, wanted] of typed) {
    expect(typedDecimal(input)).toBe(wanted)
    expect(Decimal.safeParse(wanted).success).toBe(true)
  }
})

test('a number with more than 18 digits before the point is no amount', () => {
  expect([typedDecimal('999999999999999999.5'), typedDecimal('1000000000000000000'), typedDecimal(1e300)]).toEqual(['999999999999999999.5', null, null])
})

test('sums of money do not drift', () => {
  let sum = new ExactDecimal(0)
  for (let row = 0; row < 10_000; row++) sum = sum.plus('0.1')
  expect(canonicalDecimal(sum)).toBe('1000')
  expect(canonicalDecimal(new ExactDecimal('123456789.123456789').times('987654321.987654321'))).toBe('121932631356500531.347203169112635269')
})
