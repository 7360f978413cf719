import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { evaluateFormula } from '#domain/formulas.ts'
import { breadthColumns } from '#domain/sweep/breadth-columns.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'
import { rotationMapColumns } from '#domain/sweep/rotation-map-columns.ts'
import { randomBars } from './bars.ts'
import { gappyBars } from './gappy-bars.ts'
import { holds } from './seeded.ts'

/**
 * Every formula that answers one value per session. What it says of a session is the same when the later ones are cut off and
 * when they come in another order. By nature outside: data.split_adjust (a split rewrites the past by its factor),
 * pf.haven_rank, chk.wash_sale (a later purchase disallows an earlier loss) and bt.event_fill (a fill waits for its session).
 */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const sessions = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: 2, maxLength: 40 })
const flag = maybe(fc.boolean())
const verdict = fc.constantFrom('pass', 'neutral', 'fail', 'unknown')
const bars = randomBars(20, 60)

type Named = Readonly<Record<string, unknown>>

/** [formula, its sessions, the named arguments from any number of them]. */
const STUDIES: readonly (readonly [string, fc.Arbitrary<readonly unknown[]>, (rows: readonly never[]) => Named])[] = [
  study('ind.sma', barRows(bars), (rows) => ({ x: rows.map(({ close }) => close), n: 5 })),
  study('ind.ema', barRows(bars), (rows) => ({ x: rows.map(({ close }) => close), n: 5 })),
  study('ind.atr_wilder', barRows(bars), (rows) => ({ ...highLowClose(rows), n: 5 })),
  study('ind.rsi_wilder', barRows(bars), (rows) => ({ c: rows.map(({ close }) => close), n: 5 })),
  study('ind.obv', barRows(bars), (rows) => ({ c: rows.map(({ close }) => close), v: rows.map(({ volume }) => volume) })),
  study('rot.ad_line', sessions(fc.tuple(maybe(fc.nat(500)), maybe(fc.nat(500)))), (rows) => ({
    adv: rows.map(([up]) => up),
    dec: rows.map(([, down]) => down),
  })),
  study('rot.killer_hold', sessions(flag), (active) => ({ active })),
  study('rot.ladder', sessions(fc.record({ v: fc.tuple(verdict, verdict, verdict, verdict, verdict), killer: flag, failC: flag })), (days) => ({ days })),
  study('stop.news_state', sessions(fc.record({ pts: maybe(fc.nat(3)), vix: maybe(between(10, 40)), vixPct: maybe(between(0, 1)) })), (days) => ({ days })),
  study('stop.cross_asset_latch', sessions(maybe(fc.constantFrom('none', 'tighten', 'reduce_half', 'exit'))), (actions) => ({ actions })),
  study('stop.headline_trailing', barRows(bars), (rows) => ({
    ...highLowClose(rows),
    entryIndex: 5,
    atrN: 3,
    hardStop: 0.01,
    states: rows.map(({ close }) => (['quiet', 'normal', 'systemic'] as const)[Math.round(close * 100) % 3]),
  })),
  study(
    'siz.time_aware',
    sessions(
      fc.record({
        close: between(15, 25),
        ref: maybe(between(15, 25)),
        rvol: maybe(between(0, 3)),
        killer: flag,
        newsState: fc.constantFrom('quiet', 'normal', null),
      }),
    ),
    (rows) => ({ bars: rows, target: 500 }),
  ),
]

function study<Row>(id: string, rows: fc.Arbitrary<Row[]>, build: (rows: readonly Row[]) => Named) {
  return [id, rows, build as (rows: readonly never[]) => Named] as const
}

interface BarRow {
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

function barRows(walk: typeof bars): fc.Arbitrary<BarRow[]> {
  return walk.map(({ high, low, close, volume }) => close.map((price, t) => ({ high: high[t]!, low: low[t]!, close: price, volume: volume[t]! })))
}

const highLowClose = (rows: readonly BarRow[]) => ({ h: rows.map(({ high }) => high), l: rows.map(({ low }) => low), c: rows.map(({ close }) => close) })

describe.each(STUDIES)('%s', (id, rows, build) => {
  const answer = (list: readonly unknown[]): readonly unknown[] | null => {
    const result = evaluateFormula(id, build(list as readonly never[]))
    return result?.kind === 'value' ? (result.value as readonly unknown[]) : null
  }

  test('says the same of a session whatever comes later, and nothing comes later', () => {
    const cases = fc.tuple(rows, fc.nat(), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })))
    holds(cases, ([list, cut, draws]) => {
      const until = 1 + (cut % list.length)
      const whole = answer(list)
      const early = answer(list.slice(0, until))
      const later = list.slice(until).map((row) => ({ row, order: draws.next().value as number }))
      const shuffled = answer([...list.slice(0, until), ...later.toSorted((a, b) => a.order - b.order).map(({ row }) => row)])
      // How much the lines up to here cover starts at the same session in all three; a study may need more sessions than there are.
      const said = early?.length ?? 0
      expect(whole?.slice(0, said) ?? []).toEqual(early ?? [])
      expect(shuffled?.slice(0, said) ?? []).toEqual(early ?? [])
    })
  })
})

const until = (one: Bars, length: number): Bars => ({
  sessions: one.sessions.subarray(0, length),
  open: one.open.subarray(0, length),
  high: one.high.subarray(0, length),
  low: one.low.subarray(0, length),
  close: one.close.subarray(0, length),
  volume: one.volume.subarray(0, length),
})

test('the breadth of a session is the same before and after later ones arrive', () => {
  holds(
    fc.tuple(fc.array(gappyBars(210, 275), { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 270 })),
    ([members, cut]) => {
      const axis = Int32Array.from({ length: 275 }, (_, t) => 20_000 + t)
      const read = (length: number): readonly Float64Array[] => {
        const sweep = new BreadthSweep(axis.subarray(0, length))
        for (const one of members) sweep.add({ bars: until(one, one.sessions.findLastIndex((day) => day < 20_000 + length) + 1) })
        return Object.values(breadthColumns(sweep.counts))
      }
      const whole = read(275)
      read(cut).forEach((column, i) => expect(column).toEqual(whole[i]!.slice(0, cut)))
    },
    40,
  )
})

test('a place on the map is the same before and after later sessions arrive', () => {
  const ratios = fc.array(between(0.2, 5), { minLength: 30, maxLength: 90 })
  holds(fc.tuple(ratios, fc.nat()), ([values, cut]) => {
    const draw = (length: number) => {
      const map = { strength: new Float64Array(length), momentum: new Float64Array(length) }
      rotationMapColumns(Float64Array.from(values.slice(0, length)), { n: 8, k: 3, m: 7 }, map, {
        tails: new Float64Array(16),
        changes: new Float64Array(length),
      })
      return map
    }
    const length = 1 + (cut % values.length)
    const [whole, early] = [draw(values.length), draw(length)]
    for (const axis of ['strength', 'momentum'] as const)
      early[axis].forEach((value, t) => {
        if (Number.isNaN(whole[axis][t]!)) expect(value).toBeNaN()
        else expect(Math.abs(value - whole[axis][t]!)).toBeLessThan(1e-9)
      })
  })
})
