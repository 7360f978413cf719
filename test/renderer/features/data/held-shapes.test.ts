import { describe, expect, it } from 'vitest'
import { BOX_HEIGHT, heldShapes, type Prices, slotsAround } from '../../../../src/renderer/features/data/held-shapes.ts'

const flat = (price: number): Prices => ({ open: price, high: price, low: price, close: price })
const STAMPS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
const barAt = (index: number): Prices => flat(10 + index)

describe('the places around a held-back row', () => {
  it('has it on the stamp where a bar stands', () => {
    const slots = slotsAround(STAMPS, barAt, '2026-11-18', flat(15), 1)
    expect(slots.map(({ stamp, stands, held }) => [stamp, stands?.close, held?.close])).toEqual([
      ['2026-11-17', 11, undefined],
      ['2026-11-18', 12, 15],
      ['2026-11-19', 13, undefined],
    ])
  })

  it('has it in a hole, before the first bar, after the last and where there is none at all', () => {
    const stampsOf = (stamps: readonly string[], stamp: string): (string | number)[] => slotsAround(stamps, barAt, stamp, flat(15), 2).map((slot) => slot.stamp)
    expect(stampsOf(['2026-11-16', '2026-11-18'], '2026-11-17')).toEqual(['2026-11-16', '2026-11-17', '2026-11-18'])
    expect(stampsOf(STAMPS, '2026-11-13')).toEqual(['2026-11-13', '2026-11-16', '2026-11-17'])
    expect(stampsOf(STAMPS, '2026-11-23')).toEqual(['2026-11-19', '2026-11-20', '2026-11-23'])
    expect(stampsOf([], '2026-11-23')).toEqual(['2026-11-23'])
  })
})

describe('the picture of a held-back row', () => {
  it('draws all bars and the row on one scale, the highest price at the top', () => {
    const shapes = heldShapes(slotsAround(STAMPS, barAt, '2026-11-18', { open: 9, high: 20, low: 9, close: 20 }, 2))
    expect([shapes?.bars.length, shapes?.held?.wickFrom, shapes?.held?.wickTo, shapes?.held?.isFalling]).toEqual([5, 0, BOX_HEIGHT, false])
  })

  it('draws a line of one price in the middle, a value without open as its close, and nothing where nothing is known', () => {
    const none = { open: null, high: null, low: null, close: null }
    expect(heldShapes([{ stamp: 'a', stands: flat(5), held: null }])?.bars[0]).toMatchObject({ wickFrom: BOX_HEIGHT / 2, bodyFrom: BOX_HEIGHT / 2 - 0.5 })
    expect(heldShapes([{ stamp: 'a', stands: null, held: { ...none, close: 4 } }])?.held).toMatchObject({ isFalling: false })
    expect(heldShapes([{ stamp: 'a', stands: null, held: none }])).toBeNull()
  })
})
