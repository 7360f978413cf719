import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'
import { rankComposite } from '#domain/sweep/rank-composite.ts'
import { firstDifference } from '../vectors/difference.ts'
import { gappyBars } from './gappy-bars.ts'
import { holds } from './seeded.ts'

/** A list and the same list in another order. */
const withAnotherOrder = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
  list.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })))

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 5 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const price = maybe(between(1, 200))
const prices = (length: number): fc.Arbitrary<(number | null)[]> => fc.array(price, { minLength: length, maxLength: length })

/** [formula, rows, the named arguments from the rows]: the answer names no row by its place. */
const CASES: readonly (readonly [string, fc.Arbitrary<unknown[]>, (rows: readonly never[]) => Readonly<Record<string, unknown>>])[] = [
  rowsOf('rot.ad_counts', fc.tuple(price, price), (rows) => ({ prev: rows.map(([before]) => before), cur: rows.map(([, now]) => now) })),
  rowsOf('rot.pct_above_ma', prices(6), (rows) => ({ closes: rows, n: 4, minCoverage: 0.2 })),
  rowsOf('rot.new_highs_lows', prices(6), (rows) => ({ highs: rows, lows: rows, n: 4, minCoverage: 0.2 })),
  rowsOf('rot.margin_shock', fc.tuple(maybe(between(-20, 40)), maybe(between(-20, 40))), (rows) => ({
    marginNow: rows.map(([now]) => now),
    marginPrior: rows.map(([, prior]) => prior),
    minReporters: 2,
  })),
  rowsOf('siz.portfolio_heat', fc.record({ side: fc.constantFrom('long', 'short'), price, stop: price, shares: maybe(fc.nat(500)) }), (positions) => ({
    positions,
    equity: 50_000,
  })),
  rowsOf(
    'bt.r_stats',
    fc.integer({ min: -300, max: 500 }).map((hundredths) => hundredths / 100),
    (r) => ({ r }),
  ),
  rowsOf('scr.intraday_hhi', fc.nat(9_000), (vol) => ({ vol })),
  rowsOf('scr.intraday_gini', fc.nat(9_000), (vol) => ({ vol })),
]

function rowsOf<Row>(id: string, row: fc.Arbitrary<Row>, build: (rows: readonly Row[]) => Readonly<Record<string, unknown>>) {
  return [
    id,
    fc.array(row, { minLength: 2, maxLength: 12 }) as fc.Arbitrary<unknown[]>,
    build as (rows: readonly never[]) => Readonly<Record<string, unknown>>,
  ] as const
}

describe('the order in which names are given does not matter', () => {
  test.each(CASES)('%s', (id, rows, build) => {
    holds(withAnotherOrder(rows), ([list, mixed]) => {
      const answer = (given: readonly unknown[]): unknown => evaluateFormula(id, build(given as readonly never[]))
      expect(firstDifference(answer(mixed), answer(list), { abs: 1e-9, rel: 1e-9 })).toBeNull()
    })
  })

  test('breadth in one sweep', () => {
    holds(
      withAnotherOrder(fc.array(gappyBars(50, 80), { minLength: 2, maxLength: 5 })),
      ([members, mixed]) => {
        const count = (list: typeof members) => {
          const sweep = new BreadthSweep(Int32Array.from({ length: 80 }, (_, t) => 20_000 + t))
          for (const bars of list) sweep.add({ bars })
          const { returnSum, ...counts } = sweep.counts
          return { counts, returnSum }
        }
        const [one, other] = [count(members), count(mixed)]
        expect(other.counts).toEqual(one.counts)
        one.returnSum.forEach((sum, t) => expect(Math.abs(sum - other.returnSum[t]!)).toBeLessThan(1e-9))
      },
      60,
    )
  })

  test('the composite of ranks', () => {
    const factor = fc.tuple(between(-1, 1), between(-1, 1))
    holds(withAnotherOrder(fc.array(factor, { minLength: 2, maxLength: 20 })), ([rows, mixed]) => {
      const composite = (list: typeof rows): Map<string, number> => {
        const out = new Float64Array(list.length)
        const columns = [0, 1].map((place) => Float64Array.from(list, (row) => row[place]!))
        rankComposite(
          columns.map((column, i) => ({ column, weight: i === 0 ? 1 : -2 })),
          out,
        )
        return new Map(list.map((row, i) => [JSON.stringify(row), Math.round(out[i]! * 1e9)]))
      }
      expect(composite(mixed)).toEqual(composite(rows))
    })
  })
})
