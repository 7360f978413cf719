import { describe, expect, test } from 'vitest'
import { readPercent, readSymbol } from '../../../../src/renderer/features/settings/typed-values.ts'

describe('a typed percent', () => {
  test('becomes the fraction it says, without the noise of a division', () => {
    expect(readPercent('0.5', 10)).toEqual({ value: 0.005 })
    expect(readPercent('0.7 %', 10)).toEqual({ value: 0.007 })
    expect(readPercent('0,5', 10)).toEqual({ value: 0.005 })
  })
  test('is refused outside its range and when it is no number', () => {
    for (const typed of ['0', '-1', '10.1', '', 'x']) expect(readPercent(typed, 10).fault).toBeDefined()
  })
})

describe('a typed symbol', () => {
  test('is one word in capitals', () => {
    expect(readSymbol(' iwm ')).toEqual({ value: 'IWM' })
    expect(readSymbol('^rut')).toEqual({ value: '^RUT' })
    expect(readSymbol('A B').fault).toBeDefined()
    expect(readSymbol('').fault).toBeDefined()
  })
})
