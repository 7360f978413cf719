import { describe, expect, test } from 'vitest'
import { foldStops } from '#domain/stops/fold.ts'
import { STOP_DEFAULTS, type StopParams } from '#domain/stops/stop-params.ts'
import { stopEvents } from '#domain/stops/stop-events.ts'
import { lastOf, sessionsOf } from './watch.ts'
import { calmMarket, closes, columns, position, session, type SimpleBar, warmUp } from './watched-position.ts'

describe('what is in force', () => {
  test('the first session is watched against the hard stop alone', () => {
    const first = sessionsOf(closes([20]))[0]!
    expect(first.prior).toEqual({ price: 16, rule: 'hard_stop' })
    expect(first.session).toBe(session(30))
  })

  test('at its close the trail takes over where it is closer: 4 true ranges below the highest high since entry', () => {
    const first = sessionsOf(closes([20]))[0]!
    expect(first.level).toEqual({ price: 20.5 - 4, rule: 'headline_trailing' })
    expect(first.trail).toEqual({ atr: 1, extreme: 20.5, k: 4, widenings: 0 })
  })

  test('a hard stop closer than the trail stays in force', () => {
    const { level } = lastOf(closes([20]), { position: position(30, 18) })
    expect(level).toEqual({ price: 18, rule: 'hard_stop' })
  })

  test('the trail follows the price up and never comes back', () => {
    const levels = sessionsOf(closes([20, 21, 22, 21, 20.5])).map(({ level }) => level.price)
    expect(levels).toEqual(levels.toSorted((a, b) => a - b))
  })

  test('a short position is the mirror image', () => {
    const mirrored = (bars: readonly SimpleBar[]): SimpleBar[] => bars.map(({ close }) => ({ close: 40 - close! }))
    const after = closes([20, 21, 22, 23])
    const long = sessionsOf(after)
    const short = sessionsOf(mirrored(after), { position: position(30, 24, { side: 'short' }) })
    expect(short.map(({ level }) => 40 - level.price)).toEqual(long.map(({ level }) => level.price))
  })

  test('a position without a hard stop is not watched and says so', () => {
    const bars = warmUp(40)
    expect(foldStops({ position: position(30, null), bars: columns(bars), market: calmMarket(40) })).toEqual({
      status: 'unknown',
      hardStop: null,
      unknownInputs: ['hardStop'],
      text: 'No stop: the position has no plan with a hard stop.',
    })
  })

  test('a position entered before the true range existed has its hard stop only', () => {
    const bars = warmUp(40)
    const fold = foldStops({ position: position(10, 15), bars: columns(bars), market: calmMarket(40) })
    expect(fold).toMatchObject({ status: 'watched', level: { price: 15, rule: 'hard_stop' }, unknownInputs: ['averageTrueRange'] })
  })

  test('without a bar since entry the hard stop is in force and the bars are unknown', () => {
    const fold = foldStops({ position: position(30, 16), bars: columns(warmUp(30)), market: calmMarket(30) })
    expect(fold).toMatchObject({ status: 'watched', level: { price: 16, rule: 'hard_stop' }, unknownInputs: ['bars'], sessions: [] })
  })

  test('a position without fills is not held: nothing is tested', () => {
    const fold = foldStops({ position: position(30, 16, { fills: [] }), bars: columns(warmUp(40)), market: calmMarket(40) })
    expect(fold).toMatchObject({ status: 'watched', sessions: [] })
  })

  test('a session without a close is no session', () => {
    const kept = sessionsOf([{ close: 20 }, { close: null }, { close: 21 }]).map((one) => one.session)
    expect(kept).toEqual([session(30), session(32)])
  })
})

describe('plan versions', () => {
  const versions = [
    { version: 1, asOf: session(29), hardStop: 18 },
    { version: 2, asOf: session(31), hardStop: 19 },
  ]

  test('a new version acts from the session after the evening it was made on', () => {
    const days = sessionsOf(closes([20, 20, 20]), { position: position(30, 18, { plans: versions }) })
    expect(days.map(({ prior }) => prior?.price)).toEqual([18, 18, 19])
  })

  test('a position too young for a trail follows the hard stop of the newest version', () => {
    const young = position(10, 15, {
      plans: [
        { version: 1, asOf: session(9), hardStop: 15 },
        { version: 2, asOf: session(31), hardStop: 18 },
      ],
    })
    expect(
      sessionsOf(closes([20, 20, 20]), { position: young })
        .map(({ level }) => level.price)
        .slice(-4),
    ).toEqual([15, 15, 18, 18])
  })

  test('a position bought on the first bar with a true range has a trail', () => {
    const bars = warmUp(16)
    const at = (entry: number) => foldStops({ position: position(entry, 10), bars: columns(bars), market: calmMarket(16) })
    expect(at(14)).toMatchObject({ level: { price: 16.5, rule: 'headline_trailing' }, unknownInputs: [] })
    expect(at(13)).toMatchObject({ level: { price: 10, rule: 'hard_stop' }, unknownInputs: ['averageTrueRange'] })
  })

  test('a trail that stands exactly at the hard stop leaves its name to it', () => {
    expect(lastOf(closes([20]), { position: position(30, 16.5) }).level).toEqual({ price: 16.5, rule: 'hard_stop' })
  })

  test('shares bought before the plan was made are held when it starts', () => {
    const planned = position(30, 15, { plans: [{ version: 1, asOf: session(31), hardStop: 15 }] })
    expect(sessionsOf(closes([20, 20, 20]), { position: planned }).map((day) => [day.session, day.sharesHeld])).toEqual([
      [session(31), 300],
      [session(32), 300],
    ])
  })

  test('an adopted position starts on the plan session, tested from the next one on', () => {
    const adopted = position(10, 18, { plans: [{ version: 1, asOf: session(31), hardStop: 19.6 }] })
    const days = sessionsOf(closes([20, 20, 20]), { position: adopted })
    expect(days[0]!.prior).toBeNull()
    expect(days.map((day) => [day.session, day.prior?.price ?? null, day.winner])).toEqual([
      [session(31), null, null],
      [session(32), 19.6, 'hard_stop'],
    ])
  })
})

