import { describe, expect, test } from 'vitest'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { badInput, known, unknown } from '#domain/result.ts'

describe('ind.atr_wilder', () => {
  test('counts the gap to the close before in the true range', () => {
    expect(atrWilder({ h: [10, 15, 9], l: [9, 14, 8], c: [9.5, 14.5, 8.5], n: 1 })).toEqual(known([null, 5.5, 6.5]))
  })

  test('averages n ranges first and smooths after', () => {
    expect(atrWilder({ h: [2, 3, 5, 5], l: [1, 2, 3, 4], c: [2, 3, 4, 5], n: 2 })).toEqual(known([null, null, 1.5, 1.25]))
  })

  test('is null everywhere when there are not more than n bars', () => {
    expect(atrWilder({ h: [2, 3], l: [1, 2], c: [2, 3], n: 14 })).toEqual(known([null, null]))
  })

  test('allows a rounding error in the order of a bar, and no more', () => {
    expect(atrWilder({ h: [1], l: [1 + 1e-13], c: [1] })).toEqual(known([null]))
    expect(atrWilder({ h: [1], l: [0.5], c: [1.1] })).toEqual(badInput('BAD_BAR'))
    expect(atrWilder({ h: [1], l: [0.5], c: [0.4] })).toEqual(badInput('BAD_BAR'))
  })

  test('refuses columns that do not fit and names gaps', () => {
    expect(atrWilder({ h: [1, 2], l: [1], c: [1, 2] })).toEqual(badInput('BAD_SHAPE'))
    expect(atrWilder({ h: [1], l: [-1], c: [1] })).toEqual(badInput('BAD_VALUE'))
    expect(atrWilder({ h: [1], l: [1], c: [1], n: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(atrWilder({ h: [1, null], l: [1, 1], c: [1, 1] })).toEqual(unknown('MISSING_DATA'))
    expect(atrWilder({ h: [1, 1], l: [1, null], c: [1, 1] })).toEqual(unknown('MISSING_DATA'))
    expect(atrWilder({ h: [1, 1], l: [1, 1], c: [1, null] })).toEqual(unknown('MISSING_DATA'))
    expect(atrWilder({ h: [], l: [], c: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(atrWilder({ h: null as never, l: [], c: [] })).toEqual(unknown('MISSING_DATA'))
  })
})
