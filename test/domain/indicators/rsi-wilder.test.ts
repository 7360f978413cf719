import { describe, expect, test } from 'vitest'
import { rsiWilder } from '#domain/indicators/rsi-wilder.ts'

/** The closes and the first answers of the example that goes round with Wilder's formula: 14 changes, then smoothing. */
const CLOSES = [
  44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116,
  46.2222, 45.6439,
]

describe('relative strength index', () => {
  test('is null for the first n closes, then the published values', () => {
    const answer = rsiWilder({ c: CLOSES })
    const values = answer.kind === 'value' ? answer.value : []
    expect(values.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => null))
    expect(values.slice(14).map((value) => value!.toFixed(2))).toEqual(['70.53', '66.32', '66.55', '69.41', '66.36', '57.97'])
  })

  test('is 100 on a straight way up, 0 on one down, and says nothing where nothing moves', () => {
    expect(rsiWilder({ c: [1, 2, 3], n: 2 })).toEqual({ kind: 'value', value: [null, null, 100] })
    expect(rsiWilder({ c: [3, 2, 1], n: 2 })).toEqual({ kind: 'value', value: [null, null, 0] })
    expect(rsiWilder({ c: [3, 3, 3], n: 2 })).toEqual({ kind: 'value', value: [null, null, null] })
  })

  test('refuses what it cannot be asked about', () => {
    expect(rsiWilder({ c: [] })).toMatchObject({ code: 'SHORT_HISTORY' })
    expect(rsiWilder({ c: [1, null, 2] })).toMatchObject({ code: 'MISSING_DATA' })
    expect(rsiWilder({ c: [1, -2, 2] })).toMatchObject({ code: 'BAD_VALUE' })
    expect(rsiWilder({ c: [1, 2], n: 0 })).toMatchObject({ code: 'BAD_PARAM' })
  })
})
