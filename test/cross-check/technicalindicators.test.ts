import { ATR, EMA, OBV, SMA } from 'technicalindicators'
import { describe, expect, test } from 'vitest'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { ema } from '#domain/indicators/ema.ts'
import { obv } from '#domain/indicators/obv.ts'
import { sma } from '#domain/indicators/sma.ts'
import type { Series } from '#domain/input/series.ts'
import { type Result, valueOrNull } from '#domain/result.ts'
import { walk } from './walks.ts'

/**
 * Four studies against an independent library, technicalindicators 3.1.0, bar by bar. Where it starts differs:
 * - SMA, EMA and ATR: it writes nothing during warm-up, we write null there. Its EMA starts from the simple average of the
 *   first n, as ours with seed "sma". Its ATR starts from the mean of the n true ranges after the first bar, as ours.
 * - OBV: it starts on the second bar with that day's volume, so its first value is our second; the 0 of the first bar is left out.
 * Its RSI is rounded to two decimals and is not compared here.
 */
function expectSame(ours: Result<Series>, theirs: readonly number[], leftOut: number): void {
  const values = valueOrNull(ours)!
  expect(theirs.length).toBe(values.length - leftOut)
  theirs.forEach((value, i) => {
    const own = values[i + leftOut]!
    expect(Math.abs(own - value), `bar ${i + leftOut}: ${own} against ${value}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
  })
}

describe.each([1, 2, 3])('walk %i', (seed) => {
  const { high, low, close, volume } = walk(seed)

  test.each([2, 20, 50, 200])('the simple average of %i', (period) => {
    const ours = sma({ x: close, n: period })
    expectSame(ours, SMA.calculate({ values: close, period }), period - 1)
    expect(valueOrNull(ours)!.slice(0, period - 1)).toEqual(Array.from({ length: period - 1 }, () => null))
  })

  test.each([2, 12, 26, 200])('the exponential average of %i', (period) => {
    expectSame(ema({ x: close, n: period }), EMA.calculate({ values: close, period }), period - 1)
  })

  test.each([2, 14, 22])('the average true range of %i', (period) => {
    expectSame(atrWilder({ h: high, l: low, c: close, n: period }), ATR.calculate({ high, low, close, period }), period)
  })

  test('volume on balance', () => {
    const ours = obv({ c: close, v: volume })
    expectSame(ours, OBV.calculate({ close, volume }), 1)
    expect(valueOrNull(ours)![0]).toBe(0)
  })
})
