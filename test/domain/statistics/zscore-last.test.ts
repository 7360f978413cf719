import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'

describe('stat.zscore_last', () => {
  test('looks at the n values before the newest, not at older ones', () => {
    expect(zscoreLast({ x: [1000, 1, 2, 3, 4], n: 3, minN: 3 })).toEqual(known(2))
  })

  test('counts places, not known values, for its window', () => {
    expect(zscoreLast({ x: [5, 1, null, 3, 4], n: 3, minN: 2 })).toEqual(known((4 - 2) / Math.SQRT2))
  })

  test('is unknown below its minimum, and never judges one value', () => {
    expect(zscoreLast({ x: [1, 2, 3], n: 10, minN: 3 })).toEqual(unknown('SHORT_HISTORY'))
    expect(zscoreLast({ x: [1, 2], n: 10, minN: 1 })).toEqual(unknown('SHORT_HISTORY'))
    expect(zscoreLast({ x: [] })).toEqual(unknown('SHORT_HISTORY'))
  })

  test('takes rounding noise for no variance', () => {
    expect(zscoreLast({ x: [0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 5], n: 4, minN: 4 })).toEqual(unknown('ZERO_VARIANCE'))
  })

  test('refuses a window that is none', () => {
    expect(zscoreLast({ x: [1, 2, 3], n: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(zscoreLast({ x: [1, 2, 3], minN: 2.5 })).toEqual(badInput('BAD_PARAM'))
    expect(zscoreLast({ x: [1, 2, 3], n: null as never })).toEqual(badInput('BAD_PARAM'))
  })
})
