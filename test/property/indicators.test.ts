import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { ema } from '#domain/indicators/ema.ts'
import { obv } from '#domain/indicators/obv.ts'
import { sma } from '#domain/indicators/sma.ts'
import type { Series } from '#domain/input/series.ts'
import { type Result, valueOrNull } from '#domain/result.ts'
import { type RandomBars, randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const walk = randomBars(2, 80)
const window = fc.integer({ min: 1, max: 30 })

const studies: [string, (bars: RandomBars, n: number) => Result<Series>][] = [
  ['ind.sma', ({ close }, n) => sma({ x: close, n })],
  ['ind.ema from an average', ({ close }, n) => ema({ x: close, n })],
  ['ind.ema from the first value', ({ close }, n) => ema({ x: close, n, seed: 'first' })],
  ['ind.atr_wilder', ({ high, low, close }, n) => atrWilder({ h: high, l: low, c: close, n })],
  ['ind.obv', ({ close, volume }) => obv({ c: close, v: volume })],
]

const cut = (bars: RandomBars, length: number): RandomBars => ({
  open: bars.open.slice(0, length),
  high: bars.high.slice(0, length),
  low: bars.low.slice(0, length),
  close: bars.close.slice(0, length),
  volume: bars.volume.slice(0, length),
})

test.each(studies)('%s says the same of a day before and after later bars arrive', (_id, study) => {
  holds(fc.tuple(walk, window, fc.nat()), ([bars, n, at]) => {
    const length = 1 + (at % bars.close.length)
    expect(valueOrNull(study(cut(bars, length), n))).toEqual(valueOrNull(study(bars, n))!.slice(0, length))
  })
})

test.each(studies.slice(0, 4))('%s doubles when every price doubles', (_id, study) => {
  holds(fc.tuple(walk, window), ([bars, n]) => {
    const double = (prices: readonly number[]): number[] => prices.map((price) => price * 2)
    const doubled = { ...bars, open: double(bars.open), high: double(bars.high), low: double(bars.low), close: double(bars.close) }
    expect(valueOrNull(study(doubled, n))).toEqual(valueOrNull(study(bars, n))!.map((value) => (value === null ? null : value * 2)))
  })
})

test('ind.obv does not depend on the price level', () => {
  holds(walk, ({ close, volume }) => {
    expect(obv({ c: close.map((price) => price * 2), v: volume })).toEqual(obv({ c: close, v: volume }))
  })
})

test('an average lies between the lowest and the highest value of its window', () => {
  holds(fc.tuple(walk, window), ([{ close }, n]) => {
    valueOrNull(sma({ x: close, n }))!.forEach((average, t) => {
      if (average === null) return
      const held = close.slice(t - n + 1, t + 1)
      expect(average).toBeGreaterThanOrEqual(Math.min(...held) * (1 - 1e-12))
      expect(average).toBeLessThanOrEqual(Math.max(...held) * (1 + 1e-12))
    })
  })
})
