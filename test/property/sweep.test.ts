import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Bars, windowEndingAt } from '#domain/bars.ts'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { valueOrNull } from '#domain/result.ts'
import { adCounts } from '#domain/rotation/ad-counts.ts'
import { newHighsLows } from '#domain/rotation/new-highs-lows.ts'
import { pctAboveMa } from '#domain/rotation/pct-above-ma.ts'
import { rrgPublic } from '#domain/rotation/rrg-public.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'
import { factors } from '#domain/screening/factor-row.ts'
import { breadthColumns } from '#domain/sweep/breadth-columns.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'
import { DAILY_MAP, rotationMapColumns, rotationMapScratch, type RotationMapWindows } from '#domain/sweep/rotation-map-columns.ts'
import { SCREEN_FACTORS, screenColumnsFor, sweepScreen } from '#domain/sweep/screen-columns.ts'
import { sharedRatio } from '#domain/sweep/shared-ratio.ts'
import type { WilderState } from '#domain/sweep/wilder-state.ts'
import { columnForms } from './column-forms.ts'
import { gappyBars } from './gappy-bars.ts'
import { holds } from './seeded.ts'

/** Both say the same of bar t: neither knows it, or they differ by less than 1e-9 of the value. */
function expectSame(column: number | undefined, reference: number | null, where: string): void {
  if (reference === null) expect(column, where).toBeNaN()
  else expect(Math.abs(column! - reference) <= 1e-9 * Math.max(1, Math.abs(reference)), `${where}: ${column} against ${reference}`).toBe(true)
}

const everyBar = (bars: Bars): number[] => Array.from(bars.close.keys())

const cases = fc.tuple(gappyBars(2, 90), fc.nat())

describe.each(columnForms)('$id', ({ column, at, windows }) => {
  test('says at every bar what its reference form says there', () => {
    holds(cases, ([bars, pick]) => {
      const n = windows[pick % windows.length]!
      const out = new Float64Array(bars.close.length).fill(-1)
      column(bars, n, out)
      for (const t of everyBar(bars)) expectSame(out[t], at(bars, t, n), `window ${n}, bar ${t}`)
    })
  })

  test('keeps its value at a bar whatever comes later, and fills no place beyond the bars', () => {
    holds(fc.tuple(gappyBars(2, 90), fc.nat(), fc.nat()), ([bars, pick, cut]) => {
      const n = windows[pick % windows.length]!
      const length = 1 + (cut % bars.close.length)
      const whole = new Float64Array(bars.close.length)
      const early = new Float64Array(bars.close.length).fill(-1)
      column(bars, n, whole)
      column(until(bars, length), n, early)
      for (let t = 0; t < length; t += 1) expectSame(early[t], Number.isNaN(whole[t]!) ? null : whole[t]!, `window ${n}, bar ${t} of ${length}`)
      expect(early.subarray(length).every((value) => value === -1)).toBe(true)
    })
  })
})

const until = (bars: Bars, length: number): Bars => ({
  sessions: bars.sessions.subarray(0, length),
  open: bars.open.subarray(0, length),
  high: bars.high.subarray(0, length),
  low: bars.low.subarray(0, length),
  close: bars.close.subarray(0, length),
  volume: bars.volume.subarray(0, length),
})

/** Checks the map of one pair at every `step`th of its shared sessions; answers on how many of them it was known. */
function compareMap(a: Bars, b: Bars, windows: RotationMapWindows, step = 1): number {
  const room = Math.min(a.close.length, b.close.length)
  const ratio = new Float64Array(room)
  const sessions = new Int32Array(room)
  const count = sharedRatio(a, b, ratio, sessions)
  const column = (): Float64Array => new Float64Array(room)
  const map = { strength: column(), momentum: column() }
  rotationMapColumns(ratio.subarray(0, count), windows, map, rotationMapScratch(room, windows))
  let known = 0
  for (let t = 0; t < count; t += step) {
    const endA = a.sessions.indexOf(sessions[t]!)
    const endB = b.sessions.indexOf(sessions[t]!)
    const shared = sharedCloses(a, b, endA, endB, windows.n + windows.k + windows.m - 1)
    const reading = valueOrNull(rrgPublic({ a: shared.a, b: shared.b, ...windows }))
    expectSame(map.strength[t], reading?.rsRatio ?? null, `strength at shared session ${t}`)
    expectSame(map.momentum[t], reading?.rsMomentum ?? null, `momentum at shared session ${t}`)
    if (reading !== null) known += 1
  }
  return known
}

