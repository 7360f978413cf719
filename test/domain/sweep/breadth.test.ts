import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { breadthColumns } from '#domain/sweep/breadth-columns.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'

const _ = Number.NaN

function barsOn(sessions: readonly number[], closes: readonly number[]): Bars {
  const close = Float64Array.from(closes)
  return { sessions: Int32Array.from(sessions), open: close, high: close, low: close, close, volume: close }
}

const axis = Int32Array.of(10, 11, 12, 15, 16)

function counted(...members: readonly (Bars | { readonly bars: Bars; readonly from?: number; readonly to?: number })[]): BreadthSweep {
  const sweep = new BreadthSweep(axis)
  for (const member of members) sweep.add('bars' in member ? member : { bars: member })
  return sweep
}

describe('a universe on an axis of sessions', () => {
  const steady = barsOn([10, 11, 12, 15, 16], [10, 11, 12, 13, 14])
  // Not traded on the 12th: no change can be told on it nor on the session after.
  const gappy = barsOn([10, 11, 15, 16], [20, 19, 18, 20])
  // A bar on a Saturday the axis does not have, and history before it.
  const stray = barsOn([8, 9, 10, 14, 15, 16], [5, 5, 5, 5, 5, 5])

  test('counts who rose and fell of those that closed on both sessions', () => {
    const { counts } = counted(steady, gappy, stray)
    expect([...counts.members]).toEqual([3, 3, 3, 3, 3])
    expect([...counts.compared]).toEqual([0, 2, 1, 1, 3])
    expect([...counts.advancing]).toEqual([0, 1, 1, 1, 2])
    expect([...counts.declining]).toEqual([0, 1, 0, 0, 0])
  })

  test('answers nothing where nobody could be compared, and a mean change where somebody could', () => {
    const columns = breadthColumns(counted(steady, gappy, stray).counts)
    expect([...columns.advancing]).toEqual([_, 1, 1, 1, 2])
    expect([...columns.declining]).toEqual([_, 1, 0, 0, 0])
    expect(columns.equalWeightReturn[0]).toBeNaN()
    expect(columns.equalWeightReturn[1]).toBeCloseTo((11 / 10 - 1 + 19 / 20 - 1) / 2, 12)
    expect(columns.equalWeightReturn[4]).toBeCloseTo((14 / 13 - 1 + 20 / 18 - 1) / 3, 12)
    expect(columns.fractionAboveSma50.every(Number.isNaN)).toBe(true)
    expect(columns.newHighs.every(Number.isNaN)).toBe(true)
  })

  test('counts a name only while it belongs to the universe, its earlier closes included in what it is compared with', () => {
    const { counts } = counted({ bars: steady, from: 12, to: 15 }, { bars: gappy, to: 11 })
    expect([...counts.members]).toEqual([1, 1, 1, 1, 0])
    expect([...counts.compared]).toEqual([0, 1, 1, 1, 0])
    expect([...counts.advancing]).toEqual([0, 0, 1, 1, 0])
    expect([...counts.declining]).toEqual([0, 1, 0, 0, 0])
  })

  test('leaves out a name that has no bar on the axis, and still counts it as a member', () => {
    for (const elsewhere of [barsOn([1, 2], [1, 1]), barsOn([20, 21], [1, 1]), barsOn([13, 14], [1, 1]), barsOn([], [])]) {
      const { counts } = counted(elsewhere)
      expect([...counts.members]).toEqual([1, 1, 1, 1, 1])
      expect([...counts.compared]).toEqual([0, 0, 0, 0, 0])
    }
  })

  test('an axis without sessions has no breadth', () => {
    const sweep = new BreadthSweep(new Int32Array(0))
    sweep.add({ bars: steady })
    expect(breadthColumns(sweep.counts).advancing).toEqual(new Float64Array(0))
  })
})

describe('averages and records', () => {
  const long = Int32Array.from({ length: 300 }, (_one, t) => t)
  const risingFrom = (first: number): Bars =>
    barsOn(
      [...long].slice(first),
      [...long].slice(first).map((t) => 100 + t),
    )

  test('need four of five members', () => {
    const sweep = new BreadthSweep(long)
    for (const first of [0, 0, 0, 0, 40]) sweep.add({ bars: risingFrom(first) })
    const columns = breadthColumns(sweep.counts)
    expect(columns.fractionAboveSma50[48]).toBeNaN()
    expect(columns.fractionAboveSma50[49]).toBe(1)
    expect([columns.newHighs[251], columns.newHighs[252], columns.newHighs[292]]).toEqual([_, 4, 5])
    expect(columns.newLows[299]).toBe(0)
    expect(breadthColumns(sweep.counts, 0.9).fractionAboveSma50[60]).toBeNaN()
    expect(breadthColumns(sweep.counts, 0.9).fractionAboveSma50[89]).toBe(1)
  })

  test('equalling the old high is no new high', () => {
    const sweep = new BreadthSweep(long)
    sweep.add({
      bars: barsOn(
        [...long],
        [...long].map((t) => (t === 290 ? 11 : t === 291 ? 9 : 10)),
      ),
    })
    const { newHighs, newLows } = breadthColumns(sweep.counts)
    expect([...newHighs.subarray(289, 293)]).toEqual([0, 1, 0, 0])
    expect([...newLows.subarray(289, 293)]).toEqual([0, 0, 1, 0])
  })
})
