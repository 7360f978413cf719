import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { breadth } from '#domain/stops/breadth.ts'
import { type CrossAssetInput, crossAsset } from '#domain/stops/cross-asset.ts'
import { crossAssetLatch } from '#domain/stops/cross-asset-latch.ts'
import { type FoldInput, foldStops } from '#domain/stops/fold.ts'
import { headlineTrailing } from '#domain/stops/headline-trailing.ts'
import { newsReadings } from '#domain/stops/news-state.ts'
import { type PlanInvalidationInput, planInvalidation } from '#domain/stops/plan-invalidation.ts'
import { STOP_RULES, type StopRule } from '#domain/stops/precedence.ts'
import { stopEvents } from '#domain/stops/stop-events.ts'
import type { StopSession } from '#domain/stops/stop-session.ts'
import { volumeDivergence } from '#domain/stops/volume-divergence.ts'
import { session, until } from '../domain/stops/watched-position.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const everySession = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: 90, maxLength: 90 })

/** A position bought on some session of a random walk, with plans, sells and dismissals here and there and inputs missing at random. */
const watched: fc.Arbitrary<FoldInput> = fc
  .record({
    walk: randomBars(30, 90),
    newsPoints: everySession(maybe(fc.integer({ min: 0, max: 2 }))),
    vix: everySession(maybe(fc.integer({ min: 10, max: 34 }))),
    vixPercentile: everySession(maybe(fc.double({ min: 0, max: 1, noNaN: true }))),
    universeRvol: everySession(maybe(fc.double({ min: 0.3, max: 3, noNaN: true }))),
    tighten: everySession(fc.constantFrom(true, false, false, null)),
    entry: fc.integer({ min: 1, max: 28 }),
    stopFraction: fc.double({ min: 0.7, max: 0.98, noNaN: true }),
    revision: maybe(fc.record({ after: fc.integer({ min: 1, max: 20 }), stopFraction: fc.double({ min: 0.7, max: 1.1, noNaN: true }) })),
    sells: fc.array(fc.record({ after: fc.integer({ min: 0, max: 40 }), shares: fc.integer({ min: 10, max: 300 }) }), { maxLength: 3 }),
    dismissals: fc.array(fc.record({ after: fc.integer({ min: 0, max: 40 }), rule: fc.constantFrom<StopRule>(...STOP_RULES) }), { maxLength: 6 }),
    side: fc.constantFrom('long' as const, 'short' as const),
    execution: fc.constantFrom('reported' as const, 'modelled' as const),
  })
  .map(({ walk, entry, stopFraction, revision, sells, dismissals, side, execution, ...inputs }) => {
    const length = walk.close.length
    const price = walk.close[entry]!
    const stop = (fraction: number): number => (side === 'long' ? price * fraction : price * (2 - fraction))
    const byTime = <T extends { readonly after: number }>(acts: readonly T[]): T[] => acts.toSorted((a, b) => a.after - b.after)
    return {
      position: {
        id: 'p',
        side,
        entryPrice: price,
        plans: [
          { version: 1, asOf: session(entry - 1), hardStop: stop(stopFraction) },
          ...(revision === null ? [] : [{ version: 2, asOf: session(entry + revision.after), hardStop: stop(revision.stopFraction) }]),
        ],
        fills: [
          { session: session(entry), shares: 300, price },
          ...byTime(sells).map(({ after, shares }) => ({ session: session(entry + after), shares: -shares, price: null })),
        ],
        dismissals: byTime(dismissals).map(({ after, rule }) => ({ session: session(entry + after), rule, by: 'me', reason: 'seen' })),
      },
      bars: { ...walk, sessions: walk.close.map((_, i) => session(i)) },
      market: {
        newsPoints: inputs.newsPoints.slice(0, length),
        vix: inputs.vix.slice(0, length),
        vixPercentile: inputs.vixPercentile.slice(0, length),
        universeRvol: inputs.universeRvol.slice(0, length),
        tighten: inputs.tighten.slice(0, length),
      },
      execution,
      halfSpreadBps: 10,
    }
  })

const sessionsOf = (input: FoldInput): readonly StopSession[] => {
  const fold = foldStops(input)
  return fold.status === 'unknown' ? [] : fold.sessions
}

test('evaluating week by week or once gives the same sessions and the same events', () => {
  holds(watched, (input) => {
    const once = sessionsOf(input)
    for (let length = 2; length <= input.bars.sessions.length; length += 5) {
      const sofar = sessionsOf(until(input, length))
      expect(sofar).toEqual(once.slice(0, sofar.length))
      expect(stopEvents(sofar)).toEqual(stopEvents(once).slice(0, stopEvents(sofar).length))
    }
  })
})

