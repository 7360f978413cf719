import fc from 'fast-check'
import { expect, test } from 'vitest'
import { averageTrueRange } from '#domain/indicators/atr-wilder.ts'
import { valueOrNull } from '#domain/result.ts'
import { headlineTrailing } from '#domain/stops/headline-trailing.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const ENTRY = 15
const positions = fc.record({
  walk: randomBars(30, 80),
  states: fc.array(fc.constantFrom('quiet' as const, 'normal' as const, 'systemic' as const), { minLength: 80, maxLength: 80 }),
  tighten: fc.option(fc.array(fc.constantFrom(true, false, false, null), { minLength: 80, maxLength: 80 })),
  side: fc.constantFrom('long' as const, 'short' as const),
  hardDistance: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
})

test('stop.headline_trailing never loosens but once, by at most one ATR, on entering systemic', () => {
  let widened = 0
  holds(positions, ({ walk, states, tighten, side, hardDistance }) => {
    const { high: h, low: l, close: c } = walk
    const entry = c[ENTRY]!
    const sign = side === 'long' ? 1 : -1
    const levels = valueOrNull(
      headlineTrailing({
        h,
        l,
        c,
        side,
        entryIndex: ENTRY,
        hardStop: entry * (1 - sign * hardDistance),
        states: states.slice(0, c.length),
        tighten: tighten?.slice(0, c.length) ?? null,
      }),
    )!
    const ranges = averageTrueRange(h, l, c, 14)
    let times = 0
    for (let i = 1; i < levels.length; i += 1) {
      const given = sign * (levels[i - 1]! - levels[i]!)
      if (given <= 0) continue
      const t = ENTRY + i
      times += 1
      expect(states[t]).toBe('systemic')
      expect(states[t - 1]).not.toBe('systemic')
      expect(tighten?.[t] ?? false).toBe(false)
      expect(given).toBeLessThanOrEqual(ranges[t]! + 1e-9)
    }
    expect(times).toBeLessThanOrEqual(1)
    widened += times
  })
  expect(widened).toBeGreaterThan(0)
})
