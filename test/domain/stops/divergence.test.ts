import { describe, expect, test } from 'vitest'
import { divergenceAt, divergenceWarmUp } from '#domain/stops/divergence-reading.ts'
import {
  DIVERGENCE_DEFAULTS,
  type DivergenceColumns,
  type DivergenceParams,
  type DivergenceSignals,
  divergenceSignals,
} from '#domain/stops/divergence-signals.ts'
import type { Flag } from '#domain/three-valued.ts'

/** Windows short enough to be followed by eye. */
const SHORT: DivergenceParams = { ...DIVERGENCE_DEFAULTS, N: 3, dryDays: 2, volN: 2, atrN: 2, minBars: 2 }

/** Bars of one dollar around each close, unless a high or low is given; 100 shares; a universe that trades as usual. */
function columns(c: readonly number[], changes: Partial<DivergenceColumns> = {}): DivergenceColumns {
  return { c, h: c.map((close) => close + 0.5), l: c.map((close) => close - 0.5), v: c.map(() => 100), universeRvol: c.map(() => 1), ...changes }
}

const signals = (c: readonly number[], changes: Partial<DivergenceColumns> = {}, params: Partial<DivergenceParams> = {}): DivergenceSignals =>
  divergenceSignals(columns(c, changes), { ...SHORT, ...params })

const last = <T>(list: readonly T[]): T => list.at(-1)!

describe('rising on falling volume (d1)', () => {
  const rise = [20, 20, 21, 20.8, 21.2]

  test('is true when the price rose by half a range while more was sold on down days than bought on up days', () => {
    expect(last(signals(rise, { v: [100, 100, 100, 500, 100] }).d1)).toBe(true)
    expect(last(signals(rise, { v: [100, 100, 500, 100, 100] }).d1)).toBe(false)
    expect(last(signals([20, 20, 20.3, 20.1, 20.4], { v: [100, 100, 100, 500, 100] }).d1)).toBe(false)
  })

  test('is false when both sides traded the same', () => {
    expect(last(signals(rise, { v: [100, 100, 100, 200, 100] }).d1)).toBe(false)
  })

  test('does not see the volume of the bar the rise is counted from, nor of older ones', () => {
    expect(last(signals([30, 20, 21, 20.8, 21.2], { v: [100, 9_000, 500, 100, 100] }).d1)).toBe(false)
    expect(last(signals([31, 30, 20, 21, 20.8, 21.2], { v: [100, 9_000, 9_000, 500, 100, 100] }).d1)).toBe(false)
  })

  test('is open while a volume of a day that moved is missing, not for one of a day that did not', () => {
    expect(last(signals(rise, { v: [100, 100, null, 500, 100] }).d1)).toBeNull()
    expect(last(signals([20, 20, 21, 21, 21.2], { v: [100, 100, 100, null, 100] }).d1)).toBe(false)
  })

  test('is open before its bars and its true range are there', () => {
    expect(signals(rise).d1.map((signal) => signal === null)).toEqual([true, true, true, false, false])
    expect(signals(rise, {}, { N: 1, atrN: 3 }).d1.map((signal) => signal === null)).toEqual([true, true, true, false, false])
  })
})

