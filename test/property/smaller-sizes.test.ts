import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { type RiskBudgetInput, riskBudget } from '#domain/sizing/risk-budget.ts'
import { volScale } from '#domain/sizing/vol-scale.ts'
import { holds } from './seeded.ts'

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

/** What a caller knows of an entry; volatility and spread act through the scale and the slip they become. */
interface Entry {
  readonly order: Omit<RiskBudgetInput, 'volScale' | 'slipPerShare' | 'stop'>
  readonly realised: number
  readonly spreadFrac: number
  readonly stopDistance: number
}

const entries: fc.Arbitrary<Entry> = fc.record({
  order: fc.record({
    equity: between(1_000, 1e6),
    riskFrac: between(0.001, 0.05),
    entry: between(2, 500),
    side: fc.constantFrom('long' as const, 'short' as const),
    adv: between(0, 1e6),
    windowVolume: between(0, 1e5),
    cash: between(0, 1e6),
    ddMult: between(0, 1),
    exposureCap: between(0, 1),
    satelliteValue: between(0, 1e5),
    atr: between(0.001, 0.5),
    lot: fc.constantFrom(1, 10, 100),
    fund: fc.boolean(),
  }),
  realised: between(0.05, 2),
  spreadFrac: between(0, 0.02),
  stopDistance: between(0.02, 0.4),
})

function sharesOf({ order, realised, spreadFrac, stopDistance }: Entry): number | null {
  const scale = valueOrNull(volScale({ realised, target: 0.35 }))
  const stop = order.entry * (order.side === 'long' ? 1 - stopDistance : 1 + stopDistance)
  return valueOrNull(riskBudget({ ...order, stop, volScale: scale, slipPerShare: (order.entry * spreadFrac) / 2 }))?.shares ?? null
}

/** [what gets worse, the entry with more (or less) of it by a factor above 1]. */
const WORSE: readonly (readonly [string, (entry: Entry, factor: number) => Entry])[] = [
  ['volatility rises', (entry, factor) => ({ ...entry, realised: entry.realised * factor })],
  ['the spread rises', (entry, factor) => ({ ...entry, spreadFrac: entry.spreadFrac * factor })],
  ['the stop lies further away', (entry, factor) => ({ ...entry, stopDistance: Math.min(0.9, entry.stopDistance * factor) })],
  ['average volume falls', ({ order, ...entry }, factor) => ({ ...entry, order: { ...order, adv: order.adv! / factor } })],
  ['cash falls', ({ order, ...entry }, factor) => ({ ...entry, order: { ...order, cash: order.cash! / factor } })],
  ['the volume of the window falls', ({ order, ...entry }, factor) => ({ ...entry, order: { ...order, windowVolume: order.windowVolume! / factor } })],
]

describe('siz.risk_budget never gives more shares when', () => {
  test.each(WORSE)('%s', (_what, worsen) => {
    let compared = 0
    holds(fc.tuple(entries, between(1, 5)), ([entry, factor]) => {
      const before = sharesOf(entry)
      const after = sharesOf(worsen(entry, factor))
      // A refused order has no size to compare.
      if (before === null || after === null) return
      compared += 1
      expect(after).toBeLessThanOrEqual(before)
    })
    expect(compared).toBeGreaterThan(50)
  })
})

test('siz.vol_scale never rises with the volatility, stays between its ends and is 1 at most', () => {
  holds(fc.tuple(between(0.001, 5), between(1, 10), between(0.01, 2)), ([realised, factor, target]) => {
    const calm = valueOrNull(volScale({ realised, target }))!
    const wild = valueOrNull(volScale({ realised: realised * factor, target }))!
    expect(wild).toBeLessThanOrEqual(calm)
    expect(wild).toBeGreaterThanOrEqual(0.25)
    expect(calm).toBeLessThanOrEqual(1)
  })
})
