import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { latestAtr } from '#domain/indicators/latest-atr.ts'
import { valueOrNull } from '#domain/result.ts'
import { type FactorId, factors, type JudgedBars } from '#domain/screening/factor-row.ts'
import { screenName } from '#domain/screening/screen-name.ts'
import { studyName } from '#domain/screening/study-name.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const
/** What a store may hold at worst: a hole, a price of nothing, a high below the low, a day without range or trade, a volume below zero. */
const DIRT = ['hole', 'zero', 'crossed', 'flat', 'negative'] as const

interface Spot {
  readonly at: number
  readonly field: (typeof FIELDS)[number]
  readonly dirt: (typeof DIRT)[number]
}

const spots = fc.array(fc.record({ at: fc.nat(140), field: fc.constantFrom(...FIELDS), dirt: fc.constantFrom(...DIRT) }), { maxLength: 4 })
/** Sessions that one of the two instruments lacks. */
const absent = fc.array(fc.nat(140), { maxLength: 5 })

function columns(
  length: number,
  source: Readonly<Record<(typeof FIELDS)[number], readonly number[]>>,
  missing: readonly number[],
  dirty: readonly Spot[],
): Bars {
  const keeps = Array.from({ length }, (_, i) => i).filter((i) => !missing.includes(i))
  const bars = {
    sessions: Int32Array.from(keeps, (i) => 15_000 + i),
    open: Float64Array.from(keeps, (i) => source.open[i]!),
    high: Float64Array.from(keeps, (i) => source.high[i]!),
    low: Float64Array.from(keeps, (i) => source.low[i]!),
    close: Float64Array.from(keeps, (i) => source.close[i]!),
    volume: Float64Array.from(keeps, (i) => source.volume[i]!),
  }
  for (const { at, field, dirt } of dirty) {
    if (at >= keeps.length) continue
    if (dirt === 'hole') bars[field][at] = Number.NaN
    if (dirt === 'zero') bars[field][at] = 0
    if (dirt === 'negative') bars[field][at] = -1
    if (dirt === 'crossed') bars.high[at] = bars.low[at]! / 2
    if (dirt === 'flat') for (const price of ['open', 'high', 'low'] as const) bars[price][at] = bars.close[at]!
  }
  return bars
}

const judgedBars: fc.Arbitrary<JudgedBars> = fc
  .record({
    name: fc.oneof(randomBars(1, 70), { weight: 2, arbitrary: randomBars(100, 140) }),
    proxy: randomBars(140, 140),
    dirty: spots,
    lacks: absent,
    proxyLacks: absent,
    hasProxy: fc.boolean(),
    back: fc.nat(30),
  })
  .map(({ name, proxy, dirty, lacks, proxyLacks, hasProxy, back }) => {
    const bars = columns(name.close.length, name, lacks, dirty)
    const benchmark = columns(proxy.close.length, proxy, proxyLacks, [])
    const index = Math.max(0, bars.sessions.length - 1 - back)
    return { bars, index, benchmark: hasProxy ? benchmark : undefined, benchmarkIndex: hasProxy ? benchmark.sessions.length - 1 : -1 }
  })
  .filter(({ bars }) => bars.sessions.length > 0)

/** The columns of the screen add up in another order than the reference forms. */
function expectNear(screened: number | null | undefined, alone: number | null, id: string): void {
  if (alone === null || screened == null) expect(screened, id).toBe(alone)
  else expect(Math.abs(screened - alone), `${id}: ${screened} against ${alone}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(alone)))
}

test('a name swept at once has the factors it has one by one, whatever is wrong with its bars', () => {
  let compared = 0
  holds(
    judgedBars,
    (judged) => {
      const studied: Partial<Record<FactorId, number | null>> = studyName(judged)
      const screened: Partial<Record<FactorId, number | null>> = screenName(judged, undefined).row
      for (const id of Object.keys(factors) as FactorId[]) {
        const alone = factors[id](judged)
        if (alone !== null) compared += 1
        if (id in studied) expect(studied[id], id).toBe(alone)
        else expectNear(screened[id], alone, id)
      }
    },
    600,
  )
  expect(compared).toBeGreaterThan(2_000)
})

test("the newest value of Wilder's average is the same from a sweep that stops looking back", () => {
  holds(
    randomBars(15, 1_200),
    (source) => {
      const bars = columns(source.close.length, source, [], [])
      const reference = valueOrNull(atrWilder({ h: source.high, l: source.low, c: source.close }))?.at(-1) ?? null
      const swept = latestAtr(bars, bars.sessions.length - 1)
      expect(Math.abs(swept! - reference!)).toBeLessThanOrEqual(1e-13 * reference!)
    },
    60,
  )
})
