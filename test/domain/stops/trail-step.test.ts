import { describe, expect, test } from 'vitest'
import { extremeSince, type Trail, trailStep } from '#domain/stops/trail-step.ts'

/** Four dollars behind a best price of 20.50, the hard stop far below. */
const before: Trail = { level: 16.5, own: 16.5, widenings: 0 }
const bar = { side: 'long', extreme: 20.5, atr: 1, k: 4, hardStop: 10, giveWay: 0 } as const

describe('one bar of the trailing stop', () => {
  test('keeps its level while the price makes no new best, and rises with one', () => {
    expect(trailStep(before, { ...bar, k: 5.5 })).toEqual(before)
    expect(trailStep(before, { ...bar, extreme: 22 })).toEqual({ level: 18, own: 18, widenings: 0 })
  })

  test('gives way by no more than it may, and counts it', () => {
    expect(trailStep(before, { ...bar, k: 5.5, giveWay: 1 })).toEqual({ level: 15.5, own: 15.5, widenings: 1 })
    expect(trailStep(before, { ...bar, k: 4.5, giveWay: 1 })).toEqual({ level: 16, own: 16, widenings: 1 })
  })

  test('that may give way and does not has not used it up', () => {
    expect(trailStep(before, { ...bar, extreme: 30, k: 5.5, giveWay: 1 })).toEqual({ level: 24.5, own: 24.5, widenings: 0 })
    const held: Trail = { level: 18, own: 16.5, widenings: 0 }
    expect(trailStep(held, { ...bar, k: 5.5, hardStop: 18, giveWay: 1 })).toEqual({ level: 18, own: 16.5, widenings: 0 })
  })

  test('follows a hard stop that was lowered without counting it as giving way', () => {
    const held: Trail = { level: 18, own: 16.5, widenings: 0 }
    expect(trailStep(held, { ...bar, hardStop: 16 })).toEqual({ level: 16.5, own: 16.5, widenings: 0 })
  })

  test('counts on from what was given before', () => {
    expect(trailStep({ ...before, widenings: 1 }, { ...bar, k: 5.5, giveWay: 1 })).toMatchObject({ widenings: 2 })
  })

  test('of a short is the mirror image', () => {
    const short = { ...bar, side: 'short', extreme: 19.5, hardStop: 30 } as const
    expect(trailStep(null, short)).toEqual({ level: 23.5, own: 23.5, widenings: 0 })
    expect(trailStep({ level: 23.5, own: 23.5, widenings: 0 }, { ...short, k: 5.5, giveWay: 1 })).toEqual({ level: 24.5, own: 24.5, widenings: 1 })
  })
})

test('the best price is looked for from the first to the last bar, both included', () => {
  const bars = { high: [30, 21, 22, 23, 40], low: [5, 19, 18, 17, 1] }
  expect([extremeSince('long', bars, 1, 3), extremeSince('short', bars, 1, 3)]).toEqual([23, 17])
  expect([extremeSince('long', bars, 0, 1), extremeSince('short', bars, 0, 1)]).toEqual([30, 5])
  expect(extremeSince('long', bars, 2, 2)).toBe(22)
})
