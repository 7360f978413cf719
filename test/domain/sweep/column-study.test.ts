import { describe, expect, test } from 'vitest'
import { atrColumn } from '#domain/sweep/atr-column.ts'
import { bollingerColumns } from '#domain/sweep/bollinger-columns.ts'
import { emaColumn } from '#domain/sweep/ema-column.ts'
import { highestColumn, lowestColumn } from '#domain/sweep/extreme-columns.ts'
import { medianColumn } from '#domain/sweep/median-column.ts'
import { obvColumn } from '#domain/sweep/obv-column.ts'
import { logReturnColumn, returnColumn } from '#domain/sweep/return-columns.ts'
import { rotationMapColumns } from '#domain/sweep/rotation-map-columns.ts'
import { rsiColumn } from '#domain/sweep/rsi-column.ts'
import { smaColumn } from '#domain/sweep/sma-column.ts'
import { zscoreColumn } from '#domain/sweep/zscore-column.ts'

const _ = Number.NaN
const swept = (length: number, study: (out: Float64Array) => void): number[] => {
  const out = new Float64Array(length)
  study(out)
  return [...out]
}

describe('a gap costs its own window and nothing more', () => {
  const x = Float64Array.of(1, 2, 3, _, 5, 6, 7, 8)

  test.each([
    ['the mean of 2', (out: Float64Array) => smaColumn(x, 2, out), [_, 1.5, 2.5, _, _, 5.5, 6.5, 7.5]],
    ['the exponential mean, started anew', (out: Float64Array) => emaColumn(x, 3, out), [_, _, 2, _, _, _, 6, 7]],
    ['the highest of 3', (out: Float64Array) => highestColumn(x, 3, out), [_, _, 3, _, _, _, 7, 8]],
    ['the lowest of 3', (out: Float64Array) => lowestColumn(x, 3, out), [_, _, 1, _, _, _, 5, 6]],
    ['the median of what is known of 3', (out: Float64Array) => medianColumn(x, 3, 2, out), [_, 1.5, 2, 2.5, 4, 5.5, 6, 7]],
    ['the change over 2', (out: Float64Array) => returnColumn(x, 2, out), [_, _, 2, _, 5 / 3 - 1, _, 7 / 5 - 1, 8 / 6 - 1]],
    ['the logarithm of the change', (out: Float64Array) => logReturnColumn(Float64Array.of(1, Math.E, _, 1, 1, 1, 1, 1), out), [_, 1, _, _, 0, 0, 0, 0]],
    [
      'volume on balance, counted from 0 again',
      (out: Float64Array) => obvColumn(x, Float64Array.of(10, 10, 20, 20, 30, 30, 40, _), out),
      [0, 10, 30, _, 0, 30, 70, _],
    ],
  ])('%s', (_name, study, expected) => {
    expect(swept(8, study)).toEqual(expected)
  })

  test('the true range asks for high, low and close of every bar', () => {
    const close = Float64Array.of(10, 11, 12, 11, 12, 13, 14)
    const high = close.map((price) => price + 1)
    const low = close.map((price) => price - 1)
    expect(swept(7, (out) => atrColumn(high, low, close, 2, out))).toEqual([_, _, 2, 2, 2, 2, 2])
    const patchy = high.with(2, _)
    expect(swept(7, (out) => atrColumn(patchy, low, close, 2, out))).toEqual([_, _, _, _, _, 2, 2])
    // A bar without its close is no bar, though its range could be told from the one before.
    const halted = close.with(4, _)
    expect(swept(7, (out) => atrColumn(high, low, halted, 2, out))).toEqual([_, _, 2, 2, _, _, _])
  })
})

