import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTags } from '../../../src/renderer/chart/align-tags.ts'
import { type DrawnLine, entryAtOrBefore, extendRange, valueAt } from '../../../src/renderer/chart/drawn-line.ts'
import { type ChartFill, type FillMark, fillMarks, fillWords, hasRoomForWords } from '../../../src/renderer/chart/fill-marks.ts'
import { stopSteps } from '../../../src/renderer/chart/stop-steps.ts'
import { timelineOf } from '../../../src/renderer/chart/timeline.ts'
import { numberBelow } from '../../../src/renderer/chart/volume-layer.ts'
import { barsOf, JANUARY } from './bars-of.ts'

const timeline = timelineOf(barsOf(JANUARY, [10, 11, 12, 13, 14]), [])
const fill = (over: Partial<ChartFill>): ChartFill => ({ session: '2026-01-05', at: null, kind: 'buy', quantity: 100, price: 10, chartPrice: 5, ...over })

describe('marks of fills', () => {
  it('join the fills of one kind and session, averaged by shares', () => {
    const [mark] = fillMarks([fill({}), fill({ quantity: 300, price: 12, chartPrice: 6 })], timeline, null)
    expect(mark).toEqual({ place: 1, letter: 'B', isAdding: true, quantity: 400, price: 11.5, chartPrice: 5.75, fills: 2 })
  })

  it('stand below the bar for what adds shares and above it for what takes them away, each with its letter', () => {
    const kinds = ['buy', 'sell', 'short', 'cover', 'reinvest', 'opening']
    const marks = fillMarks(
      kinds.map((kind) => fill({ kind })),
      timeline,
      null,
    )
    expect(marks.map(({ letter, isAdding }) => `${letter}${isAdding ? '+' : '-'}`).toSorted()).toEqual(['B+', 'BC+', 'O+', 'R+', 'S-', 'SS-'])
  })

  it('leave out what was before the chart and put a day without a session on the one before', () => {
    expect(fillMarks([fill({ session: '2025-12-31' })], timeline, null)).toEqual([])
    expect(fillMarks([fill({ session: '2026-01-04' })], timeline, null).map(({ place }) => place)).toEqual([0])
  })

  it('stand at their minute in a chart of minutes, and not at all without one', () => {
    const times = ['2026-01-05T14:30:00Z', '2026-01-05T14:31:00Z'].map(Date.parse)
    const minutes = timelineOf({ ...barsOf(['2026-01-05', '2026-01-05'], [10, 11]), times }, [])
    const secondsOf = ({ at }: ChartFill) => (at === null ? null : (minutes.seconds[0] ?? 0) + Number(at))
    const marks = fillMarks([fill({ at: '75' }), fill({ at: null }), fill({ at: '-5' })], minutes, secondsOf)
    expect(marks.map(({ place }) => place)).toEqual([1])
  })

  it('say kind, quantity and price, and how many there were', () => {
    const mark: FillMark = { place: 1, letter: 'B', isAdding: true, quantity: 1_500, price: 34.468, chartPrice: 34.468, fills: 1 }
    expect(fillWords(mark)).toBe('B 1,500 @ 34.47')
    expect(fillWords({ ...mark, letter: 'S', fills: 3 })).toBe('S 1,500 @ 34.47 (3)')
  })

  it('keep their words while neighbours on one side have room', () => {
    const at = (place: number, isAdding = true): FillMark => ({ place, letter: 'B', isAdding, quantity: 100, price: 10, chartPrice: 10, fills: 1 })
    const view = { from: 0, to: 100 }
    // "B 100 @ 10.00" is 13 characters: with one to spare 14 of 7 pixels.
    expect(hasRoomForWords([at(0), at(10)], view, 9.8, 7)).toBe(true)
    expect(hasRoomForWords([at(0), at(10)], view, 9.7, 7)).toBe(false)
    expect(hasRoomForWords([at(0), at(1, false)], view, 1, 7)).toBe(true)
    expect(hasRoomForWords([at(0), at(10)], { from: 5, to: 100 }, 1, 7)).toBe(true)
  })
})

