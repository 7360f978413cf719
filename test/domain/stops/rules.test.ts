import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { valueOrNull } from '#domain/result.ts'
import { breadth } from '#domain/stops/breadth.ts'
import { chandelier } from '#domain/stops/chandelier.ts'
import { crossAsset } from '#domain/stops/cross-asset.ts'
import { type CrossAssetLatchInput, crossAssetLatch } from '#domain/stops/cross-asset-latch.ts'
import { gapFill } from '#domain/stops/gap-fill.ts'
import { headlineTrailing, type HeadlineTrailingInput } from '#domain/stops/headline-trailing.ts'
import { invalidation } from '#domain/stops/invalidation.ts'
import { newsReadings, type NewsDay, type NewsState } from '#domain/stops/news-state.ts'
import { planInvalidation } from '#domain/stops/plan-invalidation.ts'
import { precedence } from '#domain/stops/precedence.ts'
import { timeStop } from '#domain/stops/time-stop.ts'
import { vixPercentiles } from '#domain/stops/vix-percentiles.ts'
import { volumeDivergence } from '#domain/stops/volume-divergence.ts'
import { outcome } from '../reference-input.ts'

const repeat = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

describe('stop.vix_pct at every session', () => {
  test('is null until enough closes are known and where the close itself is missing', () => {
    expect(vixPercentiles([15, 16, null, 14], 252, 2)).toEqual([null, null, null, 0])
  })

  test('compares each close with the so many before it only', () => {
    // 15 among 15 16 14: two at or below it; 17 among 17 18 12 likewise.
    expect(vixPercentiles([15, 16, 14, 15, 17, 18, 12, 17], 3, 2)).toEqual([null, null, 0, 2 / 3, 1, 1, 0, 2 / 3])
  })
})

describe('stop.news_state', () => {
  const day = (change: Partial<NewsDay>): NewsDay => ({ pts: 0, vix: 20, vixPct: 0.5, ...change })
  const blind = day({ pts: null, vix: null, vixPct: null })
  const read = (days: readonly NewsDay[]) => newsReadings(days).map(({ state, isBlind }) => (isBlind ? 'blind' : state))

  test('a first session without any input is normal for want of data', () => {
    expect(read([blind, day({})])).toEqual(['blind', 'normal'])
  })

  test('systemic is not left while a headline day of the look-back is missing, for five sessions', () => {
    expect(read([day({ vix: 35 }), ...repeat(7, day({ pts: null }))])).toEqual(['systemic', ...repeat(5, 'systemic'), 'blind', 'normal'])
  })

  test('a quiet state is held through blind sessions too, and then given up', () => {
    const quiet = day({ vix: 12, vixPct: 0.1 })
    expect(read([quiet, ...repeat(7, blind)])).toEqual([...repeat(6, 'quiet'), 'blind', 'blind'])
  })

  test('points that were seen keep it systemic without VIX', () => {
    expect(read([day({ pts: 3 }), blind, blind])).toEqual(['systemic', 'systemic', 'systemic'])
  })

  test('one of VIX and points is enough not to be blind', () => {
    expect(read([day({})])).toEqual(['normal'])
    expect(read([day({ vix: null, vixPct: null })])).toEqual(['normal'])
    expect(read([day({ vix: null, vixPct: null, pts: 1 })])).toEqual(['normal'])
    expect(read([day({ pts: null })])).toEqual(['normal'])
  })

  test('systemic is not left while VIX is missing, for five sessions', () => {
    expect(read([day({ vix: 35 }), ...repeat(7, day({ vix: null, vixPct: null }))])).toEqual([...repeat(6, 'systemic'), 'blind', 'normal'])
  })

  test('VIX at its limit keeps it systemic however long the headlines are missing', () => {
    expect(read(repeat(9, day({ vix: 35, pts: null })))).toEqual(repeat(9, 'systemic'))
  })

  test('quiet is not entered without VIX or without its percentile', () => {
    expect(read([day({ vix: null, vixPct: 0.1 })])).toEqual(['normal'])
    expect(read([day({ vix: 12, vixPct: null })])).toEqual(['normal'])
    expect(read([day({ vix: 12, vixPct: 0.1 })])).toEqual(['quiet'])
  })
})

