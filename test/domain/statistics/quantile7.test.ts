import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { median, quantile7 } from '#domain/statistics/quantile7.ts'

describe('stat.quantile7', () => {
  test('is the smallest and the largest value at the ends', () => {
    expect(quantile7({ x: [3, 1, 2], p: 0 })).toEqual(known(1))
    expect(quantile7({ x: [3, 1, 2], p: 1 })).toEqual(known(3))
  })

  test('leaves the list as it was', () => {
    const x = [3, 1, 2]
    quantile7({ x, p: 0.5 })
    expect(x).toEqual([3, 1, 2])
  })

  test('orders by size, not by text', () => {
    expect(median([100, 9, 20])).toBe(20)
    expect(median([-1, -10, 0, 5])).toBe(-0.5)
  })

  test('needs a value and allows no gap', () => {
    expect(quantile7({ x: [], p: 0.5 })).toEqual(unknown('SHORT_HISTORY'))
    expect(quantile7({ x: [1, null], p: 0.5 })).toEqual(unknown('MISSING_DATA'))
    expect(quantile7({ x: null as never, p: 0.5 })).toEqual(unknown('MISSING_DATA'))
    expect(quantile7({ x: [1], p: null as never })).toEqual(unknown('MISSING_DATA'))
  })

  test('names wrong input before missing input', () => {
    expect(quantile7({ x: null as never, p: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(quantile7({ x: [1, Number.NaN], p: 0.5 })).toEqual(badInput('BAD_VALUE'))
    expect(quantile7({ x: '1' as never, p: 0.5 })).toEqual(badInput('BAD_VALUE'))
    expect(quantile7({ x: [1], p: '0.5' as never })).toEqual(badInput('BAD_VALUE'))
    expect(quantile7({ x: [1], p: Number.NaN })).toEqual(badInput('BAD_PARAM'))
  })
})
