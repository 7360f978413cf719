import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { cheapJunk } from '#domain/screening/cheap-junk.ts'
import { momentum } from '#domain/screening/momentum.ts'
import { profitDispersion } from '#domain/screening/profit-dispersion.ts'
import { rateSensitivity } from '#domain/screening/rate-sensitivity.ts'
import { type ValueRow, valueComposite } from '#domain/screening/value-composite.ts'

const name = (i: number): string => `N${String(i).padStart(2, '0')}`

describe('scr.value_composite', () => {
  const row = (i: number, change: Partial<ValueRow> = {}): ValueRow => ({ id: name(i), sector: 'IND', bp: i, ep: i, ebitdaEv: i, fcfp: i, ...change })
  const ranks = (rows: readonly ValueRow[]) => valueOrNull(valueComposite({ rows }))!.map(({ rank }) => rank)

  test('the cheapest name ranks first and equal scores rank by id', () => {
    const twins = [row(3), row(1), row(5, { id: 'A' }), row(5, { id: 'Z' }), row(2)]
    expect(ranks(twins)).toEqual([3, 5, 1, 2, 4])
  })

  test('a sector that is too small, or none, is measured against the universe', () => {
    const rows = [...[1, 2, 3, 4, 5].map((i) => row(i)), row(9, { sector: 'SOLO' }), row(3, { id: 'NONE', sector: null })]
    const scores = valueOrNull(valueComposite({ rows }))!.map(({ score }) => score!)
    expect(scores[2]).toBeCloseTo(0, 12)
    expect(scores[5]).toBeGreaterThan(1)
    expect(scores[6]).toBeLessThan(0)
  })

  test('a universe without differences has no scores', () => {
    expect(ranks([1, 1, 1, 1, 1].map((value, i) => ({ ...row(value), id: name(i) })))).toEqual([null, null, null, null, null])
  })

  test('three known metrics are enough, two are not', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((i) => row(i, i === 6 ? { fcfp: null } : i === 5 ? { fcfp: null, ep: null } : {}))
    expect(valueOrNull(valueComposite({ rows }))!.slice(-2)).toMatchObject([
      { metrics: 2, score: null, rank: null },
      { metrics: 3, rank: 1 },
    ])
  })

  test('financials of different sectors are ranked apart', () => {
    const banks = [1, 2, 3, 4, 5, 6].map((i) => row(i, { isFinancial: true, sector: i % 2 === 0 ? 'BANK' : 'INS' }))
    expect(ranks(banks)).toEqual([3, 3, 2, 2, 1, 1])
  })
})

describe('scr.cheap_junk', () => {
  test('ties share a percentile, and a name known to be good is no junk although its momentum is missing', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ id: name(i), value: i < 10 ? 1 : 2, quality: i, momentum: i === 19 ? null : i }))
    const flags = valueOrNull(cheapJunk({ rows, cheap: 0.7 }))!
    expect(flags[0]).toMatchObject({ value: 0.25, cheapJunk: false })
    expect(flags[19]).toMatchObject({ value: 0.75, cheapJunk: false, momentum: null })
  })
})

describe('scr.profit_dispersion', () => {
  test('a prior period with too few names leaves the change open', () => {
    const values = Array.from({ length: 50 }, (_, i) => i / 50)
    expect(valueOrNull(profitDispersion({ values, prior: [1, 2, 3] }))!.change).toBeNull()
  })
})

describe('scr.momentum', () => {
  test('a missing close in between does not matter', () => {
    const c = Array.from({ length: 253 }, (_, i) => (i === 100 ? null : 10 + i))
    expect(valueOrNull(momentum({ c }))).toBeCloseTo((10 + 231) / 10 - 1, 12)
  })
})

describe('scr.rate_sensitivity', () => {
  const weeks = Array.from({ length: 60 }, (_, t) => t)
  const market = weeks.map((t) => Math.sin(t) / 100)
  const dy10 = weeks.map((t) => Math.cos(3 * t) / 10)
  const noise = weeks.map((t) => Math.sin(7 * t) / 1000)

  test('a name that gains when yields rise is helped', () => {
    const asset = weeks.map((t) => market[t]! + 0.1 * dy10[t]! + noise[t]!)
    expect(valueOrNull(rateSensitivity({ asset, market, dy10 }))).toMatchObject({ class: 'helped_by_rising', n: 60 })
  })

  test('a week without a yield is left out', () => {
    const asset = weeks.map((t) => market[t]! + noise[t]!)
    expect(valueOrNull(rateSensitivity({ asset, market, dy10: dy10.map((x, t) => (t === 5 ? null : x)) }))!.n).toBe(59)
  })

  test('a perfect fit has no error to measure against', () => {
    const asset = weeks.map((t) => 2 * market[t]! + 0.5 * dy10[t]!)
    expect(rateSensitivity({ asset, market, dy10 })).toEqual({ kind: 'unknown', code: 'ZERO_VARIANCE' })
  })
})