describe('stop.headline_trailing', () => {
  const bars = { h: repeat(40, 20.5), l: repeat(40, 19.5), c: repeat(40, 20) }

  test('a distance of ones own replaces the default of that state only', () => {
    expect(levels(repeat(40, 'normal'), { k: { quiet: 1 } })[0]).toBe(16.5)
    expect(levels(repeat(40, 'normal'), { k: { normal: 2 } })[0]).toBe(18.5)
  })

  const levels = (states: readonly NewsState[], change: Partial<HeadlineTrailingInput> = {}) =>
    valueOrNull(headlineTrailing({ ...bars, entryIndex: 20, hardStop: 10, states, ...change }))!
  const statesFrom = (...runs: readonly (readonly [number, NewsState])[]): NewsState[] => runs.flatMap(([n, state]) => repeat(n, state))

  test('gives way once by one range on entering a systemic state, not again while it lasts', () => {
    const states = statesFrom([30, 'normal'], [10, 'systemic'])
    expect(levels(states).slice(8, 14)).toEqual([16.5, 16.5, 15.5, 15.5, 15.5, 15.5])
    expect(levels(states, { maxWidenings: 2 }).slice(8, 14)).toEqual([16.5, 16.5, 15.5, 15.5, 15.5, 15.5])
  })

  test('a second systemic state does not widen it again, unless two widenings are allowed', () => {
    const states = statesFrom([25, 'normal'], [2, 'systemic'], [3, 'normal'], [10, 'systemic'])
    expect(levels(states, { hardStop: 10 }).slice(4, 12)).toEqual([16.5, 15.5, 15.5, 16.5, 16.5, 16.5, 16.5, 16.5])
    expect(levels(states, { maxWidenings: 2 }).slice(9, 11)).toEqual([16.5, 15.5])
  })

  test('an entry on the first systemic bar starts at the wide distance and keeps its widening', () => {
    const states = statesFrom([20, 'normal'], [2, 'systemic'], [3, 'normal'], [15, 'systemic'])
    expect(levels(states).slice(0, 6)).toEqual([15, 15, 16.5, 16.5, 16.5, 15.5])
  })

  test('a tighten in force or not known forbids the widening', () => {
    const states = statesFrom([30, 'normal'], [10, 'systemic'])
    expect(levels(states, { tighten: repeat(40, null) }).at(-1)).toBe(16.5)
    expect(levels(states, { tighten: [...repeat(30, false), ...repeat(10, true)] }).slice(9, 11)).toEqual([16.5, 18])
  })

  test('a high older than the look-back no longer counts when it gives way', () => {
    const h = bars.h.map((high, t) => (t === 25 ? 23.5 : high))
    const states = statesFrom([28, 'normal'], [12, 'systemic'])
    const wide = { h, maxWiden: 9, atrN: 1 }
    expect(levels(states, { ...wide, lookback: 4 })[8]).toBe(23.5 - 5.5)
    expect(levels(states, { ...wide, lookback: 3 })[8]).toBe(20.5 - 5.5)
  })

  test('an entry on the first bar with a true range is watched, one bar earlier not', () => {
    expect(levels(repeat(40, 'normal'), { entryIndex: 14 })).toHaveLength(26)
    expect(headlineTrailing({ ...bars, entryIndex: 13, hardStop: 10, states: repeat(40, 'normal') })).toMatchObject({ code: 'SHORT_HISTORY' })
  })

  test('without widenings a systemic state changes nothing', () => {
    const states = [...repeat(30, 'normal' as const), ...repeat(10, 'systemic' as const)]
    expect(new Set(valueOrNull(headlineTrailing({ ...bars, entryIndex: 20, hardStop: 10, states, maxWidenings: 0 })))).toEqual(new Set([16.5]))
  })
})

