import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { appearances } from '#domain/screening/appearances.ts'
import { epsAcceleration } from '#domain/screening/eps-acceleration.ts'
import { epsAccelerationConsensus } from '#domain/screening/eps-acceleration-consensus.ts'
import { riskOverlap } from '#domain/screening/risk-overlap.ts'
import { signalExpiry } from '#domain/screening/signal-expiry.ts'
import { syntheticRevision } from '#domain/screening/synthetic-revision.ts'

describe('scr.eps_acceleration', () => {
  const start = [
    { analyst: 'A', ts: 0, eps: 1 },
    { analyst: 'B', ts: 0, eps: 1 },
    { analyst: 'C', ts: 0, eps: 1 },
  ]

  test('what is published after the time asked for is not known yet', () => {
    const later = [...start, { analyst: 'A', ts: 101, eps: 2 }, { analyst: 'B', ts: 101, eps: 2 }]
    expect(valueOrNull(epsAcceleration({ estimates: later, t: 100 }))).toMatchObject({ up: 0, trigger: false })
  })

  test('more cuts than raises is no trigger, whatever the mean does', () => {
    const mixed = [...start, { analyst: 'A', ts: 90, eps: 3 }, { analyst: 'B', ts: 90, eps: 0.9 }, { analyst: 'C', ts: 90, eps: 0.9 }]
    expect(valueOrNull(epsAcceleration({ estimates: mixed, t: 100, minUp: 1 }))).toMatchObject({ up: 1, down: 2, trigger: false })
  })

  test('the later line of one hour stands', () => {
    const twice = [...start, { analyst: 'A', ts: 90, eps: 2 }, { analyst: 'A', ts: 90, eps: 1 }]
    expect(valueOrNull(epsAcceleration({ estimates: twice, t: 100 }))!.v1).toBe(0)
  })

  test('around zero the change is measured against five cents', () => {
    const small = ['A', 'B'].flatMap((analyst) => [
      { analyst, ts: 0, eps: 0 },
      { analyst, ts: 90, eps: 0.01 },
    ])
    expect(valueOrNull(epsAcceleration({ estimates: small, t: 100 }))!.v1).toBeCloseTo(0.2, 12)
  })
})

describe('scr.eps_acceleration_consensus', () => {
  test('a snapshot that is too old counts as none', () => {
    const snapshots = [{ ts: 0, eps: 1, analysts: 3 }]
    expect(valueOrNull(epsAccelerationConsensus({ snapshots, t: 240 }))).toMatchObject({ v1: 0, trigger: false })
    expect(epsAccelerationConsensus({ snapshots, t: 241 })).toEqual({ kind: 'unknown', code: 'LOW_COVERAGE' })
    expect(epsAccelerationConsensus({ snapshots, t: 40 })).toEqual({ kind: 'unknown', code: 'LOW_COVERAGE' })
  })
})

describe('scr.synthetic_revision', () => {
  const signal = { type: 'invoice_flow', z: 1, ageDays: 14, coverage: 1, reliability: 1 }

  test('a type that is not known counts as other, with a half-life of three weeks', () => {
    const weigh = (type: string) => valueOrNull(syntheticRevision({ signals: [{ ...signal, type, ageDays: 21 }], minSignals: 1 }))!.weight
    expect(weigh('satellite')).toBeCloseTo(0.5, 12)
    expect(weigh('toString')).toBeCloseTo(0.5, 12)
  })

  test('a half-life of ones own takes the place of the default', () => {
    const own = syntheticRevision({ signals: [signal], minSignals: 1, minWeight: 0, halfLife: { invoice_flow: 7 } })
    expect(valueOrNull(own)!.weight).toBeCloseTo(0.25, 12)
  })

  test('a signal with a missing field is left out', () => {
    const signals = [signal, signal, { ...signal, ageDays: null }, { ...signal, coverage: null }, { ...signal, reliability: null }]
    expect(valueOrNull(syntheticRevision({ signals }))!.signals).toBe(2)
  })
})

describe('scr.risk_overlap', () => {
  const flag = (code: string, asOf: number | null = 100) => ({ code, asOf })
  const read = (flags: ReturnType<typeof flag>[], side: 'long' | 'short' = 'long') => valueOrNull(riskOverlap({ flags, asOf: 110, checkedAsOf: 110, side }))!

  test('three warnings exclude, and a code nobody knows warns', () => {
    expect(read([flag('late_filing'), flag('atm_offering'), flag('who_knows')])).toMatchObject({
      decision: 'exclude',
      warn: ['late_filing', 'atm_offering', 'who_knows'],
    })
    expect(read([flag('late_filing'), flag('atm_offering')]).decision).toBe('warn')
  })

  test('hard to borrow informs a long and excludes a short', () => {
    expect(read([flag('hard_to_borrow')])).toEqual({ decision: 'clear', exclude: [], warn: [], stale: [] })
    expect(read([flag('reg_sho_threshold')], 'short').decision).toBe('exclude')
  })

  test('an old flag and one without a date still count and are listed as stale', () => {
    expect(read([flag('halted', 79), flag('late_filing', null)])).toEqual({
      decision: 'exclude',
      exclude: ['halted'],
      warn: ['late_filing'],
      stale: ['halted', 'late_filing'],
    })
  })
})

describe('scr.appearances', () => {
  test('a name never seen has no first week, and cannot repeat once too few weeks are open', () => {
    expect(valueOrNull(appearances({ weeks: Array.from({ length: 12 }, () => false) }))).toEqual({
      count: 0,
      known: 12,
      streak: 0,
      firstSeenWeeksAgo: null,
      repeated: false,
    })
  })

  test('a week the screen was not run ends the streak', () => {
    expect(valueOrNull(appearances({ weeks: [true, true, null, true] }))!.streak).toBe(1)
  })
})

describe('scr.signal_expiry', () => {
  const base = { born: '2026-11-16', exchangeHolidays: ['2026-11-26'] }

  test('a half-life that was not measured is good for the day of birth only, and never fresh', () => {
    expect(valueOrNull(signalExpiry({ ...base, now: '2026-11-16' }))).toEqual({ age: 0, life: 1, sessionsLeft: 1, weight: 1, state: 'fading', measured: false })
    expect(valueOrNull(signalExpiry({ ...base, now: '2026-11-17' }))).toMatchObject({ state: 'expired', weight: 0 })
  })
})