describe('the steps of a stop', () => {
  const history = [
    { session: '2026-01-05', stopPrice: 9 },
    { session: '2026-01-06', stopPrice: null },
    { session: '2026-01-07', stopPrice: 9.5 },
  ]

  it('follow its history, pause where it was unknown, and end with the price for the next session', () => {
    expect(stopSteps({ stopPrice: 10, rule: 'hard', history }, timeline)).toEqual([
      { place: 1, price: 9, isDrawn: true },
      { place: 2, price: 9, isDrawn: false },
      { place: 3, price: 9.5, isDrawn: true },
      { place: 4, price: 10, isDrawn: true },
    ])
  })

  it('hold a level of before the chart from its first place', () => {
    const steps = stopSteps(
      {
        stopPrice: null,
        rule: 'hard',
        history: [
          { session: '2025-12-01', stopPrice: 8 },
          { session: '2025-12-02', stopPrice: 8.5 },
        ],
      },
      timeline,
    )
    expect(steps).toEqual([{ place: 0, price: 8.5, isDrawn: true }])
  })

  it('hold through the minutes of a session and change at its last', () => {
    const times = [0, 60_000, 120_000].map((after) => Date.parse('2026-01-06T14:30:00Z') + after)
    const minutes = timelineOf({ ...barsOf(['2026-01-06', '2026-01-06', '2026-01-06'], [10, 11, 12]), times }, [])
    const steps = stopSteps(
      {
        stopPrice: 9.5,
        rule: 'hard',
        history: [
          { session: '2026-01-05', stopPrice: 9 },
          { session: '2026-01-06', stopPrice: 9.5 },
        ],
      },
      minutes,
    )
    expect(steps).toEqual([
      { place: 0, price: 9, isDrawn: true },
      { place: 2, price: 9.5, isDrawn: true },
    ])
  })

  it('are one price where there is no history, and none without a bar', () => {
    expect(stopSteps({ stopPrice: 9, rule: 'hard', history: [] }, timeline)).toEqual([{ place: 4, price: 9, isDrawn: true }])
    expect(stopSteps({ stopPrice: 9, rule: 'hard', history }, timelineOf(barsOf([], []), []))).toEqual([])
  })
})

describe('a drawn line', () => {
  const line: DrawnLine = { label: 'SMA 2', places: [2, 4, 6], values: [10, null, 30], isStep: false, isAlwaysInSight: false, look: 'sma50' }

  it('answers the value in force at a place', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((place) => valueAt(line, place))).toEqual([null, 10, 10, null, null, 30, 30])
    expect(entryAtOrBefore(line, 1)).toBe(-1)
  })

  it('stretches the price axis by half the height of the bars at most', () => {
    const bars = { minValue: 8, maxValue: 12 }
    expect(extendRange(bars, [line], 0, 9)).toEqual({ minValue: 8, maxValue: 14 })
    expect(extendRange(bars, [{ ...line, isAlwaysInSight: true }], 0, 9)).toEqual({ minValue: 8, maxValue: 30 })
    expect(extendRange(bars, [line], 0, 5)).toEqual(bars)
    expect(extendRange(null, [line], 0, 9)).toBeNull()
  })

  it('counts a step that began before the view', () => {
    const step = { ...line, places: [0], values: [7], isStep: true, isAlwaysInSight: true }
    expect(extendRange({ minValue: 8, maxValue: 12 }, [step], 5, 9)).toEqual({ minValue: 7, maxValue: 12 })
  })
})

describe('tags on an axis', () => {
  it('stay where they are while they have room', () => {
    expect(alignTags([50, 100, 150], 0, 19, 400)).toEqual([50, 100, 150])
  })

  it('make room for the first, which does not move', () => {
    expect(alignTags([100, 95, 104, 110], 0, 20, 400)).toEqual([100, 80, 120, 140])
  })

  it('keep off the readout while they fit below it', () => {
    expect(alignTags([10, 100], 1, 20, 400, 40)).toEqual([50, 100])
    expect(alignTags([10, 100], 1, 20, 60, 40)).toEqual([10, 50])
  })

  it('never cover each other and never leave an axis that holds them all', () => {
    const height = fc.double({ min: -200, max: 700, noNaN: true })
    fc.assert(
      fc.property(fc.array(height, { minLength: 1, maxLength: 5 }), (wanted) => {
        const placed = alignTags(wanted, 0, 20, 400).toSorted((a, b) => a - b)
        expect(placed[0]).toBeGreaterThanOrEqual(10 - 1e-9)
        expect(placed.at(-1)).toBeLessThanOrEqual(390 + 1e-9)
        for (const [index, y] of placed.entries()) if (index > 0) expect(y - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9)
      }),
    )
  })
})

describe('the mark of the volume', () => {
  it('is a human number below the greatest', () => {
    expect([187e6, 234, 99, 5, 1, 0.3, 0].map(numberBelow)).toEqual([100e6, 200, 50, 5, 1, 0.2, 0])
  })
})