describe('stop.chandelier', () => {
  test('needs its window of bars and one more than its true range', () => {
    const bars = (n: number) => ({ h: repeat(n, 20.5), l: repeat(n, 19.5), c: repeat(n, 20) })
    expect(chandelier({ ...bars(22) })).toMatchObject({ code: 'SHORT_HISTORY' })
    expect(valueOrNull(chandelier({ ...bars(23) }))).toBe(17.5)
    expect(chandelier({ ...bars(9), n: 10, atrN: 2 })).toMatchObject({ code: 'SHORT_HISTORY' })
    expect(valueOrNull(chandelier({ ...bars(10), n: 10, atrN: 2 }))).toBe(17.5)
  })

  test('a short hangs above the lowest low', () => {
    const bars = { h: repeat(30, 20.5), l: repeat(30, 19.5), c: repeat(30, 20) }
    expect(valueOrNull(chandelier({ ...bars, side: 'short' }))).toBe(22.5)
  })
})

describe('stop.volume_divergence', () => {
  const flat = { h: repeat(40, 20.5), l: repeat(40, 19.5), c: repeat(40, 20) }

  test('a median volume of zero leaves the dry and the heavy day open', () => {
    const reading = valueOrNull(volumeDivergence({ ...flat, v: [...repeat(39, 0), 100], universeRvol: repeat(40, 1) }))!
    expect(reading).toMatchObject({ d1: false, d2: null, d3: false, action: null })
  })

  test('a universe that traded nothing cannot be divided by', () => {
    expect(valueOrNull(volumeDivergence({ ...flat, v: repeat(40, 100), universeRvol: repeat(40, 0) }))!.d2).toBeNull()
  })

  test('an open heavy day after a divergence is not judged', () => {
    // Five rising closes on nothing, then one that falls from the high to the low of its bar.
    const c = [...repeat(33, 20), 20.2, 20.4, 20.6, 20.8, 21, 21.2, 20]
    const bars = { c, h: c.map((close, i) => (i === 39 ? 22 : close + 0.1)), l: c.map((close) => close - 0.1) }
    const reading = valueOrNull(volumeDivergence({ ...bars, v: repeat(40, 0) }))!
    expect(reading.d3).toBeNull()
  })
})

describe('stop.cross_asset', () => {
  test('names equal drivers in the order of the alphabet', () => {
    expect(valueOrNull(crossAsset({ zYield: 1.6, zUsd: 1.6, zOas: 0 }))).toEqual({ action: 'tighten', drivers: ['usd', 'yield'], unknown: [] })
  })

  test('names the strongest driver first, whatever its place', () => {
    expect(valueOrNull(crossAsset({ zYield: 1.6, zUsd: 1.8, zOas: 1.6 }))).toMatchObject({ drivers: ['usd', 'oas', 'yield'] })
    expect(valueOrNull(crossAsset({ zYield: 1.6, zUsd: 1.6, zOas: 1.6 }))).toMatchObject({ drivers: ['oas', 'usd', 'yield'] })
  })

  test('limits may coincide', () => {
    expect(valueOrNull(crossAsset({ zYield: 2, zUsd: 0, zOas: 0, warn: 2 }))).toMatchObject({ action: 'reduce_half' })
    expect(valueOrNull(crossAsset({ zYield: 2, zUsd: 0, zOas: 0, exit: 2 }))).toMatchObject({ action: 'exit' })
  })

  test('an input that is left out is unknown', () => {
    expect(valueOrNull(crossAsset({ zOas: 3 }))).toEqual({ action: 'exit', drivers: ['oas'], unknown: ['yield', 'usd'] })
  })
})

describe('stop.cross_asset_latch', () => {
  const run = (actions: CrossAssetLatchInput['actions']) => valueOrNull(crossAssetLatch({ actions }))!

  test('a session that is not judged after a sale is not armed', () => {
    expect(run(['reduce_half', null]).at(-1)).toEqual({ action: 'reduce_half', sell: 0, sold: 0.5, armed: false })
  })

  test('nothing is in force before the first judged session', () => {
    expect(run([null, 'none'])).toMatchObject([{ action: null, armed: true }, { action: 'none' }])
  })

  test('an exit at once sells everything, and five calm sessions arm it again', () => {
    expect(run(['exit', 'none', 'none', 'none', 'none', 'none', 'exit']).map(({ sell }) => sell)).toEqual([1, 0, 0, 0, 0, 0, 1])
  })

  test('a session that is not judged breaks the calm', () => {
    expect(run(['reduce_half', 'none', 'none', 'none', 'none', null, 'none', 'reduce_half']).at(-1)).toMatchObject({ sell: 0, armed: false })
  })
})

