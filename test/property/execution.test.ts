import fc from 'fast-check'
import { expect, test } from 'vitest'
import { halfSpread } from '#domain/execution/half-spread.ts'
import { implementationShortfall } from '#domain/execution/implementation-shortfall.ts'
import { limitThenIoc } from '#domain/execution/limit-then-ioc.ts'
import { slippageFit } from '#domain/execution/slippage-fit.ts'
import { valueOrNull } from '#domain/result.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

test('the half-spread is never below half a tick nor above any estimate that is wider than a tick', () => {
  holds(fc.tuple(between(0.05, 500), maybe(between(0, 0.05)), maybe(between(0, 0.05)), maybe(between(0, 0.05))), ([price, cs, ar, edge]) => {
    const found = valueOrNull(halfSpread({ price, cs, ar, edge }))
    const estimates = [cs, ar, edge].filter((estimate) => estimate !== null)
    const tick = (price >= 1 ? 0.01 : 0.0001) / price
    if (estimates.length === 0) expect(found).toBeNull()
    else expect(found!.spreadFrac).toBe(Math.max(tick, Math.min(...estimates)))
  })
})

test('an order fills at most its quantity, never beyond its limits, and what is left is cancelled', () => {
  const cases = fc.tuple(
    randomBars(4, 8),
    fc.constantFrom('buy' as const, 'sell' as const),
    between(0.9, 1.1),
    fc.integer({ min: 1, max: 500_000 }),
    fc.boolean(),
  )
  holds(cases, ([walk, side, around, qty, requireTouch]) => {
    const bars = walk.close.map((_, i) => ({ open: walk.open[i]!, high: walk.high[i]!, low: walk.low[i]!, volume: walk.volume[i]! }))
    const limit = walk.open[0]! * around
    const { fills, filled, cancelled } = valueOrNull(limitThenIoc({ side, qty, limit, bars, halfSpreadBps: 5, requireTouch }))!
    expect(filled + cancelled).toBeCloseTo(qty, 9)
    expect(filled).toBeLessThanOrEqual(qty)
    const sign = side === 'buy' ? 1 : -1
    for (const fill of fills) {
      const worst = fill.leg === 'limit' ? limit : limit * (1 + sign * 0.003)
      expect(sign * fill.price).toBeLessThanOrEqual(sign * worst + 1e-9)
      expect(fill.qty).toBeLessThanOrEqual(0.1 * bars[fill.bar]!.volume + 1e-6)
    }
    // Without requiring a touch the second leg may trade on its own, so the rule can only leave fills away.
    const free = valueOrNull(limitThenIoc({ side, qty, limit, bars, halfSpreadBps: 5, requireTouch: false }))!
    expect(filled).toBeLessThanOrEqual(free.filled)
  })
})

test('a purchase and the mirrored sale have one shortfall', () => {
  const fill = fc.record({ qty: fc.integer({ min: 1, max: 100 }), price: between(10, 30) })
  holds(fc.tuple(fc.array(fill, { maxLength: 5 }), between(10, 30), between(10, 30)), ([fills, arrivalPrice, endPrice]) => {
    const decisionPrice = 20
    const mirror = (price: number): number => 2 * decisionPrice - price
    const buy = { side: 'buy' as const, decisionPrice, orderQty: 1_000, fills, endPrice, arrivalPrice }
    const sell = {
      ...buy,
      side: 'sell' as const,
      fills: fills.map(({ qty, price }) => ({ qty, price: mirror(price) })),
      endPrice: mirror(endPrice),
      arrivalPrice: mirror(arrivalPrice),
    }
    const [bought, sold] = [valueOrNull(implementationShortfall(buy))!, valueOrNull(implementationShortfall(sell))!]
    expect(sold.total).toBeCloseTo(bought.total, 6)
    expect(sold.total).toBeCloseTo(sold.delay + sold.trading + sold.opportunity + sold.fees, 6)
  })
})

test('few fills can only raise the multiple, and it stays within its limits', () => {
  const fill = fc.record({ bucket: fc.constantFrom('thin', 'liquid'), slipBps: between(-100, 500), modelBps: between(1, 50) })
  holds(fc.array(fill, { minLength: 1, maxLength: 60 }), (fills) => {
    for (const { n, mult, label } of valueOrNull(slippageFit({ fills }))!) {
      expect(label).toBe(n >= 20 ? 'learned' : 'too_few')
      expect(mult).toBeGreaterThanOrEqual(n >= 20 ? 0.5 : 1)
      expect(mult).toBeLessThanOrEqual(5)
    }
  })
})
