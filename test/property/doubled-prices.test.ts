import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { evaluateFormula } from '#domain/formulas.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'
import { type ScreenFactor, SCREEN_FACTORS, screenColumnsFor, sweepScreen } from '#domain/sweep/screen-columns.ts'
import { firstDifference } from '../vectors/difference.ts'
import { type RandomBars, randomBars } from './bars.ts'
import { columnForms } from './column-forms.ts'
import { gappyBars } from './gappy-bars.ts'
import { holds } from './seeded.ts'

/** Prices in another unit. Tick, lot, fee, share-count and Amihud functions are outside by nature; so is a spread of a millionth of a price. */
type Scale = (prices: readonly number[]) => readonly number[]
type Case = readonly [string, (bars: RandomBars, scale: Scale) => Readonly<Record<string, unknown>>]

const twice: Scale = (prices) => prices.map((price) => 2 * price)
const asTheyAre: Scale = (prices) => prices
const hlc = ({ high, low, close }: RandomBars, scale: Scale) => ({ h: scale(high), l: scale(low), c: scale(close) })
const ohlc = (bars: RandomBars, scale: Scale) => ({ o: scale(bars.open), ...hlc(bars, scale) })

/** Returns, volatilities, verdicts, ratios. */
const UNCHANGED: readonly Case[] = [
  ['vol.close_to_close', ({ close }, scale) => ({ c: scale(close) })],
  ['vol.parkinson', ({ high, low }, scale) => ({ h: scale(high), l: scale(low) })],
  ['vol.garman_klass', ohlc],
  ['vol.rogers_satchell', ohlc],
  ['vol.yang_zhang', ohlc],
  ['rot.rel_return', ({ close, open }, scale) => ({ a: scale(close), b: open })],
  ['rot.persistence', ({ close, open }, scale) => ({ a: close, b: scale(open) })],
  ['rot.trend_model', ({ close }, scale) => ({ c: scale(close), looks: [5, 10, 20], volN: 5, back: 5 })],
  ['rot.dollar', ({ close }, scale) => ({ usd: scale(close), minN: 10 })],
  ['rot.ad_counts', ({ open, close }, scale) => ({ prev: scale(open), cur: scale(close) })],
  ['scr.momentum', ({ close }, scale) => ({ c: scale(close), look: 40, skip: 5 })],
  ['bt.drawdown', ({ close }, scale) => ({ eq: scale(close) })],
  ['bt.metrics', ({ close }, scale) => ({ eq: scale(close), minAnn: 10 })],
  ['ind.rsi_wilder', ({ close }, scale) => ({ c: scale(close), n: 5 })],
  ['stop.volume_divergence', (bars, scale) => ({ ...hlc(bars, scale), v: bars.volume })],
]

/** Averages, ranges and levels. */
const DOUBLED: readonly Case[] = [
  ['ind.sma', ({ close }, scale) => ({ x: scale(close), n: 5 })],
  ['ind.ema', ({ close }, scale) => ({ x: scale(close), n: 5 })],
  ['ind.atr_wilder', hlc],
  ['stop.chandelier', hlc],
]

const walk = randomBars(50, 80)
const valueOf = (id: string, input: Readonly<Record<string, unknown>>): unknown => {
  const result = evaluateFormula(id, input)
  return result?.kind === 'value' ? result.value : result
}

describe('prices twice as high leave as it was', () => {
  test.each(UNCHANGED)('%s', (id, build) => {
    holds(walk, (bars) => {
      expect(firstDifference(valueOf(id, build(bars, twice)), valueOf(id, build(bars, asTheyAre)), { abs: 1e-9, rel: 1e-9 })).toBeNull()
    })
  })
})

describe('prices twice as high double', () => {
  test.each(DOUBLED)('%s', (id, build) => {
    holds(walk, (bars) => {
      const once = valueOf(id, build(bars, asTheyAre))
      const double = (value: unknown): unknown => (typeof value === 'number' ? 2 * value : Array.isArray(value) ? value.map(double) : value)
      expect(valueOf(id, build(bars, twice))).toEqual(double(once))
    })
  })
})

const doubled = (bars: Bars): Bars => ({
  ...bars,
  open: bars.open.map((price) => 2 * price),
  high: bars.high.map((price) => 2 * price),
  low: bars.low.map((price) => 2 * price),
  close: bars.close.map((price) => 2 * price),
})

/** By what a column changes when prices double; those of volume alone and those without unit stay. */
const FACTOR: Readonly<Record<string, number>> = {
  'ind.sma': 2,
  'ind.ema from an average': 2,
  'ind.ema from the first value': 2,
  'ind.atr_wilder': 2,
  'ind.bollinger, lower band': 2,
  'ind.bollinger, upper band': 2,
  'ind.rolling_extremes, highest': 2,
  'ind.rolling_extremes, lowest': 2,
  'scr.dollar_volume': 2,
}

describe('the columns', () => {
  test.each(columnForms)('$id', ({ id, column, windows }) => {
    holds(gappyBars(2, 60), (bars) => {
      const sweep = (one: Bars): Float64Array => {
        const out = new Float64Array(one.close.length)
        column(one, windows[Math.min(2, windows.length - 1)]!, out)
        return out
      }
      expect(sweep(doubled(bars))).toEqual(sweep(bars).map((value) => (FACTOR[id] ?? 1) * value))
    })
  })

  test('breadth counts the same names', () => {
    holds(
      gappyBars(50, 80),
      (bars) => {
        const count = (one: Bars) => {
          const sweep = new BreadthSweep(Int32Array.from({ length: 80 }, (_, t) => 20_000 + t))
          sweep.add({ bars: one })
          return sweep.counts
        }
        expect(count(doubled(bars))).toEqual(count(bars))
      },
      60,
    )
  })

  test('the screen keeps every factor but the two in USD', () => {
    const inUsd: readonly ScreenFactor[] = ['price', 'dollarVolume20']
    holds(
      gappyBars(200, 275),
      (bars) => {
        const screen = (one: Bars) => {
          const columns = screenColumnsFor(1)
          sweepScreen({ names: [one], session: 30_000, benchmark: bars, states: [], columns })
          return columns
        }
        const [once, both] = [screen(bars), screen(doubled(bars))]
        for (const factor of SCREEN_FACTORS) {
          const expected = once[factor][0]! * (inUsd.includes(factor) ? 2 : 1)
          if (Number.isNaN(expected)) expect(both[factor][0], factor).toBeNaN()
          else expect(both[factor][0], factor).toBeCloseTo(expected, 9)
        }
      },
      40,
    )
  })
})