test('a fold survives JSON', () => {
  holds(watched, (input) => {
    const fold = foldStops(input)
    expect(JSON.parse(JSON.stringify(fold))).toEqual(fold)
    expect(foldStops(JSON.parse(JSON.stringify(input)) as FoldInput)).toEqual(fold)
  })
})

test('one plan, nothing fired, nothing set aside: the level only moves towards the price, except the widenings it counts', () => {
  holds(watched, (input) => {
    const { position } = input
    const quiet = { ...input, position: { ...position, plans: position.plans.slice(0, 1), fills: position.fills.slice(0, 1), dismissals: [] } }
    const sign = position.side === 'long' ? 1 : -1
    const sessions = sessionsOf(quiet)
    let given = 0
    for (const [i, { level }] of sessions.entries()) {
      const before = sessions[i - 1]?.level.price ?? level.price
      if (sign * level.price < sign * before) given += 1
    }
    expect(given).toBeLessThanOrEqual(1)
    expect(sessions.findLast((one) => one.trail !== null)?.trail?.widenings ?? 0).toBe(given)
  })
})

test('the level never lies beyond the hard stop of the newest plan', () => {
  holds(watched, (input) => {
    const sign = input.position.side === 'long' ? 1 : -1
    for (const one of sessionsOf(input)) {
      if (one.trail === null) continue
      const plan = input.position.plans.findLast(({ asOf }) => asOf <= one.session)!
      expect(sign * one.level.price).toBeGreaterThanOrEqual(sign * plan.hardStop! - 1e-9)
    }
  })
})

test('doubling every price doubles every level and fires the same rules', () => {
  const twice = (x: number | null): number | null => (x === null ? null : 2 * x)
  holds(watched, (input) => {
    const { position, bars } = input
    const doubled: FoldInput = {
      ...input,
      position: {
        ...position,
        plans: position.plans.map((plan) => ({ ...plan, hardStop: twice(plan.hardStop) })),
        fills: position.fills.map((fill) => ({ ...fill, price: twice(fill.price) })),
      },
      bars: { ...bars, open: bars.open.map(twice), high: bars.high.map(twice), low: bars.low.map(twice), close: bars.close.map(twice) },
    }
    const summary = (one: StopSession, factor: number) => ({ fired: one.fired, others: one.others, level: one.level.price * factor, due: one.due })
    expect(sessionsOf(doubled).map((one) => summary(one, 1))).toEqual(sessionsOf(input).map((one) => summary(one, 2)))
  })
})

test('while an exit is due the level is frozen', () => {
  holds(watched, (input) => {
    const sessions = sessionsOf(input)
    for (const [i, one] of sessions.entries()) {
      if (one.due !== null && one.prior !== null) expect(one.level, `session ${i}`).toEqual(one.prior)
    }
  })
})

test('where nothing fires the fold and stop.headline_trailing give the same levels', () => {
  holds(watched, (input) => {
    const { position, bars, market } = input
    const entry = bars.sessions.indexOf(position.fills[0]!.session)
    const hardStop = position.side === 'long' ? 0.01 : 10_000
    const held = { ...position, plans: [{ version: 1, asOf: session(0), hardStop }], fills: position.fills.slice(0, 1), dismissals: [] }
    const sessions = sessionsOf({ ...input, position: held, closeRules: [] })
    const news = newsReadings(bars.sessions.map((_, t) => ({ pts: market.newsPoints[t]!, vix: market.vix[t]!, vixPct: market.vixPercentile[t]! })))
    const levels = valueOrNull(
      headlineTrailing({
        h: bars.high,
        l: bars.low,
        c: bars.close,
        entryIndex: entry,
        hardStop,
        states: news.map(({ state }) => state),
        side: position.side,
        tighten: market.tighten,
      }),
    )
    const untouched = sessions.findIndex((one) => one.fired.some((rule) => rule !== 'tighten'))
    const same = untouched < 0 ? sessions : sessions.slice(0, untouched)
    if (entry < 14) expect(levels).toBeNull()
    else expect(same.map((one) => one.level.price)).toEqual(levels?.slice(0, same.length))
  })
})

const divergenceRank = (input: Parameters<typeof volumeDivergence>[0]): number => {
  const action = valueOrNull(volumeDivergence(input))?.action ?? null
  return action === 'none' ? 2 : action === 'tighten' ? 1 : 0
}