test('rot.rrg_public: the map as columns stands where the reference form stands', () => {
  const windows = fc.record({ n: fc.integer({ min: 2, max: 12 }), k: fc.integer({ min: 1, max: 6 }), m: fc.integer({ min: 6, max: 12 }) })
  holds(fc.tuple(gappyBars(20, 90), gappyBars(20, 90), windows), ([a, b, sizes]) => void compareMap(a, b, sizes))
})

/** Checks counts and readings of a universe at every `step`th session of the axis. */
function compareBreadth(axis: Int32Array, members: readonly Bars[], step = 1): void {
  const sweep = new BreadthSweep(axis)
  for (const bars of members) sweep.add({ bars })
  const columns = breadthColumns(sweep.counts)
  const onSession = (bars: Bars, name: 'high' | 'low' | 'close', session: number): number => bars[name][bars.sessions.indexOf(session)] ?? Number.NaN
  const lay = (bars: Bars, name: 'high' | 'low' | 'close'): Float64Array => Float64Array.from(axis, (session) => onSession(bars, name, session))
  const closes = members.map((bars) => lay(bars, 'close'))
  const highs = members.map((bars) => lay(bars, 'high'))
  const lows = members.map((bars) => lay(bars, 'low'))
  for (let t = 0; t < axis.length; t += step) {
    const upTo = (list: readonly Float64Array[], n: number) => list.map((column) => windowEndingAt(column, t, n))
    const pairs = t === 0 ? [] : upTo(closes, 2)
    const moves = t === 0 ? null : valueOrNull(adCounts({ prev: pairs.map((pair) => pair[0]!), cur: pairs.map((pair) => pair[1]!) }))
    expectSame(columns.advancing[t], moves?.adv ?? null, `advancing on session ${t}`)
    expectSame(columns.declining[t], moves?.dec ?? null, `declining on session ${t}`)
    const changes = pairs.flatMap(([before, now]) => (before === null || now === null ? [] : [now! / before! - 1]))
    expectSame(
      columns.equalWeightReturn[t],
      changes.length === 0 ? null : changes.reduce((sum, one) => sum + one, 0) / changes.length,
      `return on session ${t}`,
    )
    expectSame(columns.fractionAboveSma50[t], valueOrNull(pctAboveMa({ closes: upTo(closes, 50), n: 50 }))?.pct ?? null, `above 50 on session ${t}`)
    expectSame(columns.fractionAboveSma200[t], valueOrNull(pctAboveMa({ closes: upTo(closes, 200), n: 200 }))?.pct ?? null, `above 200 on session ${t}`)
    const records = valueOrNull(newHighsLows({ highs: upTo(highs, 253), lows: upTo(lows, 253) }))
    expectSame(columns.newHighs[t], records?.newHighs ?? null, `new highs on session ${t}`)
    expectSame(columns.newLows[t], records?.newLows ?? null, `new lows on session ${t}`)
  }
}

test('rot.ad_counts, rot.pct_above_ma, rot.new_highs_lows: one sweep over a universe counts what the reference forms count', () => {
  // Long enough for a year of highs; most names on most sessions, some listed late, a few with gaps.
  const universe = fc.tuple(fc.array(gappyBars(262, 275), { minLength: 1, maxLength: 4 }), fc.array(gappyBars(2, 90), { maxLength: 1 }))
  holds(
    universe,
    ([long, short]) =>
      compareBreadth(
        Int32Array.from({ length: 275 }, (_, t) => 20_000 + t),
        [...long, ...short],
        5,
      ),
    20,
  )
})

