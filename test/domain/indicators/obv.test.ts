import { describe, expect, test } from 'vitest'
import { obv } from '#domain/indicators/obv.ts'
import { badInput, known, unknown } from '#domain/result.ts'

describe('ind.obv', () => {
  test('adds on a rise, subtracts on a fall, keeps on no change', () => {
    expect(obv({ c: [5, 6, 6, 4], v: [100, 10, 20, 30] })).toEqual(known([0, 10, 10, -20]))
  })

  test('refuses what is no volume and names gaps', () => {
    expect(obv({ c: [5], v: [-1] })).toEqual(badInput('BAD_VALUE'))
    expect(obv({ c: [5], v: [1, 2] })).toEqual(badInput('BAD_SHAPE'))
    expect(obv({ c: [5, null], v: [1, 2] })).toEqual(unknown('MISSING_DATA'))
    expect(obv({ c: [5, 6], v: [1, null] })).toEqual(unknown('MISSING_DATA'))
    expect(obv({ c: [], v: [] })).toEqual(unknown('SHORT_HISTORY'))
  })
})
