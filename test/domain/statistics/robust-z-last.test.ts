import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { robustZLast } from '#domain/statistics/robust-z-last.ts'

describe('stat.robust_z_last', () => {
  test('is not moved by one wild value in the history', () => {
    const calm = robustZLast({ x: [1, 2, 3, 4, 5, 9], n: 5, minN: 5 })
    expect(robustZLast({ x: [1, 2, 3, 4, 5000, 9], n: 5, minN: 5 })).toEqual(calm)
  })

  test('drops gaps in the history and needs the newest value', () => {
    expect(robustZLast({ x: [1, null, 2, 3, 2], n: 4, minN: 3 })).toEqual(known(0))
    expect(robustZLast({ x: [1, 2, 3, null], n: 3, minN: 3 })).toEqual(unknown('MISSING_DATA'))
    expect(robustZLast({ x: [1, null, null, 3], n: 3, minN: 3 })).toEqual(unknown('SHORT_HISTORY'))
    expect(robustZLast({ x: [] })).toEqual(unknown('SHORT_HISTORY'))
  })

  test('refuses what is no series or no window', () => {
    expect(robustZLast({ x: [1, Infinity] })).toEqual(badInput('BAD_VALUE'))
    expect(robustZLast({ x: [1, 2], n: -1 })).toEqual(badInput('BAD_PARAM'))
  })
})