describe('near the high on dry volume (d2)', () => {
  const calm = [20, 20, 20, 20, 20]
  const drying = [100, 100, 100, 50, 40]

  test('is true when volume dries up under the high while the universe trades as usual', () => {
    expect(last(signals(calm, { v: drying }).d2)).toBe(true)
    expect(last(signals(calm, { v: drying, universeRvol: [1, 1, 1, 0.5, 0.5] }).d2)).toBe(false)
    expect(last(signals(calm, { v: [100, 100, 100, 50, 100] }).d2)).toBe(false)
  })

  test('measures the distance from the highest high of its bars only', () => {
    const high = (at: number): number[] => calm.map((close, t) => (t === at ? 25 : close + 0.5))
    expect(last(signals(calm, { v: drying, h: high(2) }, { nearAtr: 0.5 }).d2)).toBe(false)
    expect(last(signals(calm, { v: drying, h: high(4) }).d2)).toBe(false)
    expect(last(signals(calm, { v: drying, h: high(1) }, { nearAtr: 1 }).d2)).toBe(true)
    expect(last(signals([...calm, 20], { v: [100, ...drying], h: [20.5, 25, 20.5, 20.5, 20.5, 20.5] }).d2)).toBe(true)
  })

  test('a close one range below the high is still near, more is not', () => {
    const falling = (close: number): number[] => [20, 20, 20, 20, close]
    expect(last(signals(falling(19.5), { v: drying }).d2)).toBe(true)
    expect(last(signals(falling(19), { v: drying }).d2)).toBe(false)
  })

  test('is open where volume, universe or a usual volume is missing', () => {
    expect(last(signals(calm, { v: [100, 100, 100, null, 40] }).d2)).toBeNull()
    expect(last(signals(calm, { v: drying, universeRvol: [1, 1, 1, null, 1] }).d2)).toBeNull()
    expect(last(signals(calm, { v: drying, universeRvol: null }).d2)).toBeNull()
    expect(last(signals(calm, { v: [0, 0, 0, 0, 40] }).d2)).toBeNull()
  })

  test('is open before its bars, its true range and its volumes are there, and no longer', () => {
    const open = (params: Partial<DivergenceParams>): boolean[] => signals(calm, { v: [160, 80, 40, 20, 10] }, params).d2.map((signal) => signal === null)
    expect(open({ N: 3, atrN: 1, volN: 1, dryDays: 1 })).toEqual([true, true, false, false, false])
    expect(open({ N: 2, atrN: 3, volN: 1, dryDays: 1 })).toEqual([true, true, true, false, false])
    expect(open({ N: 1, atrN: 1, volN: 1, dryDays: 2 })).toEqual([true, true, false, false, false])
  })
})

describe('distribution (d3)', () => {
  /** Down from 20 to 19 on three times the usual volume, closing at `close` in a bar from 18.8 to 20.8. */
  const heavy = (close: number, changes: Partial<DivergenceColumns> = {}): Flag =>
    last(signals([20, 20, 20, close], { h: [20.5, 20.5, 20.5, 20.8], l: [19.5, 19.5, 19.5, 18.8], v: [100, 100, 100, 300], ...changes }).d3)

  test('is true when a heavy day closes lower, in the lowest quarter of its bar', () => {
    expect(heavy(19.2)).toBe(true)
    expect(heavy(19.3)).toBe(true)
    expect(heavy(19.4)).toBe(false)
    expect(last(signals([20, 20, 20, 19.9], { l: [19.5, 19.5, 19.5, 19.6], v: [100, 100, 100, 300] }).d3)).toBe(false)
  })

  test('is false on a close that did not fall and on a day of ordinary volume', () => {
    const low = { h: [20.5, 20.5, 20.5, 24], l: [19.5, 19.5, 19.5, 20] }
    expect(last(signals([20, 20, 20, 20], { ...low, v: [100, 100, 100, 300] }).d3)).toBe(false)
    expect(last(signals([20, 20, 20, 20.1], { ...low, v: [100, 100, 100, 300] }).d3)).toBe(false)
    expect(heavy(19, { v: [100, 100, 100, 149] })).toBe(false)
    expect(heavy(19, { v: [100, 100, 100, 150] })).toBe(true)
  })

  test('compares with the two bars before, not with older or later ones', () => {
    const c = [20, 20, 20, 20, 19, 21]
    const d3 = signals(c, { h: [20.5, 20.5, 20.5, 20.5, 20.5, 21.5], l: [19.5, 19.5, 19.5, 19.5, 19, 20.5], v: [900, 900, 100, 100, 200, 900] }).d3
    expect(d3[4]).toBe(true)
  })

  test('is open where a volume it needs is missing, and on the first bar', () => {
    expect(heavy(19, { v: [100, 100, 100, null] })).toBeNull()
    expect(heavy(19, { v: [100, null, 100, 300] })).toBeNull()
    expect(heavy(19, { v: [100, 100, null, 300] })).toBeNull()
    expect(heavy(19, { v: [null, 100, 100, 300] })).toBe(true)
    expect(signals([20, 20]).d3[0]).toBeNull()
    expect(signals([20, 19], { h: [20.5, 20], l: [19.5, 19] }).d3).toEqual([null, null])
  })

  test('is open while the bars its usual volume is taken from are too few', () => {
    // The usual volume is that of the four bars before, and only two are there.
    const falls = { l: [19.5, 19.5, 19], v: [100, 100, 500] }
    expect(last(signals([20, 20, 19], falls, { volN: 4 }).d3)).toBeNull()
    expect(last(signals([20, 20, 19], falls).d3)).toBe(true)
  })
})

