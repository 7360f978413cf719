import { describe, expect, test } from 'vitest'
import type { CloseRule } from '#domain/stops/close-rules.ts'
import { foldStops } from '#domain/stops/fold.ts'
import type { StopRule } from '#domain/stops/precedence.ts'
import { sessionDate } from '#domain/units.ts'
import { lastOf, sessionsOf, watch } from './watch.ts'
import { calmMarket, closes, columns, position, session, type SimpleBar, warmUp } from './watched-position.ts'

describe('price stops', () => {
  test('a low at the level fires in its own bar and asks for everything', () => {
    const day = lastOf([...closes([20, 20]), { close: 17, low: 16.4 }])
    expect(day).toMatchObject({ fired: ['headline_trailing'], winner: 'headline_trailing', exitFraction: 1, through: 'headline_trailing' })
    expect(day.due).toMatchObject({ rule: 'headline_trailing', session: session(32), fraction: 1, shares: 300, sold: 0 })
  })

  test('an open through the level is a gap and names the rule it went through', () => {
    const day = lastOf([...closes([20, 20]), { open: 15, close: 15.5 }], { halfSpreadBps: 20 })
    expect(day).toMatchObject({ fired: ['gap'], winner: 'gap', through: 'headline_trailing', modelledFill: { rule: 'gap', price: 15 * 0.998 } })
  })

  test('an unknown half-spread leaves only the modelled price open', () => {
    const day = lastOf([...closes([20, 20]), { open: 15, close: 15.5 }])
    expect(day).toMatchObject({ winner: 'gap', modelledFill: { rule: 'gap', price: null } })
  })

  test('on the first session the whole bar counts, and its open is no gap', () => {
    const day = sessionsOf([{ open: 15.8, low: 15.8, high: 20.5, close: 20 }])[0]!
    expect(day).toMatchObject({ winner: 'hard_stop', through: 'hard_stop' })
  })

  test('minutes after the fill spare the part of the first bar before it', () => {
    const spared = position(30, 16, { entryRest: { high: 20.5, low: 19.8 } })
    expect(sessionsOf([{ open: 15.8, low: 15.8, high: 20.5, close: 20 }], { position: spared })[0]!.winner).toBeNull()
    const next = { open: 19, high: 20, low: 15.5, close: 18 }
    expect(lastOf([{ open: 15.8, low: 15.8, high: 20.5, close: 20 }, next], { position: spared }).winner).toBe('hard_stop')
  })

  test('a bar without open, high and low tests its close and says so', () => {
    const day = lastOf([...closes([20, 20]), { open: null, high: null, low: null, close: 16 }])
    expect(day).toMatchObject({ winner: 'headline_trailing', isCloseOnly: true })
    expect(day.unknownInputs).toContain('range')
  })

  test('a bar that only has a close would have filled there, not at the level', () => {
    const day = lastOf([...closes([20, 20]), { open: null, high: null, low: null, close: 16 }], { halfSpreadBps: 0 })
    expect(day.modelledFill).toEqual({ rule: 'headline_trailing', price: 16 })
  })

  test('a session in which nothing is reached went through no rule', () => {
    expect(lastOf(closes([20, 20])).through).toBeNull()
  })

  test('headlines that are known are not listed as missing, however many', () => {
    expect(lastOf(closes([20, 20]), { market: calmMarket(32, { newsPoints: Array.from({ length: 32 }, () => 0.5) }) }).unknownInputs).toEqual([])
  })

  test('a bar without an open is tested by its low, at the stop', () => {
    const day = lastOf([...closes([20, 20]), { open: null, high: 17.5, low: 16.4, close: 17 }], { halfSpreadBps: 0 })
    expect(day).toMatchObject({ winner: 'headline_trailing', open: null, isCloseOnly: false, modelledFill: { price: 16.5 } })
  })

  test('an exit that is due fills at the close of the next tradable bar when that has no open', () => {
    const bars = [...closes([20, 20]), { close: 15, volume: 0 }, { open: null, high: null, low: null, close: 14.5 }]
    expect(lastOf(bars, { halfSpreadBps: 0 })).toMatchObject({ modelledFill: { rule: 'gap', price: 14.5 } })
  })

  test('without trade the exit is due and fills at the next tradable open', () => {
    const [halted, next] = sessionsOf([...closes([20, 20]), { close: 15, volume: 0 }, { close: 14 }], { halfSpreadBps: 0 }).slice(-2)
    expect(halted).toMatchObject({ winner: 'gap', modelledFill: null })
    expect(next).toMatchObject({ winner: null, modelledFill: { rule: 'gap', price: 14 } })
  })

  test('a stop order fills once, however long its exit waits for the sells', () => {
    const inItsBar = sessionsOf([...closes([20, 20]), { close: 15 }, ...closes([14, 13])], { halfSpreadBps: 0 })
    expect(inItsBar.map((day) => day.modelledFill?.price ?? null)).toEqual([null, null, 15, null, null])
    const later = sessionsOf([...closes([20, 20]), { close: 15, volume: 0 }, ...closes([14, 13])], { halfSpreadBps: 0 })
    expect(later.map((day) => day.modelledFill?.price ?? null)).toEqual([null, null, null, 14, null])
  })

  test('a halted session with volume does not fill either', () => {
    const bars = [...warmUp(), ...closes([20, 20]), { close: 15 }]
    const halted = { ...columns(bars), halted: bars.map((_, i) => i === 32) }
    const fold = foldStops({ position: position(30, 16), bars: halted, market: calmMarket(bars.length) })
    expect(fold).toMatchObject({ due: { rule: 'gap', hasModelledFill: false } })
  })
})

