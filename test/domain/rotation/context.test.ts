import { describe, expect, test } from 'vitest'
import { alignment } from '#domain/rotation/alignment.ts'
import { fourState } from '#domain/rotation/four-state.ts'
import { growth } from '#domain/rotation/growth.ts'
import { guidanceBreadth } from '#domain/rotation/guidance-breadth.ts'
import { lending } from '#domain/rotation/lending.ts'
import { loanSpread } from '#domain/rotation/loan-spread.ts'
import { pairsOrder } from '#domain/rotation/pairs-order.ts'
import { premiaWindow } from '#domain/rotation/premia-window.ts'
import { sectorReading } from '#domain/rotation/sector-reading.ts'
import { squeeze } from '#domain/rotation/squeeze.ts'
import { themeDependence } from '#domain/rotation/theme-dependence.ts'
import { trendModel } from '#domain/rotation/trend-model.ts'
import { watchBoard } from '#domain/rotation/watch-board.ts'
import { outcome } from '../reference-input.ts'

const line = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t))

describe('squeeze', () => {
  const members = line(40, (i) => i).map((i) => ({ id: `N${i}`, si: i / 100, ret: i >= 32 ? 0.05 : 0 }))
  const history = line(100, (t) => ((t % 5) - 2) / 100)

  test('is off as soon as one condition is known not to hold, even with an old file', () => {
    expect(outcome(squeeze({ members, history, ratioRet: -0.01 }))).toMatchObject({ lamp: 'off' })
  })

  test('is not judged without the age of the file or a history', () => {
    expect(outcome(squeeze({ members, history, ratioRet: 0.01 }))).toMatchObject({ lamp: null })
    expect(outcome(squeeze({ members, history: [], ratioRet: 0.01, siAge: 5 }))).toMatchObject({ z: null, lamp: null })
    expect(outcome(squeeze({ members, history, ratioRet: 0.01, siAge: 5 }))).toMatchObject({ lamp: 'on' })
  })

  test('ranks equal short interest by name', () => {
    const equal = members.map((member) => ({ ...member, si: 0.1 }))
    expect(squeeze({ members: [...equal].reverse(), history })).toEqual(squeeze({ members: equal, history }))
  })

  test('is silent when too few of the names are known', () => {
    const half = members.map((member, i) => (i % 2 === 0 ? { ...member, si: null } : member))
    expect(outcome(squeeze({ members: half, history }))).toBe('LOW_COVERAGE')
  })
})

describe('trend followers', () => {
  const looks = [2, 4, 6]

  test('are short once every look is down and leave when the middle one turns', () => {
    const falling = line(12, (t) => 100 - t)
    expect(outcome(trendModel({ c: falling, looks, volN: 2, back: 2 }))).toMatchObject({ state: 'short', justLong: false })
    expect(outcome(trendModel({ c: [...falling, 93], looks, volN: 2, back: 2 }))).toMatchObject({ state: 'neutral', fromState: 'short' })
  })

  test('stay short while the middle look still agrees', () => {
    expect(outcome(trendModel({ c: [...line(12, (t) => 100 - 2 * t), 79], looks, volN: 2, back: 2 }))).toMatchObject({ state: 'short' })
  })

  test('stay long while the middle look agrees, although a shorter one does not', () => {
    expect(outcome(trendModel({ c: [...line(12, (t) => 100 + 2 * t), 119], looks, volN: 2, back: 2 }))).toMatchObject({ state: 'long', sessions: 7 })
  })

  test('a line that does not move is held to the cap', () => {
    expect(outcome(trendModel({ c: line(12, () => 100), looks, volN: 2, back: 2 }))).toMatchObject({ state: 'neutral', exposure: 1.5 })
  })
})

