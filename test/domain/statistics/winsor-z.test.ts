import { describe, expect, test } from 'vitest'
import { badInput, unknown } from '#domain/result.ts'
import { winsorZ } from '#domain/statistics/winsor-z.ts'

describe('stat.winsor_z', () => {
  test('has mean 0 and spread 1 over what is known', () => {
    const result = winsorZ({ x: [1, 2, null, 3, 4, 100] })
    const z = result.kind === 'value' ? result.value.filter((value) => value !== null) : []
    expect(z.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12)
    expect(z.reduce((sum, value) => sum + value * value, 0) / (z.length - 1)).toBeCloseTo(1, 12)
  })

  test('is unknown for equal values and for too few', () => {
    expect(winsorZ({ x: [2, 2, 2, 2, 2] })).toEqual(unknown('ZERO_VARIANCE'))
    expect(winsorZ({ x: [1], minN: 1 })).toEqual(unknown('SHORT_HISTORY'))
  })

  test('refuses limits that cross or leave 0 to 1', () => {
    expect(winsorZ({ x: [1, 2, 3, 4, 5], lo: 0.5, hi: 0.5 })).toEqual(badInput('BAD_PARAM'))
    expect(winsorZ({ x: [1, 2, 3, 4, 5], lo: -0.1 })).toEqual(badInput('BAD_PARAM'))
    expect(winsorZ({ x: [1, 2, 3, 4, 5], hi: 1.1 })).toEqual(badInput('BAD_PARAM'))
  })
})
