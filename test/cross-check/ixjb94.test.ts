import { IndicatorsSync } from '@ixjb94/indicators'
import { describe, expect, test } from 'vitest'
import { atrColumn } from '#domain/sweep/atr-column.ts'
import { bollingerColumns } from '#domain/sweep/bollinger-columns.ts'
import { emaColumn } from '#domain/sweep/ema-column.ts'
import { highestColumn, lowestColumn } from '#domain/sweep/extreme-columns.ts'
import { rsiColumn } from '#domain/sweep/rsi-column.ts'
import { smaColumn } from '#domain/sweep/sma-column.ts'
import { walk } from './walks.ts'

/**
 * The columns against the library whose speed they are measured against, @ixjb94/indicators 1.2.4: what is compared for time
 * must be the same study. It writes nothing during warm-up. Where it starts differs:
 * - EMA from the first value, as ours with seed "first".
 * - ATR counts high − low of the first bar as a true range and starts one bar earlier; both forget their start with (1 − 1/n)
 *   a bar, so they are compared from where that is below 1e-9.
 */
const library = new IndicatorsSync()

function column(length: number, study: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(length)
  study(out)
  return out
}

function expectSame(ours: Float64Array, theirs: readonly number[], from = 0): void {
  const warmUp = ours.length - theirs.length
  for (let t = Math.max(warmUp, from); t < ours.length; t += 1) {
    const value = theirs[t - warmUp]!
    expect(Math.abs(ours[t]! - value), `bar ${t}: ${ours[t]} against ${value}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
  }
}

describe.each([4, 5])('walk %i', (seed) => {
  const { high, low, close } = walk(seed)
  const [h, l, c] = [Float64Array.from(high), Float64Array.from(low), Float64Array.from(close)]
  const length = close.length

  test('simple average', () => {
    expectSame(
      column(length, (out) => smaColumn(c, 20, out)),
      library.sma(close, 20),
    )
  })

  test('exponential average', () => {
    expectSame(
      column(length, (out) => emaColumn(c, 20, out, 'first')),
      library.ema(close, 20),
    )
  })

  test('relative strength index', () => {
    expectSame(
      column(length, (out) => rsiColumn(c, 14, out)),
      library.rsi(close, 14),
    )
  })

  test('average true range, once both have forgotten their start', () => {
    const forgotten = Math.ceil(Math.log(1e-10) / Math.log(13 / 14))
    expectSame(
      column(length, (out) => atrColumn(h, l, c, 14, out)),
      library.atr(high, low, close, 14),
      forgotten,
    )
  })

  test('Bollinger bands', () => {
    const [lower, middle, upper] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)]
    bollingerColumns(c, 20, 2, { lower, middle, upper })
    const [theirLower, theirMiddle, theirUpper] = library.bbands(close, 20, 2) as [number[], number[], number[]]
    expectSame(lower, theirLower)
    expectSame(middle, theirMiddle)
    expectSame(upper, theirUpper)
  })

  test('highest and lowest', () => {
    expectSame(
      column(length, (out) => highestColumn(h, 252, out)),
      library.max(high, 252),
    )
    expectSame(
      column(length, (out) => lowestColumn(l, 252, out)),
      library.min(low, 252),
    )
  })
})
