import { describe, expect, test } from 'vitest'
import { ema } from '#domain/indicators/ema.ts'
import { movingAverage, sma } from '#domain/indicators/sma.ts'
import { badInput, known, unknown } from '#domain/result.ts'

describe('ind.sma', () => {
  test('is null until n values are known, and everywhere when there are fewer', () => {
    expect(sma({ x: [2, 4, 6], n: 2 })).toEqual(known([null, 3, 5]))
    expect(sma({ x: [2, 4], n: 3 })).toEqual(known([null, null]))
  })

  test('forgets what has left its window, however large it was', () => {
    const averages = movingAverage([1e15, 1, 2, 3, 4], 2)
    expect(averages.slice(2)).toEqual([1.5, 2.5, 3.5])
  })

  test('is as exact after ten thousand bars as at the start', () => {
    const values = Array.from({ length: 10_000 }, (_, t) => 50 + Math.sin(t) * 49)
    const averages = movingAverage(values, 200)
    const direct = values.slice(-200).reduce((sum, value) => sum + value, 0) / 200
    expect(Math.abs(averages.at(-1)! / direct - 1)).toBeLessThan(1e-15)
  })

  test('needs a value, no gap and a window', () => {
    expect(sma({ x: [], n: 2 })).toEqual(unknown('SHORT_HISTORY'))
    expect(sma({ x: [1, null, 2], n: 2 })).toEqual(unknown('MISSING_DATA'))
    expect(sma({ x: [1], n: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(sma({ x: [1], n: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(sma({ x: [1], n: 1.5 })).toEqual(badInput('BAD_PARAM'))
    expect(sma({ x: { length: 1 } as never, n: 1 })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('ind.ema', () => {
  test('starts from the simple average of n values, or from the first one', () => {
    expect(ema({ x: [2, 4, 9], n: 2 })).toEqual(known([null, 3, 7]))
    expect(ema({ x: [2, 4, 9], n: 3, seed: 'first' })).toEqual(known([2, 3, 6]))
    expect(ema({ x: [2, 4, 9], n: 1 })).toEqual(known([2, 4, 9]))
    expect(ema({ x: [2, 4], n: 5 })).toEqual(known([null, null]))
  })

  test('refuses another seed before anything else', () => {
    expect(ema({ x: null as never, n: 0, seed: 'last' as 'sma' })).toEqual(badInput('BAD_VALUE'))
    expect(ema({ x: [1], n: 1, seed: null as never })).toEqual(badInput('BAD_VALUE'))
    expect(ema({ x: [1], n: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(ema({ x: [1, null], n: 1 })).toEqual(unknown('MISSING_DATA'))
    expect(ema({ x: [], n: 1 })).toEqual(unknown('SHORT_HISTORY'))
  })
})