describe('lending and loans', () => {
  test('an unchanged zero level is easing', () => {
    expect(outcome(lending({ values: [0, 0], ageDays: 1 }))).toMatchObject({ state: 'easing', verdict: 'pass' })
  })

  test('between the limits lending is neutral', () => {
    expect(outcome(lending({ values: [12, 15], ageDays: 1 }))).toMatchObject({ verdict: 'neutral' })
  })

  test('a step of ten fails at any level', () => {
    expect(outcome(lending({ values: [-20, -10], ageDays: 1 }))).toMatchObject({ verdict: 'fail' })
  })

  const wider = (bp: number, before: number): number[] => [...line(before, (t) => 4 + (t % 2) / 1000), 4 + bp / 100]

  test('loans: without a percentile a rise of 20 basis points is fail or neutral, so not judged', () => {
    expect(outcome(loanSpread({ spread: wider(20, 60) }))).toMatchObject({ percentile: null, verdict: null })
  })

  test('loans: a rise of 20 at a high level fails, at a low level is neutral', () => {
    expect(outcome(loanSpread({ spread: wider(20, 300) }))).toMatchObject({ verdict: 'fail' })
    expect(outcome(loanSpread({ spread: [...line(300, () => 9), ...line(20, () => 4), 4.2] }))).toMatchObject({ verdict: 'neutral' })
  })
})

describe('growth', () => {
  /** Monthly levels whose year-on-year change ends at `z`-like strength: a calm past, then a jump. */
  const levels = (jump: number): number[] => {
    const past = line(72, (t) => 100 + (t % 5))
    return [...past, past.at(-12)! * (1 + jump)]
  }

  test('reads overheating with hot wages and strong groups, mixed in between', () => {
    expect(outcome(growth({ consumption: levels(0.5), labour: levels(-0.5), inventories: levels(-0.5), wages: levels(0.5) }))).toMatchObject({
      composite: 1,
      reading: 'overheating',
    })
    expect(outcome(growth({ consumption: levels(0), labour: levels(0), inventories: levels(0), wages: levels(0.5) }))).toMatchObject({ reading: 'mixed' })
  })

  test('states a slowdown although a group is missing, when it would not matter', () => {
    expect(outcome(growth({ consumption: levels(-0.5), labour: levels(0.5), wages: null }))).toMatchObject({ composite: null, reading: 'slowdown' })
  })

  test('takes a month that was not published as missing', () => {
    expect(outcome(growth({ consumption: [...levels(0).slice(0, -1), null], labour: levels(0), inventories: levels(0) }))).toMatchObject({
      scores: { consumption: null },
    })
  })
})

describe('four states', () => {
  const state = (small: number, large: number): unknown => outcome(fourState({ small: [100, small], large: [100, large], w: 1 }))

  test('follow the signs of both', () => {
    expect(state(102, 98)).toMatchObject({ state: 'rotation' })
    expect(state(98, 102)).toMatchObject({ state: 'narrowing' })
    expect(state(98, 98)).toMatchObject({ state: 'risk_off' })
    expect(state(102, 102)).toMatchObject({ state: 'expansion' })
  })

  test('are undecided inside the band and decided on it', () => {
    expect(state(100.4, 102)).toMatchObject({ state: 'undecided' })
    expect(state(100.5, 102)).toMatchObject({ state: 'expansion', sessions: 1 })
  })
})

describe('order of turning', () => {
  const flat = line(60, () => 100)
  const rising = line(60, (t) => 100 + t)

  test('a pair that is short or has a gap is unknown', () => {
    const pairs = {
      small_large: { a: rising, b: flat },
      equal_cap: { a: rising.slice(6), b: flat.slice(6) },
      value_growth: { a: flat, b: [...flat.slice(1), null] },
      cyclical_defensive: { a: flat, b: flat },
    }
    expect(outcome(pairsOrder({ pairs }))).toEqual({
      order: ['small_large'],
      ages: { small_large: 11, cyclical_defensive: 0 },
      notTurned: ['cyclical_defensive'],
      unknown: ['equal_cap', 'value_growth'],
      reading: 'NARROW',
    })
  })
})

describe('sector reading', () => {
  test('needs the leader to rise itself', () => {
    const rel = { industrials: -0.01, discretionary: -0.01, energy: -0.05, materials: -0.05, regional_banks: -0.05, real_estate: -0.05 }
    expect(outcome(sectorReading({ rel }))).toMatchObject({ reading: 'no_clear_reading', missing: ['unprofitable_growth'] })
  })

  test('takes own groups', () => {
    const rel = { a: 0.05, b: 0.04, c: 0, d: 0, e: -0.01 }
    expect(outcome(sectorReading({ rel, groups: { ab: ['a', 'b'] } }))).toMatchObject({ reading: 'ab' })
    expect(outcome(sectorReading({ rel, groups: {} }))).toMatchObject({ scores: {}, reading: null })
  })
})

