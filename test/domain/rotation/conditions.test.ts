import { describe, expect, test } from 'vitest'
import { curve } from '#domain/rotation/curve.ts'
import { dollar } from '#domain/rotation/dollar.ts'
import { oasState } from '#domain/rotation/oas-state.ts'
import { regionalBanks } from '#domain/rotation/regional-banks.ts'
import { revisionBreadth } from '#domain/rotation/revision-breadth.ts'
import { stressLeadership } from '#domain/rotation/stress-leadership.ts'
import { yieldTrend } from '#domain/rotation/yield-trend.ts'
import { marginShock } from '#domain/rotation/margin-shock.ts'
import { outcome } from '../reference-input.ts'

const line = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t))

describe('the high-yield spread', () => {
  const before = line(80, (t) => 3 + (t % 2) / 100)

  test('tightening passes', () => {
    expect(outcome(oasState({ oas: [...before, 2.8] }))).toMatchObject({ state: 'tightening', verdict: 'pass' })
  })

  test('that stays within both limits but stands high for its year is neutral', () => {
    expect(outcome(oasState({ oas: [...before, 3.1] }))).toMatchObject({ state: 'stable', verdict: 'neutral' })
  })

  test('fails at exactly the limit, in spite of rounding', () => {
    expect(outcome(oasState({ oas: [...line(80, () => 3.18), 3.18 + 0.3] }))).toMatchObject({ verdict: 'fail' })
  })
})

describe('the curve', () => {
  const change = (d10: number, d2: number, y10 = 4, y2 = 3.5): unknown => outcome(curve({ y10: [y10, y10 + d10], y2: [y2, y2 + d2], w: 1 }))

  test('is named by its slope and by where yields went', () => {
    expect(change(-0.02, -0.2)).toMatchObject({ kind: 'bull_steepener' })
    expect(change(0.2, 0.05)).toMatchObject({ kind: 'bear_steepener' })
    expect(change(-0.2, -0.02)).toMatchObject({ kind: 'bull_flattener' })
    expect(change(0.05, 0.2)).toMatchObject({ kind: 'bear_flattener' })
    expect(change(0.2, 0.18)).toMatchObject({ kind: 'parallel' })
  })

  test('is inverted only below zero', () => {
    expect(change(0, 0, 3.5, 3.5)).toMatchObject({ inverted: false })
    expect(change(0, 0, 3.4, 3.5)).toMatchObject({ inverted: true })
  })
})

describe('yields', () => {
  const before = line(90, (t) => 4 + (t % 3) / 100)

  test('hurt from ten basis points up and help from ten down', () => {
    expect(outcome(yieldTrend({ y10: [...before, 4.01 + 0.1] }))).toMatchObject({ effect: 'hurting' })
    expect(outcome(yieldTrend({ y10: [...before, 3.8] }))).toMatchObject({ effect: 'helping' })
  })
})

test('a sudden dollar is a shock in either direction', () => {
  const before = line(90, (t) => 100 + (t % 3) / 10)
  expect(outcome(dollar({ usd: [...before, 103] }))).toMatchObject({ shock: true })
  expect(outcome(dollar({ usd: [...before, 97] }))).toMatchObject({ shock: true })
})

describe('regional banks', () => {
  const spy = line(50, () => 100)

  test('that fell too far have not stabilised', () => {
    expect(outcome(regionalBanks({ kre: line(50, (t) => 100 - t), spy }))).toMatchObject({ stabilised: false })
  })

  test('have stabilised off their low, even under the average', () => {
    const kre = [...line(29, () => 120), ...line(20, () => 100), 103]
    expect(outcome(regionalBanks({ kre, spy, w: 15 }))).toMatchObject({ aboveMa: false, stabilised: true })
  })

  test('at their low and under the average have not', () => {
    const kre = [...line(28, () => 120), ...line(22, () => 100)]
    expect(outcome(regionalBanks({ kre, spy, w: 15 }))).toMatchObject({ rel: 0, offLow: 0, stabilised: false })
  })
})

test('estimates that nobody changed leave the ratio of raises open', () => {
  expect(outcome(revisionBreadth({ up: 0, down: 0, unch: 30 }))).toEqual({ breadth: 0, upDownRatio: null, total: 30 })
})

test('a company that did not report both quarters is no reporter', () => {
  expect(outcome(marginShock({ marginNow: [1, 2], marginPrior: [5, null], minReporters: 1 }))).toEqual({ shocks: 1, reporters: 1, rate: 1 })
})

describe('leadership under stress', () => {
  const large = [100, 101, ...line(6, () => 90)]

  test('counts stress days only after the start', () => {
    const small = line(8, () => 100)
    expect(outcome(stressLeadership({ small, large, start: 0, minDays: 6 }))).toMatchObject({ stressDays: 6 })
    expect(outcome(stressLeadership({ small, large, start: 2, minDays: 6 }))).toBe('NOT_TESTED')
  })

  test('fails when the lead turned negative although little was lost in the stress', () => {
    const lead = [1, 1.012, 0.999, ...line(5, () => 0.999)]
    const result = stressLeadership({ small: large.map((close, t) => close * lead[t]!), large })
    expect(outcome(result)).toMatchObject({ verdict: 'fail' })
  })

  test('is neutral when less than half of the lead was kept', () => {
    const lead = [1, 1.012, 1.003, ...line(5, () => 1.003)]
    const result = stressLeadership({ small: large.map((close, t) => close * lead[t]!), large })
    expect(outcome(result)).toMatchObject({ verdict: 'neutral' })
  })
})