describe('news and tighten', () => {
  const days = 40
  const market = (changes: Parameters<typeof calmMarket>[1]) => ({ market: calmMarket(days, changes) })
  const at = <T>(value: T, from: number, other: T): T[] => Array.from({ length: days }, (_, i) => (i >= from ? value : other))
  const flat = closes(Array.from({ length: 10 }, () => 20))

  test('entering a systemic state widens the trail once, by one true range', () => {
    const levels = sessionsOf(flat, market({ vix: at(35, 34, 20) })).map(({ level }) => level.price)
    expect(levels.slice(2, 7)).toEqual([16.5, 16.5, 16, 16, 16])
    expect(sessionsOf(flat, { ...market({ vix: at(35, 34, 20) }), position: position(30, 10) }).map(({ level }) => level.price)[4]).toBe(15.5)
  })

  test('widens by the true range itself, not again while the state lasts, and once in the life of a position', () => {
    const wide = (n: number): SimpleBar[] => Array.from({ length: n }, () => ({ close: 20, high: 21, low: 19 }))
    const bars = [...wide(30), ...wide(10)]
    const vix = at(20, 0, 20).map((calm, t) => (t === 33 || t === 34 || t >= 37 ? 35 : calm))
    const levels = (params: Partial<StopParams> = {}) => {
      const fold = foldStops({ position: position(30, 1), bars: columns(bars), market: calmMarket(days, { vix }), params: { ...STOP_DEFAULTS, ...params } })
      return fold.status === 'unknown' ? [] : fold.sessions.map(({ level }) => level.price)
    }
    // Two dollars of true range: 21 - 4 x 2, and 2 lower once.
    expect(levels()).toEqual([13, 13, 13, 11, 11, 13, 13, 13, 13, 13])
    expect(levels({ maxWidenings: 2 }).slice(6)).toEqual([13, 11, 11, 11])
    expect(levels({ maxWiden: 9, lookback: 3 })[3]).toBe(10)
  })

  test('a high older than the look-back is not what the trail is set from', () => {
    const spiked = flat.map((bar, i) => (i === 1 ? { ...bar, high: 23.5 } : bar))
    const params = { ...STOP_DEFAULTS, lookback: 3 }
    const extremes = sessionsOf(spiked, { ...market({}), params }).map(({ trail }) => trail?.extreme)
    expect(extremes.slice(0, 6)).toEqual([20.5, 23.5, 23.5, 23.5, 20.5, 20.5])
  })

  test('points of headlines and a low percentile reach the news state', () => {
    const states = (changes: Parameters<typeof calmMarket>[1]) => sessionsOf(flat, market(changes)).map(({ newsState }) => newsState)
    expect(states({ newsPoints: at(3, 34, 0) }).slice(3, 5)).toEqual(['normal', 'systemic'])
    expect(states({ vix: at(12, 20, 20), vixPercentile: at(0.1, 20, 0.5) })[0]).toBe('quiet')
  })

  test('a tighten in force pulls the trail to 2.5 true ranges, is named once and forbids widening', () => {
    const sessions = sessionsOf(flat, market({ vix: at(35, 34, 20), tighten: at(true, 33, false) }))
    expect(sessions[3]).toMatchObject({ level: { price: 18 }, fired: ['tighten'], winner: 'tighten', exitFraction: 0, due: null })
    expect(sessions.at(-1)!.level.price).toBe(18)
    expect(stopEvents(sessions).map((event) => event.session)).toEqual([session(33)])
  })

  test('a tighten in force from the first session on is an event of that session, and an exit is one of its own', () => {
    const tight = market({ tighten: at(true, 0, false) })
    expect(stopEvents(sessionsOf(flat, tight)).map((event) => event.session)).toEqual([session(30)])
    expect(stopEvents(sessionsOf(flat, market({})))).toEqual([])
    const fallen = sessionsOf([...flat.slice(0, 2), { close: 15 }, { close: 15 }], market({}))
    expect(stopEvents(fallen).map(({ session: on, winner }) => [on, winner])).toEqual([[session(32), 'gap']])
  })

  test('a tighten that is not judged forbids widening and is listed', () => {
    const sessions = sessionsOf(flat, market({ vix: at(35, 34, 20), tighten: at<boolean | null>(null, 33, false) }))
    expect(sessions.at(-1)!.level.price).toBe(16.5)
    expect(sessions.at(-1)!.unknownInputs).toEqual(['tighten'])
  })

  test('missing headlines and VIX are listed, and block adds once no state can be told', () => {
    const sessions = sessionsOf(flat, market({ newsPoints: at<number | null>(null, 30, 0), vix: at<number | null>(null, 30, 20) }))
    expect(sessions[0]!.unknownInputs).toEqual(['newsPoints', 'vix'])
    expect(sessions.map((day) => day.isAddBlocked)).toEqual([false, false, false, false, false, true, true, true, true, true])
  })

  test('a VIX without its percentile is listed', () => {
    expect(sessionsOf(flat, market({ vixPercentile: at<number | null>(null, 30, 0.5) }))[0]!.unknownInputs).toEqual(['vixPercentile'])
  })
})