test('hiding the universe, one of its days or the entry never improves the volume divergence', () => {
  const cases = fc.tuple(
    randomBars(30, 60),
    everySession(fc.double({ min: 0.2, max: 2, noNaN: true })),
    fc.integer({ min: 0, max: 29 }),
    fc.integer({ min: 0, max: 59 }),
  )
  holds(cases, ([{ high: h, low: l, close: c, volume: v }, rvol, entryIndex, hidden]) => {
    const universeRvol = rvol.slice(0, c.length)
    const full = divergenceRank({ h, l, c, v, universeRvol, entryIndex })
    expect(divergenceRank({ h, l, c, v, universeRvol: null, entryIndex })).toBeLessThanOrEqual(full)
    expect(divergenceRank({ h, l, c, v, universeRvol: universeRvol.map((x, i) => (i === hidden ? null : x)), entryIndex })).toBeLessThanOrEqual(full)
    expect(divergenceRank({ h, l, c, v, universeRvol, entryIndex: null })).toBeLessThanOrEqual(full)
  })
})

test('a missing input never enters the quiet state', () => {
  const day = fc.record({
    pts: maybe(fc.integer({ min: 0, max: 3 })),
    vix: maybe(fc.integer({ min: 10, max: 40 })),
    vixPct: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  holds(fc.array(day, { minLength: 1, maxLength: 40 }), (days) => {
    const readings = newsReadings(days)
    for (const [t, { state }] of readings.entries()) {
      const isNew = state === 'quiet' && readings[t - 1]?.state !== 'quiet'
      if (!isNew) continue
      expect(days.slice(Math.max(0, t - 2), t + 1).every(({ pts }) => pts === 0)).toBe(true)
      expect(days[t]!.vix).not.toBeNull()
      expect(days[t]!.vixPct).not.toBeNull()
    }
  })
})

test('hiding one of the three markets never calms the cross-asset action', () => {
  const z = maybe(fc.double({ min: -1, max: 4, noNaN: true }))
  const ranks = { none: 3, tighten: 2, reduce_half: 1, exit: 0 }
  const rank = (input: CrossAssetInput): number => {
    const reading = valueOrNull(crossAsset(input))
    // With an unknown input every action means "at least": it permits no more than the worst.
    return reading === null || reading.action === null || reading.unknown.length > 0 ? 0 : ranks[reading.action]
  }
  holds(fc.record({ zYield: z, zUsd: z, zOas: z }), (input) => {
    for (const field of ['zYield', 'zUsd', 'zOas'] as const) expect(rank({ ...input, [field]: null })).toBeLessThanOrEqual(rank(input))
  })
})

test('the latch never sells more than there is, and sells nothing it was not asked for', () => {
  holds(
    fc.array(maybe(fc.constantFrom('none' as const, 'tighten' as const, 'reduce_half' as const, 'exit' as const)), { minLength: 1, maxLength: 40 }),
    (actions) => {
      const steps = valueOrNull(crossAssetLatch({ actions }))!
      for (const [i, { sell, sold }] of steps.entries()) {
        expect(sold).toBeLessThanOrEqual(1)
        if (actions[i] !== 'exit' && actions[i] !== 'reduce_half') expect(sell).toBe(0)
      }
      expect(valueOrNull(crossAssetLatch({ actions: actions.slice(0, 1) }))).toEqual(steps.slice(0, 1))
    },
  )
})

test('losing the newest reading, all readings or a condition never says that the plan still holds', () => {
  const readings = fc.array(maybe(fc.double({ min: 10, max: 30, noNaN: true })), { maxLength: 5 })
  const conditions = fc.constant([
    { id: 'px', kind: 'price' as const, op: 'below' as const, level: 18 },
    { id: 'ra', kind: 'ratio' as const, op: 'above' as const, level: 22 },
  ])
  const rank = (input: PlanInvalidationInput): number => (valueOrNull(planInvalidation(input))?.fired === false ? 1 : 0)
  holds(fc.record({ conditions, obs: fc.record({ price: readings, ratio: readings }), required: fc.constant(['px', 'ra']) }), (input) => {
    const full = rank(input)
    const { price, ratio } = input.obs
    expect(rank({ ...input, obs: null })).toBeLessThanOrEqual(full)
    expect(rank({ ...input, obs: { ratio } })).toBeLessThanOrEqual(full)
    expect(rank({ ...input, conditions: input.conditions.slice(1) })).toBeLessThanOrEqual(full)
    expect(rank({ ...input, obs: { price: price.length === 0 ? price : price.with(-1, null), ratio } })).toBeLessThanOrEqual(full)
  })
})

test('losing the newest reading of breadth never enters a trade nor confirms one', () => {
  const share = fc.double({ min: 0.2, max: 0.8, noNaN: true })
  holds(fc.tuple(fc.array(maybe(share), { minLength: 11, maxLength: 20 }), fc.boolean()), ([pct, inTrade]) => {
    const rank = (readings: (number | null)[]): number => {
      const action = valueOrNull(breadth({ pct: readings, inTrade }))?.action
      return action === 'enter' || action === 'hold' ? 1 : 0
    }
    expect(rank(pct.with(-1, null))).toBe(0)
  })
})