describe('an exit that is due', () => {
  const fallen = [...closes([20, 20]), { close: 15 }, ...closes([21, 22, 23])]
  const sold = (shares: number, on: number) => ({ session: session(on), shares: -shares, price: null })
  const bought = { session: session(30), shares: 300, price: null }

  test('stays due while the price recovers, its level frozen and adds blocked', () => {
    const after = sessionsOf(fallen).slice(-3)
    for (const day of after) {
      expect(day).toMatchObject({ level: { price: 16.5 }, isAddBlocked: true, fired: [], exitFraction: 0 })
      expect(day.due).toMatchObject({ rule: 'gap', session: session(32) })
    }
  })

  test('is answered by sells of its own session', () => {
    const fold = watch(fallen, { position: position(30, 16, { fills: [bought, sold(300, 32)] }) })
    expect(fold).toMatchObject({ status: 'closed', due: null })
    expect(fold.sessions.at(-1)).toMatchObject({ session: session(32), winner: 'gap', sharesHeld: 0 })
  })

  test('is answered by sells over several sessions', () => {
    const days = sessionsOf(fallen, { position: position(30, 16, { fills: [bought, sold(100, 33), sold(200, 34)] }) })
    expect(days.map((day) => [day.session, day.due?.sold ?? null, day.sharesHeld]).slice(-3)).toEqual([
      [session(32), 0, 300],
      [session(33), 100, 200],
      [session(34), null, 0],
    ])
  })

  test('what would have fired meanwhile is noted, not fired', () => {
    const day = lastOf([...closes([20, 20]), { close: 15 }, { close: 14 }])
    expect(day).toMatchObject({ fired: [], winner: null, others: ['gap'], due: { session: session(32) } })
  })

  test('a dismissal by name ends it and lets the trail start anew', () => {
    const dismissals = [{ session: session(33), rule: 'gap' as const, by: 'me', reason: 'bad print' }]
    const days = sessionsOf(fallen, { position: position(30, 10, { dismissals }) }).slice(-4)
    expect(days.map((day) => day.due === null)).toEqual([false, true, true, true])
    expect(days[1]!.level.price).toBeLessThan(days[0]!.level.price)
    expect(days[1]!.level.price).toBeCloseTo(21.5 - 4 * days[1]!.trail!.atr, 9)
  })

  test('a dismissal of another rule changes nothing', () => {
    const dismissals = [{ session: session(33), rule: 'hard_stop' as const, by: 'me', reason: 'bad print' }]
    expect(watch(fallen, { position: position(30, 16, { dismissals }) }).due).not.toBeNull()
  })

  test('a dismissal ends what was due on its day, neither what fires later nor what fired not yet', () => {
    const dismissed = (on: number) => ({ session: session(on), rule: 'gap' as const, by: 'me', reason: 'bad print' })
    const dueOn = (on: number, bars: readonly SimpleBar[]) =>
      sessionsOf(bars, { position: position(30, 1, { dismissals: [dismissed(on)] }) }).map((day) => day.due?.session ?? null)
    // The second gap is one of its own: the trail started anew below the first.
    expect(dueOn(32, [...closes([20, 20, 15, 5])])).toEqual([null, null, null, session(33)])
    expect(dueOn(31, [...closes([20, 20, 15])])).toEqual([null, null, session(32)])
    expect(dueOn(33, [...closes([20, 20, 15])])).toEqual([null, null, session(32)])
  })

  test('a dismissal counts on the very first bar too', () => {
    const dismissals = [{ session: session(0), rule: 'hard_stop' as const, by: 'me', reason: 'bad print' }]
    const first = position(0, 16, { plans: [{ version: 1, asOf: sessionDate('r999'), hardStop: 19.6 }], dismissals })
    expect(foldStops({ position: first, bars: columns(warmUp(1)), market: calmMarket(1) })).toMatchObject({ sessions: [{ winner: 'hard_stop', due: null }] })
  })

  test('a dismissed trail starts anew, a dismissed close rule leaves it where it was', () => {
    const dismissal = (rule: StopRule) => ({ position: position(30, 1, { dismissals: [{ session: session(32), rule, by: 'me', reason: 'bad print' }] }) })
    const reached = sessionsOf([...closes([20, 20]), { close: 17, low: 16.4 }], dismissal('headline_trailing')).at(-1)!
    expect(reached).toMatchObject({ winner: 'headline_trailing', due: null, prior: { price: 16.5 } })
    expect(reached.level.price).toBeCloseTo(20.5 - 4 * reached.trail!.atr, 9)
    expect(reached.level.price).toBeLessThan(16.5)

    const leave: CloseRule = () => (t) => ({ rule: 'time_stop', fires: t === 32, tightens: false, unknownInputs: [] })
    const wide = { close: 18, high: 20.5, low: 17 }
    const decided = sessionsOf([...closes([20, 20]), wide], { ...dismissal('time_stop'), closeRules: [leave] }).at(-1)!
    expect(decided).toMatchObject({ winner: 'time_stop', due: null, level: { price: 16.5 } })
  })

  test('a sale without an exit only makes the position smaller', () => {
    const fold = watch(closes([20, 20]), { position: position(30, 16, { fills: [bought, sold(100, 31)] }) })
    expect(fold.sessions.at(-1)).toMatchObject({ sharesHeld: 200, due: null, fired: [] })
  })

  test('a fill dated on a day without a bar counts once, on the next bar', () => {
    const bars = columns([...warmUp(), { close: null }, ...closes([20, 20])])
    const fold = foldStops({ position: position(30, 16), bars, market: calmMarket(33) })
    expect(fold).toMatchObject({ status: 'watched', sessions: [{ session: session(31), sharesHeld: 300 }, { sharesHeld: 300 }] })
  })

  test('a position bought on the very first bar is watched on it', () => {
    const first = position(0, 16, { plans: [{ version: 1, asOf: sessionDate('r999'), hardStop: 19.6 }] })
    const fold = foldStops({ position: first, bars: columns(warmUp(3)), market: calmMarket(3) })
    expect(fold).toMatchObject({ sessions: [{ session: session(0), winner: 'hard_stop', sharesHeld: 300 }, {}, {}] })
  })

  test('shares added later are held from their session on', () => {
    const add = { session: session(31), shares: 50, price: null }
    expect(lastOf(closes([20, 20]), { position: position(30, 16, { fills: [bought, add] }) }).sharesHeld).toBe(350)
  })

  test('shares added on the day of a stop come after it and are not asked for', () => {
    const add = { session: session(32), shares: 50, price: null }
    const day = lastOf([...closes([20, 20]), { close: 15 }], { position: position(30, 16, { fills: [bought, add] }) })
    expect(day).toMatchObject({ sharesHeld: 350, due: { shares: 300 } })
  })

  test('shares bought back on the day of a stop that was answered are judged anew at the close', () => {
    const again = { position: position(30, 16, { fills: [bought, sold(300, 32), { session: session(32), shares: 50, price: null }] }) }
    const bars = [...closes([20, 20]), { close: 15 }]
    expect(lastOf(bars, again)).toMatchObject({ fired: ['gap'], winner: 'gap', sharesHeld: 50, due: null })
    const leave: CloseRule = () => (t) => ({ rule: 'time_stop', fires: t === 32, tightens: false, unknownInputs: [] })
    expect(lastOf(bars, { ...again, closeRules: [leave] })).toMatchObject({
      fired: ['gap', 'time_stop'],
      others: ['time_stop'],
      due: { rule: 'time_stop', shares: 50 },
    })
  })
})