describe('stop.gap_fill', () => {
  const bar = { open: 20, high: 21, low: 19, close: 20, volume: 100 }

  test('a short is bought back above, worse by the half-spread', () => {
    expect(valueOrNull(gapFill({ side: 'short', stop: 20.5, bar, halfSpreadBps: 10 }))).toEqual({ hit: true, price: 20.5 * 1.001, gap: false, deferred: false })
    expect(valueOrNull(gapFill({ side: 'short', stop: 19.5, bar, halfSpreadBps: 0 }))).toMatchObject({ gap: true, price: 20 })
  })

  test('a halted bar defers, an absent flag and an unknown volume do not', () => {
    expect(valueOrNull(gapFill({ side: 'long', stop: 19, bar: { ...bar, halted: true }, halfSpreadBps: 0 }))!.deferred).toBe(true)
    expect(valueOrNull(gapFill({ side: 'long', stop: 19, bar: { open: 20, high: 21, low: 19 }, halfSpreadBps: 0 }))!.hit).toBe(true)
  })
})

describe('stop.precedence', () => {
  test('a rule named twice fired once', () => {
    expect(valueOrNull(precedence({ fired: ['tighten', 'gap', 'gap'] }))).toEqual({ winner: 'gap', exitFrac: 1, others: ['tighten'] })
  })

  test('half a position yields to a whole one further down the list', () => {
    expect(valueOrNull(precedence({ fired: ['cross_asset_reduce', 'time_stop'] }))).toEqual({
      winner: 'time_stop',
      exitFrac: 1,
      others: ['cross_asset_reduce'],
    })
  })
})

describe('stop.invalidation', () => {
  test('the highest level counts too', () => {
    expect(valueOrNull(invalidation({ entryLevel: 5, history: [['pass', 'pass', 'pass', 'pass', 'fail']] }))).toEqual({ fired: true, levels: [5] })
  })

  test('a level that is null is unknown, and unknown from the first session on counts', () => {
    const session = ['pass', null, 'pass', 'pass', 'pass'] as const
    expect(valueOrNull(invalidation({ entryLevel: 2, history: repeat(5, session) }))!.fired).toBe(false)
    expect(valueOrNull(invalidation({ entryLevel: 2, history: repeat(6, session) }))).toEqual({ fired: true, levels: [2] })
  })
})

