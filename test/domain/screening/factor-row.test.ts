import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { type FactorId, factors, type JudgedBars, persistenceOf, spreadOf } from '#domain/screening/factor-row.ts'

/** Sessions 0, 1, 2 …; a calm climb with a weekly swing, so that no window is flat. */
const close = (t: number): number => Math.round((20 + t * 0.05 + Math.sin(t) * 0.2) * 100) / 100
const volume = (t: number): number => 100_000 + ((t * 37) % 11) * 1_000

interface Change {
  readonly close?: (t: number) => number
  readonly volume?: (t: number) => number
  readonly from?: number
}

function barsOf(length: number, change: Change = {}): Bars {
  const ofDay = (value: (t: number) => number): Float64Array => Float64Array.from({ length }, (_, t) => value(t))
  const closes = ofDay(change.close ?? close)
  return {
    sessions: Int32Array.from({ length }, (_, t) => t + (change.from ?? 0)),
    open: closes.map((price, t) => (t === 0 ? price : closes[t - 1]!)),
    high: closes.map((price, t) => Math.max(price, closes[Math.max(0, t - 1)]!) + 0.1),
    low: closes.map((price, t) => Math.min(price, closes[Math.max(0, t - 1)]!) - 0.1),
    close: closes,
    volume: ofDay(change.volume ?? volume),
  }
}

const flat = (t: number): number => 50 + Math.cos(t) * 0.1

function judged(length: number, change: Change = {}, benchmark: Bars | undefined = barsOf(length, { close: flat })): JudgedBars {
  return { bars: barsOf(length, change), index: length - 1, benchmark, benchmarkIndex: benchmark === undefined ? -1 : benchmark.close.length - 1 }
}

const IDS = Object.keys(factors) as FactorId[]
const unknownOf = (of: JudgedBars): FactorId[] => IDS.filter((id) => factors[id](of) === null)

describe('the factors of a name', () => {
  test('are all known after 252 sessions, and finite; but for the year’s high after 200', () => {
    expect(unknownOf(judged(200))).toEqual(['distanceHigh252'])
    const of = judged(252)
    expect(unknownOf(of)).toEqual([])
    for (const id of IDS) expect(Number.isFinite(factors[id](of)), id).toBe(true)
  })

  test('are what one gets by hand', () => {
    const of = judged(200)
    const prices = of.bars.close
    expect(factors.price(of)).toBe(prices[199])
    expect(factors.return20(of)).toBe(prices[199]! / prices[179]! - 1)
    expect(factors.return126(of)).toBe(prices[199]! / prices[73]! - 1)
    expect(factors.relative21(of)).toBeCloseTo(prices[199]! / prices[178]! / (flat(199) / flat(178)) - 1, 12)
    const mean50 = prices.slice(150).reduce((sum, price) => sum + price, 0) / 50
    expect(factors.distanceSma50(of)).toBeCloseTo(prices[199]! / mean50 - 1, 12)
    const volumes = of.bars.volume.slice(180).toSorted((a, b) => a - b)
    expect(factors.medianVolume20(of)).toBe((volumes[9]! + volumes[10]!) / 2)
    const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
    expect(factors.volume5Over60(of)).toBeCloseTo(mean(of.bars.volume.slice(195)) / mean(of.bars.volume.slice(140)), 12)
    const year = judged(252)
    expect(factors.distanceHigh252(year)).toBeCloseTo(year.bars.close[251]! / Math.max(...year.bars.high) - 1, 12)
    expect(factors.persistence(of)).toBe(persistenceOf(of)!.score)
    expect(factors.halfSpreadBps(of)).toBe(spreadOf(of.bars, 199)!.halfSpreadBps)
  })

  test('wait for their own warm-up, each by itself', () => {
    expect(unknownOf(judged(1))).toEqual(IDS.filter((id) => id !== 'price'))
    const long: FactorId[] = ['return63', 'return126', 'relative63', 'distanceSma50', 'distanceSma200', 'volume5Over60', 'distanceHigh252', 'amihud']
    expect(unknownOf(judged(30))).toEqual(long)
  })

  test('read nothing after the session they are judged at', () => {
    const whole = judged(200)
    const cut = judged(150)
    for (const id of IDS) expect(factors[id]({ ...whole, index: 149, benchmarkIndex: 149 }), id).toBe(factors[id](cut))
  })

  test('are not known on a session without a close, nor is the spread', () => {
    const of = judged(200, { close: (t) => (t === 199 ? Number.NaN : close(t)) })
    for (const id of ['price', 'return20', 'distanceSma50', 'atr14Fraction', 'realizedVol20', 'relative5', 'halfSpreadBps'] satisfies FactorId[])
      expect(factors[id](of), id).toBeNull()
    expect(spreadOf(of.bars, 199)).toBeNull()
  })

  test('need the benchmark on the same session, where they compare', () => {
    const compared: FactorId[] = ['relative5', 'relative10', 'relative21', 'relative63', 'persistence']
    expect(unknownOf({ ...judged(252), benchmark: undefined, benchmarkIndex: -1 })).toEqual(compared)
    expect(unknownOf({ ...judged(252), benchmarkIndex: -1 })).toEqual(compared)
    expect(unknownOf({ ...judged(252), benchmarkIndex: 198 })).toEqual(compared)
    expect(persistenceOf({ ...judged(200), benchmarkIndex: 198 })).toBeNull()
  })

  test('on volume are not known where too little of it is', () => {
    const of = judged(200, { volume: (t) => (t % 2 === 0 ? Number.NaN : volume(t)) })
    expect(factors.medianVolume20(of)).toBeNull()
    expect(factors.dollarVolume20(of)).toBeNull()
    expect(factors.spikeRelativeVolume(of)).toBeNull()
    expect(factors.amihud(of)).toBeNull()
  })

  test('a volume that is missing on few days leaves the median of the others', () => {
    const of = judged(200, { volume: (t) => (t === 190 ? Number.NaN : volume(t)) })
    const volumes = of.bars.volume
      .slice(180)
      .filter((shares) => !Number.isNaN(shares))
      .toSorted((a, b) => a - b)
    expect(factors.medianVolume20(of)).toBe(volumes[9])
  })
})