describe('relative strength index', () => {
  test('weighs gains against losses, the newest most', () => {
    const rsi = swept(5, (out) => rsiColumn(Float64Array.of(10, 11, 10, 12, 12), 2, out))
    // Gains 1, 0, 2, 0 and losses 0, 1, 0, 0: ½ against ½, then 1¼ against ¼; a day without change leaves the proportion.
    expect(rsi.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([_, _, 50, 83.333333333, 83.333333333])
  })

  test('is 100 and 0 on a straight way up and down, and says nothing where nothing moves', () => {
    expect(swept(4, (out) => rsiColumn(Float64Array.of(1, 2, 3, 4), 2, out))).toEqual([_, _, 100, 100])
    expect(swept(4, (out) => rsiColumn(Float64Array.of(4, 3, 2, 1), 2, out))).toEqual([_, _, 0, 0])
    expect(swept(4, (out) => rsiColumn(Float64Array.of(5, 5, 5, 5), 2, out))).toEqual([_, _, _, _])
  })
})

test('Bollinger bands lie two deviations of the whole window from its mean', () => {
  const [lower, middle, upper] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)]
  bollingerColumns(Float64Array.of(1, 2, 6), 3, 2, { lower, middle, upper })
  expect(middle).toEqual(Float64Array.of(_, _, 3))
  expect(upper[2]).toBeCloseTo(3 + 2 * Math.sqrt(14 / 3), 12)
  expect(lower[2]).toBeCloseTo(3 - 2 * Math.sqrt(14 / 3), 12)
})

test('a column shorter than its window is not known anywhere', () => {
  for (const study of [smaColumn, emaColumn, rsiColumn, highestColumn, lowestColumn, returnColumn])
    expect(swept(3, (out) => study(Float64Array.of(1, 2, 3), 5, out))).toEqual([_, _, _])
  for (const study of [smaColumn, emaColumn, rsiColumn, highestColumn, lowestColumn]) expect(swept(0, (out) => study(new Float64Array(0), 5, out))).toEqual([])
})

test('a spread of a millionth of the price keeps its digits', () => {
  const x = Float64Array.from({ length: 400 }, (_one, t) => 1e3 + Math.sin(t) / 1000)
  const [out, means, deviations] = [new Float64Array(400), new Float64Array(400), new Float64Array(400)]
  zscoreColumn(x, 20, 20, out, { means, deviations })
  for (let t = 20; t < 400; t += 1) {
    const history = [...x.subarray(t - 20, t)].map((value) => value - 1e3)
    const mean = history.reduce((sum, value) => sum + value, 0) / 20
    const deviation = Math.sqrt(history.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19)
    expect(Math.abs(out[t]! - (x[t]! - 1e3 - mean) / deviation)).toBeLessThan(1e-9)
  }
})

describe('our own mistakes throw', () => {
  const x = new Float64Array(4)

  test.each([
    ['a window of none', () => smaColumn(x, 0, new Float64Array(4)), 'smaColumn: got a window of 0, wanted a whole number from 1'],
    ['half a bar', () => emaColumn(x, 2.5, new Float64Array(4)), 'emaColumn: got a window of 2.5, wanted a whole number from 1'],
    ['a short column for the answer', () => rsiColumn(x, 2, new Float64Array(3)), 'rsiColumn: got a column of 3, wanted at least 4 places'],
    ['columns of two lengths', () => atrColumn(new Float64Array(3), x, x, 2, new Float64Array(4)), 'atrColumn: got a column of 3, wanted at least 4 places'],
    [
      'little room for tails',
      () =>
        rotationMapColumns(
          x,
          { n: 2, k: 1, m: 3 },
          { strength: new Float64Array(4), momentum: new Float64Array(4) },
          { tails: x, changes: new Float64Array(4) },
        ),
      'standingColumn: got a column of 4, wanted at least 6 places',
    ],
    [
      'a look-back that skips strengths',
      () => rotationMapColumns(x, { n: 2, k: 3, m: 2 }, { strength: x, momentum: x }, { tails: x, changes: x }),
      'rotationMapColumns: got a look-back of 3, wanted 1 to the window of 2',
    ],
  ])('%s', (_name, mistake, message) => {
    expect(mistake).toThrow(message)
  })
})
