import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { intradayGini, intradayHhi } from '#domain/screening/intraday-concentration.ts'
import { liquidityWindows } from '#domain/screening/liquidity-windows.ts'
import { rvolTod } from '#domain/screening/rvol-tod.ts'
import { vwapRef } from '#domain/screening/vwap-ref.ts'
import { windowCapacity } from '#domain/screening/window-capacity.ts'

const history = Array.from({ length: 10 }, () => [100, 100, 100, 100, 100, 100])

describe('a day against its usual shape', () => {
  test('a bucket that fewer than ten days know has no ratio', () => {
    const patchy = history.map((day, i) => (i === 0 ? [null, ...day.slice(1)] : day))
    expect(valueOrNull(rvolTod({ today: [100, 200, 300, 100, 100, 100], history: patchy }))).toEqual([null, 2, 3, 1, 1, 1])
  })

  test('one bucket is as concentrated as it gets, and has no even day to compare with', () => {
    expect(valueOrNull(intradayHhi({ vol: [5] }))).toEqual({ hhi: 1, normalised: null, effectiveBuckets: 1 })
    expect(valueOrNull(intradayGini({ vol: [0, 0, 0, 4] }))).toBeCloseTo(3 / 4, 12)
  })

  test('two busy stretches too far apart are two windows, and a lonely busy bucket is none', () => {
    const today = [300, 300, 10, 10, 300, 10]
    expect(valueOrNull(liquidityWindows({ today, history }))!.windows).toMatchObject([{ from: 0, to: 1, hotBuckets: 2 }])
    const wide = valueOrNull(liquidityWindows({ today, history, maxGap: 2 }))!.windows
    expect(wide).toMatchObject([{ from: 0, to: 4, hotBuckets: 3 }])
    expect(wide[0]!.meanRvol).toBeCloseTo((3 + 3 + 0.1 + 0.1 + 3) / 5, 12)
  })

  test('a day without a busy stretch has no share in one', () => {
    expect(valueOrNull(liquidityWindows({ today: [100, 100, 100, 100, 100, 100], history }))).toEqual({ windows: [], windowShare: 0 })
  })

  test('a day on which nothing trades at all has no shares', () => {
    const idle = Array.from({ length: 10 }, () => [0, 0])
    expect(valueOrNull(liquidityWindows({ today: [0, 0], history: idle }))).toEqual({ windows: [], windowShare: null })
  })

  test('a bucket skipped inside a window counts with nothing', () => {
    const window = valueOrNull(liquidityWindows({ today: [300, null, 300, 100, 100, 100], history }))!.windows[0]!
    expect(window).toMatchObject({ from: 0, to: 2, volume: 600, meanRvol: 3 })
  })
})

describe('the recurring window', () => {
  test('of equally frequent windows the one with more volume is taken', () => {
    const days = Array.from({ length: 10 }, () => [10, 10, 10, 10, 90, 100, 90, 10])
    expect(valueOrNull(windowCapacity({ history: days, price: 10 }))).toMatchObject({ bucket: 4, from: '11:30', to: '12:30', recurrence: 1 })
  })

  test('a day without a trade is busy nowhere, and a day with a gap does not count', () => {
    const days = [...Array.from({ length: 10 }, () => [1, 1, 8, 8, 1, 1]), [0, 0, 0, 0, 0, 0], [1, 1, null, 8, 1, 1]]
    expect(valueOrNull(windowCapacity({ history: days, price: 10, hot: 2 }))).toMatchObject({ bucket: 2, recurrence: 10 / 11, days: 11, capacityShares: 1 })
  })
})

describe('the session VWAP', () => {
  const bar = { high: 11, low: 9, close: 10, volume: 100 }

  test('a close above it says so', () => {
    expect(valueOrNull(vwapRef({ bars: [bar, { high: 14, low: 12, close: 13, volume: 100 }] }))).toMatchObject({ vwap: 11.5, last: 13, above: true })
  })

  test('an absent volume is missing, not none', () => {
    expect(vwapRef({ bars: [{ high: 11, low: 9, close: 10 } as never] })).toEqual({ kind: 'unknown', code: 'MISSING_DATA' })
  })
})