describe('premia windows', () => {
  const settings = { w: 1, n: 10, minN: 2, minPast: 1 }

  test('open at the upper limit, stay open in between, close at the lower one', () => {
    const size = [0, 0.01, 0, 0.01, 0.03, 0.011, -0.02, 0]
    expect(outcome(premiaWindow({ size, ...settings }))).toMatchObject({ size: { open: false, past: 1, medianLength: 3 }, value: null, both: false })
  })

  test('a day without variance before it keeps the state', () => {
    expect(outcome(premiaWindow({ value: [0, 0, 0.01], ...settings }))).toMatchObject({ value: { z: null, open: false, sessions: 0, medianLength: null } })
  })

  test('a gap makes a series unknown, two gaps everything', () => {
    const gap = [0, null, 0.01]
    expect(outcome(premiaWindow({ size: gap, value: [0, 0.01, 0], ...settings }))).toMatchObject({ size: null, both: false })
    expect(outcome(premiaWindow({ size: gap, value: gap, ...settings }))).toBe('MISSING_DATA')
  })
})

describe('the watch board', () => {
  test('counts only as far back as readings say the same', () => {
    const { rows } = outcome(watchBoard({ signals: { equal_weight: [0.01, null, 0.01, 0.02], credit: null } })) as {
      rows: { id: string; since: number | null }[]
    }
    expect(rows.find(({ id }) => id === 'equal_weight')).toEqual({ id: 'equal_weight', on: true, since: 2, distance: 0.02 })
    expect(rows.find(({ id }) => id === 'credit')).toEqual({ id: 'credit', on: null, since: null, distance: null })
  })

  test('takes own thresholds instead of the built-in ones', () => {
    expect(outcome(watchBoard({ signals: { vix: [30] }, thresholds: { vix: ['<=', 25] } }))).toEqual({
      rows: [{ id: 'vix', on: false, since: 1, distance: -5 }],
      on: 0,
      known: 1,
    })
  })
})

describe('the three lamps', () => {
  const conditions = { credit: 'pass', yields: 'pass', lending: 'pass', loans: 'pass' } as const

  test('conditions with credit that only does not fail are neutral', () => {
    expect(outcome(alignment({ breadth: 'pass', conditions: { ...conditions, credit: 'neutral' }, revisions: 'pass' }))).toMatchObject({ verdict: 'partial' })
  })

  test('unknown yields are unknown conditions, a failing loan market fails them', () => {
    expect(outcome(alignment({ breadth: 'pass', conditions: { ...conditions, yields: null }, revisions: 'pass' }))).toMatchObject({ verdict: 'unknown' })
    expect(outcome(alignment({ breadth: 'pass', conditions: { ...conditions, yields: null, loans: 'fail' }, revisions: 'pass' }))).toMatchObject({
      verdict: 'broken',
    })
  })
})

test('guidance of home companies alone leaves the others open', () => {
  const rows = line(10, (i) => i).map((i) => ({ id: `C${i}`, action: 'raise' as const, domesticShare: 0.7 }))
  expect(outcome(guidanceBreadth({ rows }))).toEqual({ breadth: 1, raised: 10, lowered: 0, total: 10, otherBreadth: null, noShare: 0 })
})

describe('dependence on a theme', () => {
  const member = (id: string, weight: number, ret: number | null, themes: string[] | null) => ({ id, weight, ret, themes })

  test('a theme that is the whole index leaves nothing beside it', () => {
    expect(outcome(themeDependence({ members: [member('A', 1, 0.02, ['ai'])], theme: 'ai' }))).toMatchObject({ share: 1, exThemeReturn: null, dependent: true })
  })

  test('is open while a tagged member lacks a return', () => {
    const members = [member('A', 95, 0.02, []), member('B', 5, null, ['ai'])]
    expect(outcome(themeDependence({ members, theme: 'ai' }))).toMatchObject({ share: 0, dependent: null })
    expect(outcome(themeDependence({ members: [members[0]!, member('B', 5, null, [])], theme: 'ai' }))).toMatchObject({ dependent: false })
  })

  test('is open while untagged members decide', () => {
    const members = [member('A', 50, 0.02, ['ai']), member('B', 45, 0.022, []), member('C', 5, 0.05, null)]
    expect(outcome(themeDependence({ members, theme: 'ai' }))).toMatchObject({ dependent: null })
  })
})
