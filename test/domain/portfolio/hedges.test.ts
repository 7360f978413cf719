import { describe, expect, test } from 'vitest'
import { betaHedge } from '#domain/portfolio/beta-hedge.ts'
import { goldCompare } from '#domain/portfolio/gold-compare.ts'
import { goldWeight } from '#domain/portfolio/gold-weight.ts'
import { havenRank, type HavenRank } from '#domain/portfolio/haven-rank.ts'
import { pair } from '#domain/portfolio/pair.ts'
import { shortVol } from '#domain/portfolio/short-vol.ts'
import { outcome } from '../reference-input.ts'

describe('a beta hedge', () => {
  test('rounds toward zero in whole lots on both sides', () => {
    expect(outcome(betaHedge({ value: 1_000, betaP: 1, betaH: 1, priceH: 3, lot: 100 }))).toMatchObject({ hedgeShares: -300, residualBetaDollars: 100 })
    expect(outcome(betaHedge({ value: 1_000, betaP: 1, betaH: 1, priceH: 3, targetBeta: 2, lot: 100 }))).toMatchObject({ hedgeShares: 300 })
  })

  test('buys a hedge that moves the other way', () => {
    expect(outcome(betaHedge({ value: 1_000, betaP: 1, betaH: -1, priceH: 10 }))).toMatchObject({ hedgeShares: 100, residualBetaDollars: 0 })
  })
})

describe('gold', () => {
  const etf = { halfSpread: 0, expense: 0, fixed: 0 }
  const physical = { premium: 0, discount: 0, storage: 0, insurance: 0, fixed: 0 }

  test('fund and bars without costs differ in nothing, the fund is named', () => {
    expect(outcome(goldCompare({ notional: 100, growth: 0.1, years: 2, etf, physical }))).toMatchObject({ better: 'etf' })
  })

  test('bars are named when the fund costs more', () => {
    expect(outcome(goldCompare({ notional: 100, growth: 0.1, years: 2, etf: { ...etf, expense: 0.01 }, physical }))).toMatchObject({ better: 'physical' })
  })

  test('costs above the proceeds lose everything, not more than that a year', () => {
    expect(outcome(goldCompare({ notional: 100, growth: 0.1, years: 2, etf, physical: { ...physical, fixed: 500 } }))).toMatchObject({
      physicalDrag: expect.closeTo(1.1, 12) as number,
    })
  })

  test('is not needed within the budget, even if it would not help', () => {
    expect(outcome(goldWeight({ portfolioLoss: -0.1, goldReturns: [-0.2, -0.2, -0.2, -0.2, -0.2] }))).toMatchObject({ weight: 0, binding: 'none', met: true })
  })
})

describe('havens', () => {
  const small = [100, 90, 110, 95, 120, 100, 130, 110, 140, 120, 125]
  const rank = (havens: Record<string, (number | null)[] | null>, rest = {}): HavenRank => outcome(havenRank({ small, havens, ...rest })) as HavenRank

  test('are ranked by their mean, those with too few falls last, ties by name', () => {
    const up = small.map((_, t) => 100 + t)
    const late = small.map((_, t) => (t < 8 ? null : 100 + 10 * t))
    const never = small.map(() => null)
    const { rows, episodes, openEpisode } = rank({ NEVER: never, GONE: null, LATE: late, FLAT: small.map(() => 50), UP: up, ALSO: up })
    expect([episodes, openEpisode]).toEqual([5, true])
    expect(rows.map(({ id }) => id)).toEqual(['ALSO', 'UP', 'FLAT', 'LATE', 'GONE', 'NEVER'])
    expect(rank({ ALSO: up, UP: up, LATE: late, FLAT: small.map(() => 50), GONE: null, NEVER: never }).rows).toEqual(rows)
    expect(rows.map(({ label }) => label)).toEqual(['ranked', 'ranked', 'ranked', 'too_few', 'too_few', 'too_few'])
    expect(rows.at(-1)).toEqual({ id: 'NEVER', n: 0, mean: null, worst: null, shareUp: null, annualReturn: null, label: 'too_few' })
  })

  test('no fall is open once a new peak came', () => {
    expect(outcome(havenRank({ small: [100, 80, 101], havens: { GLD: [1, 1, 1] } }))).toMatchObject({ episodes: 1, openEpisode: false })
  })
})

describe('a pair', () => {
  test('states its beta in dollar mode when both are known', () => {
    expect(outcome(pair({ gross: 1_000, priceLong: 10, priceShort: 10, mode: 'dollar', betaLong: 1.2, betaShort: 1 }))).toMatchObject({
      netBetaDollars: expect.closeTo(100, 9) as number,
    })
  })
})

describe('a credit spread', () => {
  const good = { kind: 'put', shortStrike: 200, longStrike: 190, credit: 2, equity: 200_000, bid: 1.95, ask: 2.05, openInterest: 500, killer: false } as const

  test('breaks even a credit below the short put', () => {
    expect(outcome(shortVol(good))).toMatchObject({ contracts: 2, breakeven: 198, reasons: [] })
  })

  test('names every reason in order', () => {
    const bad = { ...good, credit: 1, bid: 0.5, ask: 1.5, openInterest: 50, equity: 1_000, killer: null }
    expect(outcome(shortVol(bad))).toMatchObject({
      contracts: 0,
      reasons: ['KILLER_UNKNOWN', 'CREDIT_TOO_SMALL', 'WIDE_MARKET', 'THIN_OPEN_INTEREST', 'BUDGET_TOO_SMALL'],
    })
    expect(outcome(shortVol({ ...bad, bid: null, killer: true }))).toMatchObject({
      reasons: ['KILLER_ACTIVE', 'CREDIT_TOO_SMALL', 'LIQUIDITY_UNKNOWN', 'THIN_OPEN_INTEREST', 'BUDGET_TOO_SMALL'],
    })
  })
})
