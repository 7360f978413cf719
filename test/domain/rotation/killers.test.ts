import { describe, expect, test } from 'vitest'
import { failureModes } from '#domain/rotation/failure-modes.ts'
import { killerCredit } from '#domain/rotation/killer-credit.ts'
import { killerEarnings } from '#domain/rotation/killer-earnings.ts'
import { killerHold } from '#domain/rotation/killer-hold.ts'
import { killerInflation } from '#domain/rotation/killer-inflation.ts'
import { killerYieldSpike } from '#domain/rotation/killer-yield-spike.ts'
import { outcome } from '../reference-input.ts'

const line = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t))

describe('killers', () => {
  test('yields: half a point over twenty sessions is enough', () => {
    expect(outcome(killerYieldSpike({ y10: line(21, (t) => 4 + t * 0.025) }))).toMatchObject({ active: true })
  })

  test('yields: an unusual rise for a calm history is enough', () => {
    const calm = line(100, (t) => 4 + (t % 2) / 1000)
    expect(outcome(killerYieldSpike({ y10: [...calm, 4.1] }))).toMatchObject({ active: true })
  })

  test('credit: an unusual day of ten basis points is enough', () => {
    const calm = line(100, (t) => 3 + (t % 2) / 1000)
    expect(outcome(killerCredit({ oas: [...calm, 3.101] }))).toMatchObject({ active: true })
    expect(outcome(killerCredit({ oas: [...calm, 3.05] }))).toMatchObject({ active: false })
  })

  test('credit: exactly 25 basis points in a day, in spite of rounding', () => {
    expect(outcome(killerCredit({ oas: [3.1, 3.1, 3.1, 3.1, 3.1, 3.35] }))).toMatchObject({ active: true })
  })

  test('inflation: rows in any order are read by month', () => {
    const rows = line(14, (i) => i).map((i) => ({ month: `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value: 300 + i }))
    const forward = killerInflation({ cpi: rows, breakeven: line(21, () => 2) })
    expect(killerInflation({ cpi: [...rows].reverse(), breakeven: line(21, () => 2) })).toEqual(forward)
    expect(outcome(forward)).toMatchObject({ cpiLeg: false, active: false })
  })

  test('inflation: a value not published hides its figures only', () => {
    const rows = line(15, (i) => i).map((i) => ({
      month: `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      value: i >= 13 ? null : 300 + i,
    }))
    expect(outcome(killerInflation({ cpi: rows, breakeven: line(21, () => 2) }))).toMatchObject({ ann3m: null, yoy: null, cpiLeg: null, active: null })
    expect(outcome(killerInflation({ cpi: rows, breakeven: null }))).toBe('MISSING_DATA')
    expect(outcome(killerInflation({ cpi: rows, breakeven: [...line(20, () => 2), null] }))).toBe('MISSING_DATA')
  })

  test('earnings: a sector known to be well needs no past', () => {
    expect(outcome(killerEarnings({ now: { banks: 0.1, energy: 0.2 }, prior: {} }))).toEqual({ hit: [], active: false })
  })

  test('earnings: a bad sector without a past could be a hit', () => {
    const now = { banks: -0.3, energy: -0.3, materials: 0.1, autos: 0.1 }
    expect(outcome(killerEarnings({ now, prior: { banks: 0, materials: 0, autos: 0 } }))).toEqual({ hit: ['banks'], active: null })
    expect(outcome(killerEarnings({ now, prior: { banks: 0, energy: -0.25, materials: 0, autos: 0 } }))).toEqual({ hit: ['banks'], active: false })
  })

  test('held: a trigger among unknown sessions decides', () => {
    expect(outcome(killerHold({ active: [true, null, false, false], hold: 1 }))).toEqual([true, true, null, false])
  })
})

describe('failure modes', () => {
  test('of nothing known are all open', () => {
    expect(outcome(failureModes({}))).toEqual({ A: null, B: null, C: null, D: null })
  })

  test('are settled by one known no', () => {
    const known = { ratioRel5: 0, small20: -0.01, ratioRel21: 0, revNow: 0 }
    expect(outcome(failureModes(known))).toEqual({ A: false, B: false, C: false, D: false })
  })

  test('leave a narrow lead open with too few checks and no share of the ten', () => {
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthYes: 2, breadthKnown: 2 }))).toMatchObject({ C: null })
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthYes: 1, breadthKnown: 3 }))).toMatchObject({ C: true })
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthYes: 0, breadthKnown: 3 }))).toMatchObject({ C: true })
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthYes: 1, breadthKnown: 2 }))).toMatchObject({ C: null })
  })

  test('a breadth of which yes or known is missing leaves the narrow lead open', () => {
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthKnown: 5 }))).toMatchObject({ C: null })
    expect(outcome(failureModes({ ratioRel21: 0.01, breadthYes: 4 }))).toMatchObject({ C: null })
  })

  test('estimates fall only where breadth is below zero and below its past', () => {
    expect(outcome(failureModes({ revNow: -0.2, revPrior: -0.1 }))).toMatchObject({ D: true })
    expect(outcome(failureModes({ revNow: -0.1, revPrior: -0.2 }))).toMatchObject({ D: false })
    expect(outcome(failureModes({ revPrior: -0.1 }))).toMatchObject({ D: null })
  })
})