describe('the reading of one bar', () => {
  const quiet = [false, false, false, false]
  const read = (changes: Partial<DivergenceSignals>, entryIndex: number | null = null) =>
    divergenceAt({ d1: quiet, d2: quiet, d3: quiet, ...changes }, 3, entryIndex, { ...SHORT, confirm: 2, minBars: 10 })

  test('exits on the second close in a row, or on distribution the bar after', () => {
    expect(read({ d1: [false, false, true, true] })).toMatchObject({ action: 'exit', run1: 2 })
    expect(read({ d1: [false, false, false, true] })).toMatchObject({ action: 'none', run1: 1 })
    expect(read({ d1: [false, false, true, false], d3: [false, false, false, true] })).toMatchObject({ action: 'exit', run1: 0 })
    expect(read({ d1: [false, true, false, false], d3: [false, false, false, true] }).action).toBe('none')
  })

  test('tightens on the second dry close in a row', () => {
    expect(read({ d2: [false, false, true, true] })).toMatchObject({ action: 'tighten', run2: 2 })
    expect(read({ d2: [false, false, false, true] }).action).toBe('none')
  })

  test('is not judged where an unknown signal could have decided, and only there', () => {
    expect(read({ d1: [false, false, null, true] }).action).toBeNull()
    expect(read({ d1: [false, false, null, null] }).action).toBeNull()
    expect(read({ d1: [false, false, false, null] }).action).toBe('none')
    expect(read({ d1: [false, false, null, false], d3: [false, false, false, true] }).action).toBeNull()
    expect(read({ d1: [false, false, true, false], d3: [false, false, false, null] }).action).toBeNull()
    expect(read({ d1: [false, false, null, false], d3: [false, false, false, false] }).action).toBe('none')
    expect(read({ d1: [false, false, false, false], d3: [false, false, false, null] }).action).toBe('none')
    expect(read({ d2: [false, false, null, true] }).action).toBeNull()
    expect(read({ d2: [false, false, false, null] }).action).toBe('none')
  })

  test('an open exit outranks a certain tighten', () => {
    expect(read({ d1: [false, false, null, null], d2: [true, true, true, true] }).action).toBeNull()
  })

  test('counts a run back to the first bar', () => {
    expect(divergenceAt({ d1: [true, true], d2: quiet, d3: quiet }, 1, null, SHORT)).toMatchObject({ run1: 2, action: 'exit' })
    expect(read({ d1: [true, true, true, true] })).toMatchObject({ run1: 4 })
  })

  test('says nothing within the first bars since entry, and everything without an entry', () => {
    const firing = { d1: [true, true, true, true] }
    expect(read(firing, 0).action).toBe('none')
    expect(read(firing, null).action).toBe('exit')
    expect(divergenceAt({ d1: firing.d1, d2: quiet, d3: quiet }, 3, 1, { ...SHORT, minBars: 2 }).action).toBe('exit')
    expect(divergenceAt({ d1: firing.d1, d2: quiet, d3: quiet }, 3, 2, { ...SHORT, minBars: 2 }).action).toBe('none')
  })
})

test('the warm-up is that of the longer of volume and price, with the closes to confirm', () => {
  expect(divergenceWarmUp(DIVERGENCE_DEFAULTS)).toBe(24)
  expect(divergenceWarmUp({ ...DIVERGENCE_DEFAULTS, N: 50 })).toBe(52)
  expect(divergenceWarmUp({ ...DIVERGENCE_DEFAULTS, atrN: 60 })).toBe(62)
  expect(divergenceWarmUp({ ...DIVERGENCE_DEFAULTS, confirm: 5 })).toBe(27)
})