describe('modelled exits', () => {
  test('a price stop leaves in its own bar', () => {
    const fold = watch([...closes([20, 20]), { close: 17, low: 16.4 }, ...closes([21])], { execution: 'modelled', halfSpreadBps: 10 })
    expect(fold).toMatchObject({ status: 'closed', due: null })
    expect(fold.sessions.at(-1)!.modelledFill).toEqual({ rule: 'headline_trailing', price: 16.5 * 0.999 })
  })

  test('a stop on a bar without trade leaves at the next tradable open', () => {
    const bars = [...closes([20, 20]), { close: 15, volume: 0 }, { close: 14.5, volume: 0 }, { close: 14 }, { close: 13 }]
    const fold = watch(bars, { execution: 'modelled', halfSpreadBps: 0 })
    expect(fold.status).toBe('closed')
    expect(fold.sessions.at(-1)).toMatchObject({ session: session(34), modelledFill: { rule: 'gap', price: 14 } })
  })
})

describe('close rules', () => {
  /** Rising closes on falling volume: up days on 500 shares, down days on 2,000. */
  const fading = (n: number): SimpleBar[] =>
    Array.from({ length: n }, (_, i) => ({ close: 20 + 0.1 * i + (i % 2 === 0 ? 0.3 : 0), volume: i % 2 === 0 ? 500 : 2_000 }))

  test('a volume divergence exits at the close, once the position is ten bars old, and fills at the next open', () => {
    const sessions = sessionsOf(fading(14), { execution: 'modelled', halfSpreadBps: 0 })
    const [decided, left] = sessions.slice(-2)
    expect(sessions).toHaveLength(12)
    expect(decided).toMatchObject({
      session: session(40),
      fired: ['volume_divergence'],
      exitFraction: 1,
      modelledFill: null,
      due: { rule: 'volume_divergence' },
    })
    expect(left).toMatchObject({ sharesHeld: 0, due: null, modelledFill: { rule: 'volume_divergence' } })
    expect(left!.modelledFill!.price).toBe(left!.open)
  })

  test('a session emptied by its price stop runs no close rule; what would have fired is noted', () => {
    const after = [...fading(10), { close: 21.5, low: 10, volume: 500 }]
    const day = lastOf(after, { execution: 'modelled' })
    expect(day).toMatchObject({ session: session(40), fired: ['headline_trailing'], others: ['volume_divergence'], sharesHeld: 0 })
  })

  test('a missing volume leaves it open and is listed', () => {
    const after = fading(14).map((bar, i) => (i === 12 ? { ...bar, volume: null } : bar))
    const day = sessionsOf(after, { position: position(28, 16) }).find((one) => one.session === session(42))!
    expect(day.unknownInputs).toContain('volume')
  })

  test('a missing universe leaves a dry volume open and is listed', () => {
    const bars = Array.from({ length: 12 }, () => ({ close: 20 }))
    const market = calmMarket(42, { universeRvol: Array.from({ length: 42 }, () => null) })
    const day = lastOf(bars, { market })
    expect(day.closeVerdicts).toEqual([{ rule: 'volume_divergence', fires: null, tightens: null }])
    expect(day.unknownInputs).toEqual(['universeRvol'])
    expect(day.isTight).toBeNull()
  })

  test('too few bars before the entry leave it open', () => {
    const bars = [...warmUp(8), ...closes(Array.from({ length: 14 }, () => 20))]
    const fold = foldStops({ position: position(8, 16), bars: columns(bars), market: calmMarket(bars.length) })
    expect(fold).toMatchObject({ unknownInputs: ['averageTrueRange', 'history'] })
  })

  test('half a position leaves at once, the rest stays and is trailed on', () => {
    const halve: CloseRule = () => (t) => ({ rule: 'cross_asset_reduce', fires: t === 32, tightens: false, unknownInputs: [] })
    const sessions = sessionsOf(closes([20, 20, 20, 21, 22, 23]), { closeRules: [halve], execution: 'modelled' })
    expect(sessions.map((day) => [day.sharesHeld, day.due?.shares ?? null])).toEqual([
      [300, null],
      [300, null],
      [300, 150],
      [150, null],
      [150, null],
      [150, null],
    ])
    expect(sessions.at(-1)!.level.price).toBeGreaterThan(sessions[2]!.level.price)
  })

  test('a reduction that waits is overtaken by a price stop on what is left', () => {
    const halve: CloseRule = () => () => ({ rule: 'cross_asset_reduce', fires: true, tightens: false, unknownInputs: [] })
    const day = lastOf([...closes([20, 20]), { close: 15 }], { closeRules: [halve] })
    expect(day).toMatchObject({ fired: ['gap'], others: ['cross_asset_reduce'], due: { rule: 'gap', shares: 300 } })
  })

  test('of two that fire together one wins and the other is noted', () => {
    const rule =
      (name: StopRule): CloseRule =>
      () =>
      () => ({ rule: name, fires: true, tightens: false, unknownInputs: [] })
    const day = lastOf(closes([20]), { closeRules: [rule('time_stop'), rule('invalidation')] })
    expect(day).toMatchObject({ winner: 'invalidation', fired: ['time_stop', 'invalidation'], others: ['time_stop'] })
  })

  test('a tighten while everything is to be sold is noted, not fired', () => {
    const bars = [...closes([20, 20]), { close: 15 }, ...closes([18])]
    const tighten = Array.from({ length: 34 }, (_, t) => t === 33)
    expect(lastOf(bars, { market: calmMarket(34, { tighten }) })).toMatchObject({ fired: [], others: ['tighten'], due: { rule: 'gap' } })
  })

  test('an exit decided on the evening the plan was made leaves a level all the same', () => {
    const leave: CloseRule = () => () => ({ rule: 'time_stop', fires: true, tightens: false, unknownInputs: [] })
    const planned = position(30, 16, { plans: [{ version: 1, asOf: session(30), hardStop: 16 }] })
    expect(lastOf(closes([20]), { position: planned, closeRules: [leave] })).toMatchObject({
      prior: null,
      due: { rule: 'time_stop' },
      level: { price: 16.5, rule: 'headline_trailing' },
    })
  })

  test('the same reduction again while it waits is noted, not fired', () => {
    const halve: CloseRule = () => () => ({ rule: 'cross_asset_reduce', fires: true, tightens: false, unknownInputs: [] })
    const [first, second] = sessionsOf(closes([20, 20]), { closeRules: [halve] })
    expect(first).toMatchObject({ fired: ['cross_asset_reduce'], exitFraction: 0.5, due: { shares: 150 } })
    expect(second).toMatchObject({ fired: [], others: ['cross_asset_reduce'], due: { session: session(30) } })
  })
})
