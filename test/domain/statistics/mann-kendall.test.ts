import { describe, expect, test } from 'vitest'
import { unknown } from '#domain/result.ts'
import { mannKendall } from '#domain/statistics/mann-kendall.ts'

describe('stat.mann_kendall', () => {
  test('counts every pair of a rising series', () => {
    const result = mannKendall({ x: [1, 2, 3, 4, 5, 6, 7, 8] })
    expect(result).toMatchObject({ kind: 'value', value: { S: 28, tau: 1, senSlope: 1 } })
  })

  test('sees no trend where rises and falls balance', () => {
    expect(mannKendall({ x: [1, 2, 2, 1], minN: 4 })).toMatchObject({ value: { S: 0, z: 0, p: 1 } })
  })

  test('is unknown for too few values and for a gap', () => {
    expect(mannKendall({ x: [1, 2, 3] })).toEqual(unknown('SHORT_HISTORY'))
    expect(mannKendall({ x: [1, 2, 3, 4, 5, 6, 7, null] })).toEqual(unknown('MISSING_DATA'))
  })
})
