import { type Bars, windowEndingAt } from '#domain/bars.ts'
import { halfSpread } from '#domain/execution/half-spread.ts'
import { latestAtr } from '#domain/indicators/latest-atr.ts'
import { strengthOf } from '#domain/indicators/rsi-wilder.ts'
import { valueOrNull } from '#domain/result.ts'
import { persistence } from '#domain/rotation/persistence.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'
import { yangZhang } from '#domain/volatility/yang-zhang.ts'
import { abdiRanaldo } from './abdi-ranaldo.ts'
import { amihud } from './amihud.ts'
import { corwinSchultz } from './corwin-schultz.ts'
import { dailySpikeProxy } from './daily-spike-proxy.ts'
import { dollarVolume } from './dollar-volume.ts'
import { edgeSpread } from './edge-spread.ts'

/** Where a name is judged: its bars up to and including `index`, against the benchmark's up to `benchmarkIndex`. */
export interface JudgedBars {
  readonly bars: Bars
  readonly index: number
  readonly benchmark: Bars | undefined
  readonly benchmarkIndex: number
}

type Factor = (judged: JudgedBars) => number | null

const closeReturn =
  (sessions: number): Factor =>
  ({ bars, index }) => {
    const now = bars.close[index]
    const then = bars.close[index - sessions]
    return now !== undefined && then !== undefined && now > 0 && then > 0 ? now / then - 1 : null
  }

const distanceToAverage =
  (sessions: number): Factor =>
  ({ bars, index }) => {
    if (index + 1 < sessions) return null
    let sum = 0
    for (let i = index - sessions + 1; i <= index; i += 1) sum += bars.close[i]!
    const average = sum / sessions
    return average > 0 ? bars.close[index]! / average - 1 : null
  }

const relative =
  (window: number): Factor =>
  (judged) => {
    const shared = shareWithBenchmark(judged, window + 1)
    return shared === null ? null : (valueOrNull(relReturn({ a: shared.a, b: shared.b, windows: [window] }))?.[window] ?? null)
  }

const spike =
  (field: 'rvol' | 'logZ' | 'top3Share'): Factor =>
  ({ bars, index }) =>
    valueOrNull(dailySpikeProxy({ v: windowEndingAt(bars.volume, index, 21) }))?.[field] ?? null

/** Every factor a screen can ask for, by id: one name, one session, null = not known. Units: fraction, USD, shares, bp as named. */
export const factors = {
  price: ({ bars, index }) => finiteOrNull(bars.close[index]),
  dollarVolume20: ({ bars, index }) =>
    valueOrNull(dollarVolume({ close: windowEndingAt(bars.close, index, 20), volume: windowEndingAt(bars.volume, index, 20) }))?.median ?? null,
  medianVolume20: ({ bars, index }) => medianOfKnown(windowEndingAt(bars.volume, index, 20), 15),
  return20: closeReturn(20),
  return63: closeReturn(63),
  return126: closeReturn(126),
  relative5: relative(5),
  relative10: relative(10),
  relative21: relative(21),
  relative63: relative(63),
  persistence: (judged) => persistenceOf(judged)?.score ?? null,
  distanceSma50: distanceToAverage(50),
  distanceSma200: distanceToAverage(200),
  atr14Fraction: ({ bars, index }) => {
    const atr = latestAtr(bars, index)
    const close = bars.close[index]!
    return atr === null || !(close > 0) ? null : atr / close
  },
  rsi14: ({ bars, index }) => strengthOf(closesInARow(bars.close, index), 14).at(-1) ?? null,
  volume5Over60: ({ bars, index }) => {
    const volumes = fullWindow(bars.volume, index, 60)
    const average = volumes === null ? 0 : meanOf(volumes)
    return volumes === null || !(average > 0) ? null : meanOf(volumes.slice(-5)) / average
  },
  distanceHigh252: ({ bars, index }) => {
    const highs = fullWindow(bars.high, index, 252)
    const highest = highs === null ? 0 : Math.max(...highs)
    const close = bars.close[index]!
    return highest > 0 && close > 0 ? close / highest - 1 : null
  },
  realizedVol20: ({ bars, index }) =>
    valueOrNull(
      yangZhang({
        o: windowEndingAt(bars.open, index, 21),
        h: windowEndingAt(bars.high, index, 21),
        l: windowEndingAt(bars.low, index, 21),
        c: windowEndingAt(bars.close, index, 21),
      }),
    ),
  spikeRelativeVolume: spike('rvol'),
  spikeLogZ: spike('logZ'),
  top3Share: spike('top3Share'),
  amihud: ({ bars, index }) =>
    valueOrNull(amihud({ close: windowEndingAt(bars.close, index, 64), volume: windowEndingAt(bars.volume, index, 64) }))?.illiq ?? null,
  halfSpreadBps: ({ bars, index }) => spreadOf(bars, index)?.halfSpreadBps ?? null,
} satisfies Record<string, Factor>

export type FactorId = keyof typeof factors

/** The persistence record of a name against its benchmark, or null while it cannot be judged. */
export function persistenceOf(judged: JudgedBars) {
  const shared = shareWithBenchmark(judged, 25)
  return shared === null ? null : valueOrNull(persistence({ a: shared.a, b: shared.b }))
}

/** The half-spread from daily bars: the smallest of three estimates that is known, with the name of the one used; null when none is. */
export function spreadOf(bars: Bars, index: number) {
  const price = bars.close[index]!
  if (!(price > 0)) return null
  const window = (n: number) => ({
    o: windowEndingAt(bars.open, index, n),
    h: windowEndingAt(bars.high, index, n),
    l: windowEndingAt(bars.low, index, n),
    c: windowEndingAt(bars.close, index, n),
    v: windowEndingAt(bars.volume, index, n),
  })
  const month = window(22)
  const quarter = window(64)
  return valueOrNull(
    halfSpread({
      price,
      cs: valueOrNull(corwinSchultz({ h: month.h, l: month.l, c: month.c, v: month.v })),
      ar: valueOrNull(abdiRanaldo({ h: month.h.slice(-21), l: month.l.slice(-21), c: month.c.slice(-21), v: month.v.slice(-21) })),
      edge: valueOrNull(edgeSpread({ o: quarter.o, h: quarter.h, l: quarter.l, c: quarter.c })),
    }),
  )
}

function shareWithBenchmark({ bars, index, benchmark, benchmarkIndex }: JudgedBars, n: number) {
  if (benchmark === undefined || benchmarkIndex < 0) return null
  const shared = sharedCloses(bars, benchmark, index, benchmarkIndex, n)
  // Both are judged on the same session or not at all.
  return shared.sessions.at(-1) === bars.sessions[index] ? shared : null
}

/** The longest run of known closes that ends at `index`, oldest first. */
function closesInARow(close: Float64Array, index: number): number[] {
  let from = index + 1
  while (from > 0 && !Number.isNaN(close[from - 1]!)) from -= 1
  return Array.from(close.subarray(from, index + 1))
}

/** The n values that end at `index`, or null where one of them is missing or lies before the column. */
function fullWindow(column: Float64Array, index: number, n: number): number[] | null {
  const window = windowEndingAt(column, index, n)
  return window.length === n && window.every((value) => value !== null) ? window : null
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const finiteOrNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

function medianOfKnown(values: readonly (number | null)[], atLeast: number): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  if (known.length < atLeast) return null
  const middle = known.length >>> 1
  return known.length % 2 === 1 ? known[middle]! : (known[middle - 1]! + known[middle]!) / 2
}
