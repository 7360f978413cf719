import { describe, expect, test } from 'vitest'
import { readTypedDecimal } from '../../../src/renderer/format/typed-decimal.ts'

describe('a typed number', () => {
  test('loses its grouping and no digit', () => {
    expect(readTypedDecimal('12,345.50')).toEqual({ value: '12345.50' })
    expect(readTypedDecimal(' 1 000 ')).toEqual({ value: '1000' })
    expect(readTypedDecimal('−200.25')).toEqual({ value: '-200.25' })
    expect(readTypedDecimal('.5')).toEqual({ value: '0.5' })
    expect(readTypedDecimal('90071992547409931.123456789')).toEqual({ value: '90071992547409931.123456789' })
  })
  test('is nothing when nothing was typed', () => {
    expect(readTypedDecimal('  ')).toEqual({ value: null })
  })
  test('is refused when it could be read in two ways or not at all', () => {
    for (const typed of ['12,5', '1,23,456', '1.2.3', 'twelve', '1e5', '-']) expect(readTypedDecimal(typed).fault).toBeDefined()
  })
})
