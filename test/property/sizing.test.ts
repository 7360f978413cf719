import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { ddThrottle } from '#domain/sizing/dd-throttle.ts'
import { type HeatPosition, portfolioHeat } from '#domain/sizing/portfolio-heat.ts'
import { type RiskBudgetInput, riskBudget } from '#domain/sizing/risk-budget.ts'
import { timeAware } from '#domain/sizing/time-aware.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

const orders: fc.Arbitrary<RiskBudgetInput> = fc
  .record({
    equity: between(1_000, 1e6),
    riskFrac: between(0.001, 0.1),
    entry: between(1, 500),
    distance: between(0.01, 0.4),
    side: fc.constantFrom('long' as const, 'short' as const),
    adv: maybe(between(0, 1e6)),
    windowVolume: maybe(between(0, 1e5)),
    cash: maybe(between(-1e4, 1e6)),
    volScale: maybe(between(0, 1)),
    ddMult: between(0, 1),
    exposureCap: maybe(between(0, 1)),
    satelliteValue: maybe(between(0, 1e6)),
    lot: fc.constantFrom(1, 10, 100),
    slipPerShare: between(0, 1),
  })
  .map(({ distance, ...order }) => ({ ...order, stop: order.entry * (order.side === 'long' ? 1 - distance : 1 + distance) }))

test('the size is whole lots, within every cap, and the binding cap is the smallest', () => {
  holds(orders, (order) => {
    const { shares, binding, caps, riskDollars } = valueOrNull(riskBudget(order))!
    const limits = Object.values(caps)
    expect(shares % (order.lot ?? 1)).toBe(0)
    expect(shares).toBeGreaterThanOrEqual(0)
    expect(caps[binding]).toBe(Math.min(...limits))
    for (const limit of limits) expect(shares).toBeLessThanOrEqual(limit + 1e-6)
    expect(riskDollars).toBeLessThanOrEqual(order.equity * order.riskFrac + 1e-3)
  })
})

test('a volatility that is not known never gives more shares than one that is', () => {
  holds(orders, (order) => {
    const shares = (volScale: number | null): number => valueOrNull(riskBudget({ ...order, volScale }))!.shares
    expect(shares(null)).toBeLessThanOrEqual(shares(0.25))
    expect(shares(null)).toBeLessThanOrEqual(shares(1))
  })
})

test('a deposit or withdrawal at the end of a day changes no drawdown', () => {
  const curve = fc.array(fc.tuple(between(-0.05, 0.05), between(-20, 50)), { minLength: 1, maxLength: 40 })
  holds(curve, (days) => {
    const plain = [100]
    const moved = [100]
    for (const [change, flow] of days) {
      plain.push(plain.at(-1)! * (1 + change))
      moved.push(Math.max(1, moved.at(-1)! * (1 + change) + flow))
    }
    const flows = moved.map((value, t) => (t === 0 ? 0 : value - moved[t - 1]! * (1 + days[t - 1]![0])))
    const [one, other] = [valueOrNull(ddThrottle({ equityCurve: plain }))!, valueOrNull(ddThrottle({ equityCurve: moved, flows }))!]
    expect(other.drawdown).toBeCloseTo(one.drawdown, 6)
    expect(one.drawdown).toBeGreaterThanOrEqual(0)
    expect(one.drawdown).toBeLessThanOrEqual(1)
  })
})

test('deleting a stop, a price or a share count never turns a breach into room', () => {
  const position = fc.record({
    side: fc.constantFrom('long' as const, 'short' as const),
    price: maybe(between(1, 100)),
    stop: maybe(between(1, 100)),
    shares: maybe(between(0, 1_000)),
  })
  holds(fc.array(position, { maxLength: 5 }), (positions: HeatPosition[]) => {
    const rank = (list: readonly HeatPosition[]): number => (valueOrNull(portfolioHeat({ positions: list, equity: 1e5 }))?.breach === false ? 1 : 0)
    for (const i of positions.keys()) {
      for (const field of ['price', 'stop', 'shares']) {
        expect(rank(positions.map((one, j) => (i === j ? { ...one, [field]: null } : one) as HeatPosition))).toBeLessThanOrEqual(rank(positions))
      }
    }
  })
})

const entryBar = fc.record({
  close: between(15, 25),
  ref: maybe(between(15, 25)),
  rvol: maybe(between(0, 3)),
  stopFired: fc.constantFrom(false, false, false, true, null),
  killer: fc.constantFrom(false, false, false, true, null),
  newsState: fc.constantFrom('quiet' as const, 'normal' as const, 'systemic' as const, null),
})

test('a staged entry only grows, never beyond its target nor, with a stop, beyond its risk', () => {
  holds(fc.tuple(fc.array(entryBar, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 5_000 }), between(5, 14)), ([bars, target, stop]) => {
    const steps = valueOrNull(timeAware({ bars, target, stop }))!
    let risk = 0
    for (const [i, { shares, frac }] of steps.entries()) {
      const before = steps[i - 1]?.shares ?? 0
      expect(shares).toBeGreaterThanOrEqual(before)
      expect(shares).toBeLessThanOrEqual(target)
      expect(frac).toBeLessThanOrEqual(1)
      risk += (shares - before) * (bars[i]!.close - stop)
    }
    expect(risk).toBeLessThanOrEqual(target * (bars[0]!.close - stop) + 1e-6)
  })
})

test('bars that come later change no step, and hiding what a bar shows never adds shares', () => {
  holds(
    fc.tuple(fc.array(entryBar, { minLength: 2, maxLength: 30 }), fc.nat(), fc.constantFrom('ref', 'rvol', 'stopFired', 'killer', 'newsState')),
    ([bars, at, field]) => {
      const steps = valueOrNull(timeAware({ bars, target: 1_000 }))!
      const cut = 1 + (at % (bars.length - 1))
      expect(valueOrNull(timeAware({ bars: bars.slice(0, cut), target: 1_000 }))).toEqual(steps.slice(0, cut))
      const hidden = bars.map((bar, i) => (i === cut ? { ...bar, [field]: null } : bar))
      expect(valueOrNull(timeAware({ bars: hidden, target: 1_000 }))![cut]!.shares).toBeLessThanOrEqual(steps[cut]!.shares)
    },
  )
})
