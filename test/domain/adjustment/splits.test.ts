import { describe, expect, test } from 'vitest'
import { splitAdjust, splitFactors } from '#domain/adjustment/split-adjust.ts'
import { splitSuspect } from '#domain/adjustment/split-suspect.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const bar = { open: 40, high: 42, low: 39, close: 41, volume: 1000 }

describe('data.split_adjust', () => {
  test('compounds several splits, the reverse kind too', () => {
    expect(
      splitFactors(4, [
        { index: 1, ratio: 2 },
        { index: 3, ratio: 0.1 },
      ]),
    ).toEqual([0.2, 0.1, 0.1, 1])
  })

  test('leaves bars alone without a split, and from the split on', () => {
    expect(splitAdjust({ bars: [bar], splits: [] })).toEqual(known([bar]))
    expect(splitAdjust({ bars: [bar], splits: [{ index: 0, ratio: 3 }] })).toEqual(known([bar]))
  })

  test('keeps what is not known as not known', () => {
    const gaps = { open: null, high: 42, low: null, close: 41, volume: null }
    expect(splitAdjust({ bars: [gaps, bar], splits: [{ index: 1, ratio: 2 }] })).toEqual(
      known([{ open: null, high: 21, low: null, close: 20.5, volume: null }, bar]),
    )
  })

  test('refuses bars, splits and places that are none', () => {
    expect(splitAdjust({ bars: [{ ...bar, low: 43 }], splits: [] })).toEqual(badInput('BAD_BAR'))
    expect(splitAdjust({ bars: [{ ...bar, close: 0 }], splits: [] })).toEqual(badInput('BAD_VALUE'))
    expect(splitAdjust({ bars: [{ ...bar, volume: -1 }], splits: [] })).toEqual(badInput('BAD_VALUE'))
    expect(splitAdjust({ bars: [bar], splits: [{ index: 1, ratio: 2 }] })).toEqual(badInput('BAD_VALUE'))
    expect(splitAdjust({ bars: [bar], splits: [{ index: 0.5, ratio: 2 }] })).toEqual(badInput('BAD_VALUE'))
    expect(splitAdjust({ bars: [bar], splits: [7 as never] })).toEqual(badInput('BAD_VALUE'))
    expect(splitAdjust({ bars: null as never, splits: [{ index: 0, ratio: null as never }] })).toEqual(unknown('MISSING_DATA'))
    expect(splitAdjust({ bars: [], splits: [] })).toEqual(unknown('SHORT_HISTORY'))
  })
})

describe('data.split_suspect', () => {
  test('names the nearest ratio', () => {
    expect(splitSuspect({ prevClose: 100, open_: 34, close: 34 })).toEqual(known({ suspect: true, priceFactor: 1 / 3 }))
    expect(splitSuspect({ prevClose: 1, open_: 29.5, close: 29 })).toEqual(known({ suspect: true, priceFactor: 30 }))
  })

  test('takes a wild day for news, not for a split', () => {
    expect(splitSuspect({ prevClose: 42, open_: 21, close: 17 })).toEqual(known({ suspect: false, priceFactor: null }))
    expect(splitSuspect({ prevClose: 42, open_: 21, close: 25 })).toEqual(known({ suspect: false, priceFactor: null }))
  })

  test('does not call a 3-for-2 or an ordinary day a split', () => {
    expect(splitSuspect({ prevClose: 30, open_: 20, close: 20 })).toEqual(known({ suspect: false, priceFactor: null }))
    expect(splitSuspect({ prevClose: 30, open_: 30.1, close: 30 })).toEqual(known({ suspect: false, priceFactor: null }))
  })

  test('refuses what is no price', () => {
    expect(splitSuspect({ prevClose: 0, open_: 1, close: 1 })).toEqual(badInput('BAD_VALUE'))
    expect(splitSuspect({ prevClose: 1, open_: null as never, close: 1 })).toEqual(unknown('MISSING_DATA'))
    expect(splitSuspect({ prevClose: 1, open_: 1, close: 1, tol: 0 })).toEqual(badInput('BAD_PARAM'))
  })
})