/** Sweeps a list of names at rising sessions with states carried on, and checks every name each time. */
function compareScreen(names: readonly Bars[], benchmark: Bars, sessions: readonly number[]): void {
  const states: WilderState[] = []
  const columns = screenColumnsFor(names.length)
  for (const session of sessions) {
    sweepScreen({ names, session, benchmark, states, columns })
    names.forEach((bars, i) => {
      const index = bars.sessions.findLastIndex((day) => day <= session)
      const say = (factor: string): string => `${factor} of name ${i} on ${session}`
      if (index < 0) {
        for (const [factor, column] of Object.entries(columns)) expectSame(column[i], null, say(factor))
        return
      }
      const judged = { bars, index, benchmark, benchmarkIndex: benchmark.sessions.findLastIndex((day) => day <= session) }
      for (const factor of SCREEN_FACTORS) expectSame(columns[factor][i], factors[factor](judged), say(factor))
    })
  }
}

test('the screen says of every name what its factors say one by one, from the first bar or carried on', () => {
  const rising = fc.uniqueArray(fc.integer({ min: 19_999, max: 20_280 }), { minLength: 2, maxLength: 4 }).map((days) => days.toSorted((a, b) => a - b))
  const names = fc.tuple(gappyBars(255, 275), gappyBars(60, 160), gappyBars(2, 40))
  holds(fc.tuple(names, gappyBars(200, 275), rising), ([list, benchmark, sessions]) => compareScreen(list, benchmark, sessions), 40)
})

const FOLDER = join(import.meta.dirname, '../../../shared/data/market/stocks_yahoo')

if (existsSync(FOLDER)) {
  const symbols = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.slice(0, -4))
  // Files with sessions without a trade, a row of nulls, wild jumps and short histories among plain ones.
  const odd = ['AVBP', 'HG', 'IVT', 'LXEO', 'NLOP', 'PECO', 'RCAT', 'SLS', 'WS', 'ABAT'].filter((symbol) => symbols.includes(symbol))
  const plain = symbols.filter((symbol) => !odd.includes(symbol)).filter((_, i) => i % 40 === 0)
  const real = [...odd, ...plain].map((symbol) => [symbol, readBars(symbol)] as const)
  const bars = new Map(real)

  describe('on daily files of real names', () => {
    test.each(columnForms)('$id says what its reference form says', ({ column, at, windows }) => {
      for (const [symbol, one] of bars) {
        const n = windows.at(-1)!
        const out = new Float64Array(one.close.length)
        column(one, n, out)
        for (let t = 0; t < one.close.length; t += t < 300 ? 1 : 13) expectSame(out[t], at(one, t, n), `${symbol}, bar ${t}`)
      }
    })

    test('rot.rrg_public against AAPL', () => {
      const benchmark = readBars('AAPL')
      for (const [symbol, one] of bars)
        if (symbol !== 'AAPL' && one.close.length > 400) expect(compareMap(one, benchmark, DAILY_MAP, 29), symbol).toBeGreaterThan(5)
    })

    test('breadth of the files', () => {
      const axis = readBars('AAPL').sessions
      compareBreadth(axis, [...bars.values()], 61)
    })

    test('the screen over the files', () => {
      const benchmark = readBars('AAPL')
      const sessions = [200, 400, 401, 402, 900, 1200].map((t) => benchmark.sessions[t]!)
      compareScreen([...bars.values()], benchmark, sessions)
    })
  })
} else console.log('not run: no ../shared')

function readBars(symbol: string): Bars {
  const rows = readFileSync(join(FOLDER, `${symbol}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const column = (place: number): Float64Array => Float64Array.from(rows, (row) => (row[place] === 'null' ? Number.NaN : Number(row[place])))
  return {
    sessions: Int32Array.from(rows, (row) => parseDay(row[0])!),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(6),
  }
}
