import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawdown } from '#domain/backtest/drawdown.ts'
import { eventFill } from '#domain/backtest/event-fill.ts'
import { hitRate } from '#domain/backtest/hit-rate.ts'
import { maeMfe } from '#domain/backtest/mae-mfe.ts'
import { metrics } from '#domain/backtest/metrics.ts'
import { pbo } from '#domain/backtest/pbo.ts'
import { rStats } from '#domain/backtest/r-stats.ts'
import { walkForward } from '#domain/backtest/walk-forward.ts'
import { valueOrNull } from '#domain/result.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const curve = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 100 })

test('a drawdown lies between 0 and 1, from a peak to a later trough, whatever the unit', () => {
  holds(curve, (eq) => {
    const fall = valueOrNull(drawdown({ eq }))!
    expect(fall.maxDrawdown).toBeGreaterThanOrEqual(0)
    expect(fall.maxDrawdown).toBeLessThan(1)
    expect(fall.trough).toBeGreaterThanOrEqual(fall.peak)
    expect(valueOrNull(drawdown({ eq: eq.map((value) => value * 8) }))).toEqual(fall)
  })
})

test('more history never shrinks the largest drawdown', () => {
  holds(fc.tuple(curve, fc.nat()), ([eq, at]) => {
    const part = eq.slice(0, 1 + (at % eq.length))
    expect(valueOrNull(drawdown({ eq: part }))!.maxDrawdown).toBeLessThanOrEqual(valueOrNull(drawdown({ eq }))!.maxDrawdown)
  })
})

test('the figures of a curve do not depend on its unit', () => {
  holds(fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 64, maxLength: 100 }), (eq) => {
    const one = valueOrNull(metrics({ eq, rf: 0.02 }))!
    const other = valueOrNull(metrics({ eq: eq.map((value) => value * 16), rf: 0.02 }))!
    expect(other).toEqual(one)
  })
})

const bar = fc.record({
  open: fc.integer({ min: 1, max: 500 }),
  volume: fc.constantFrom(0, 100, 100, 100),
  halted: fc.constantFrom(false, false, false, true),
  split: fc.constantFrom(null, null, null, 2, 0.5),
})

test('what happens after a fill changes nothing about it', () => {
  const order = fc.record({ signal: fc.nat({ max: 9 }), qty: fc.constantFrom(100, -100, 37) })
  holds(fc.tuple(fc.array(bar, { minLength: 10, maxLength: 10 }), fc.array(bar, { minLength: 1, maxLength: 10 }), order), ([bars, later, one]) => {
    const before = valueOrNull(eventFill({ bars, orders: [one] }))![0]!
    const after = valueOrNull(eventFill({ bars: [...bars, ...later], orders: [one] }))![0]!
    if (before.fill !== null) expect(after).toEqual(before)
    if (after.fill !== null && after.fill.bar < bars.length) expect(before).toEqual(after)
  })
})

test('a fill lies after its signal, at the open of a bar that trades', () => {
  holds(fc.array(bar, { minLength: 2, maxLength: 20 }), (bars) => {
    const orders = bars.map((_, signal) => ({ signal, qty: 1000 }))
    for (const { signal, fill, reason } of valueOrNull(eventFill({ bars, orders }))!) {
      expect(fill === null).toBe(reason !== null)
      if (fill === null) continue
      expect(fill.bar).toBeGreaterThan(signal)
      expect(fill.bar).toBeLessThanOrEqual(signal + 6)
      expect(fill.price).toBe(bars[fill.bar]!.open)
      expect(bars[fill.bar]!.volume > 0 && !bars[fill.bar]!.halted).toBe(true)
    }
  })
})

test('a result lies between the furthest against and the furthest in favour', () => {
  holds(fc.tuple(randomBars(1, 30), fc.constantFrom('long' as const, 'short' as const)), ([walk, side]) => {
    const bars = walk.close.map((close, i) => ({ open: walk.open[i]!, high: walk.high[i]!, low: walk.low[i]!, close }))
    const entry = walk.open[0]!
    const trip = valueOrNull(maeMfe({ side, entry, stop: side === 'long' ? entry * 0.9 : entry * 1.1, bars, exitPrice: walk.close.at(-1)! }))!
    expect(trip.maeR).toBeLessThanOrEqual(trip.r)
    expect(trip.r).toBeLessThanOrEqual(trip.mfeR)
    expect(trip.maeR).toBeLessThanOrEqual(0)
    expect(trip.mfeR).toBeGreaterThanOrEqual(0)
  })
})

test('expectancy is what winners and losers make of it', () => {
  holds(
    fc.array(
      fc.integer({ min: -30, max: 50 }).map((tenths) => tenths / 10),
      { minLength: 1, maxLength: 60 },
    ),
    (r) => {
      const { n, expectancy, winRate, avgWin, avgLoss } = valueOrNull(rStats({ r }))!
      const lossRate = r.filter((value) => value < 0).length / n
      expect(winRate * (avgWin ?? 0) + lossRate * (avgLoss ?? 0)).toBeCloseTo(expectancy, 9)
    },
  )
})

test('the interval of a hit rate holds the rate and stays between 0 and 1', () => {
  holds(fc.array(fc.constantFrom(0, 1, null), { minLength: 25, maxLength: 60 }), (outcomes) => {
    const view = valueOrNull(hitRate({ outcomes, B: 50 }))
    if (view === null || view.lo === null || view.hi === null) return
    expect(view.lo).toBeGreaterThanOrEqual(0)
    expect(view.lo).toBeLessThanOrEqual(view.rate + 1e-12)
    expect(view.hi).toBeGreaterThanOrEqual(view.rate - 1e-12)
    expect(view.hi).toBeLessThanOrEqual(1)
  })
})

test('training never touches its test, and tests follow one another', () => {
  const count = fc.integer({ min: 1, max: 40 })
  holds(fc.tuple(fc.integer({ min: 1, max: 300 }), count, count, fc.nat({ max: 10 }), fc.boolean()), ([n, train, test_, purge, anchored]) => {
    const folds = valueOrNull(walkForward({ n, train, test: test_, purge, anchored })) ?? []
    folds.forEach(({ trainTo, testFrom, testTo }, i) => {
      expect(testFrom - trainTo).toBe(purge)
      expect(testTo).toBeLessThanOrEqual(n)
      if (i > 0) expect(testFrom).toBe(folds[i - 1]!.testTo)
    })
  })
})

test('the probability of overfitting is one, and the order of equal halves does not matter', () => {
  const row = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -50, max: 50 }).map((bp) => bp / 10_000)))
  holds(fc.array(row, { minLength: 12, maxLength: 24 }), (matrix) => {
    const view = valueOrNull(pbo({ matrix, S: 4 }))!
    expect(view.pbo).toBeGreaterThanOrEqual(0)
    expect(view.pbo).toBeLessThanOrEqual(1)
    expect(view.combinations).toBe(6)
    const kept = matrix.slice(matrix.length % 4)
    const half = kept.length / 2
    const swapped = valueOrNull(pbo({ matrix: [...kept.slice(half), ...kept.slice(0, half)], S: 4 }))!
    expect(swapped.pbo).toBe(view.pbo)
  })
})