describe('stop.plan_invalidation', () => {
  const price = { id: 'px', kind: 'price', op: 'below', level: 18 } as const
  const ratio = { id: 'ra', kind: 'ratio', op: 'above', level: 0.4 } as const
  const rung = { id: 'ru', kind: 'rung', entryLevel: 1 } as const
  const states = (state: 'pass' | 'fail' | 'unknown') => [[state, 'pass', 'pass', 'pass', 'pass'] as const]

  test('the level itself is not broken', () => {
    expect(valueOrNull(planInvalidation({ conditions: [price], obs: { price: [18] } }))).toMatchObject({ fired: false, distance: { px: 0 } })
    expect(valueOrNull(planInvalidation({ conditions: [ratio], obs: { ratio: [0.4, 0.4] } }))!.fired).toBe(false)
  })

  test('a close that held answers for a missing one', () => {
    expect(valueOrNull(planInvalidation({ conditions: [ratio], obs: { ratio: [0.39, null] } }))!.fired).toBe(false)
    expect(valueOrNull(planInvalidation({ conditions: [ratio], obs: { ratio: [0.41, 0.42] } }))).toMatchObject({ fired: true, by: ['ra'] })
  })

  test('a confirmation of ones own is asked for', () => {
    expect(valueOrNull(planInvalidation({ conditions: [{ ...price, confirm: 2 }], obs: { price: [19, 17] } }))!.fired).toBe(false)
  })

  test('a rung that fails is lost, one not known is not judged, without readings neither', () => {
    const read = (obs: Parameters<typeof planInvalidation>[0]['obs']) => valueOrNull(planInvalidation({ conditions: [rung], obs }))!.fired
    expect([read({ rung: states('fail') }), read({ rung: states('unknown') }), read({ rung: states('pass') }), read(null)]).toEqual([true, null, false, null])
  })

  test('the highest level of the ladder may be the one a plan was made on', () => {
    const top = { ...rung, entryLevel: 5 }
    expect(valueOrNull(planInvalidation({ conditions: [top], obs: { rung: [['pass', 'pass', 'pass', 'pass', 'fail']] } }))!.fired).toBe(true)
  })

  test('a value nobody has read leaves its condition open', () => {
    const open = { fired: null, by: [], unknown: ['px'], distance: { px: null } }
    expect(valueOrNull(planInvalidation({ conditions: [price], obs: {} }))).toEqual(open)
    expect(outcome(evaluateFormula('stop.plan_invalidation', { conditions: [price] }))).toEqual(open)
  })

  test('a stored id that is still there is not counted as lost', () => {
    expect(valueOrNull(planInvalidation({ conditions: [price], obs: { price: [19] }, required: ['px'] }))).toMatchObject({ fired: false, unknown: [] })
  })
})

describe('stop.time_stop', () => {
  test('enough progress lets it run, an allocation has no clock', () => {
    expect(valueOrNull(timeStop({ mode: 'trading', held: 20, bestR: 0.5 }))).toMatchObject({ fire: false, reason: 'running' })
    expect(valueOrNull(timeStop({ mode: 'trading', held: 20, bestR: 0.1, soft: 20, hard: 20 }))).toMatchObject({ fire: true, reason: 'hard_end' })
    expect(valueOrNull(timeStop({ mode: 'allocating', held: 500 }))).toEqual({
      fire: false,
      reason: 'no_time_stop',
      sessionsToSoft: null,
      sessionsToHard: null,
    })
  })
})

describe('stop.breadth', () => {
  const path = (...last: (number | null)[]) => [...repeat(10, 0.5), ...last]
  const act = (pct: (number | null)[], inTrade: boolean) => valueOrNull(breadth({ pct, inTrade }))

  test('a missing reading counts as low, but one low has to be known', () => {
    expect(act(path(0.4, null), true)).toMatchObject({ action: 'exit', reason: 'below_exit', drop: null })
    expect(act(path(null, null), true)).toMatchObject({ action: null })
  })

  test('a missing reading before the newest holds a trade and enters none', () => {
    expect(act(path(null, 0.6), true)).toMatchObject({ action: 'hold' })
    expect(act(path(null, 0.6), false)).toMatchObject({ action: null })
  })

  test('breadth that expanded is no entry until every reading that confirms is high', () => {
    expect(act([...repeat(10, 0.4), 0.5, 0.6], false)).toMatchObject({ action: 'none' })
    expect(act([...repeat(10, 0.4), 0.55, 0.6], false)).toMatchObject({ action: 'enter' })
  })

  test('a missing newest reading is no collapse, however small a fall would do', () => {
    expect(valueOrNull(breadth({ pct: path(0.5, null), inTrade: true, collapse: 0 }))).toMatchObject({ action: null, drop: null })
  })

  test('the fall is measured from the highest of the last eleven readings', () => {
    expect(act([0.9, ...repeat(10, 0.7), 0.5], true)).toMatchObject({ action: 'exit', reason: 'collapse' })
    expect(act([0.9, ...repeat(9, 0.6), 0.6, 0.5], true)).toMatchObject({ action: 'hold' })
  })

  test('high breadth that did not expand is no entry', () => {
    expect(act(repeat(12, 0.6), false)).toMatchObject({ action: 'none', gain: 0 })
    expect(act([null, ...repeat(10, 0.6)], false)).toMatchObject({ action: null, gain: null })
  })
})
