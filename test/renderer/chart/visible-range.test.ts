import { describe, expect, it } from 'vitest'
import { placeAfterKey, zoomAfterKey } from '../../../src/renderer/chart/chart-keys.ts'
import { timelineOf } from '../../../src/renderer/chart/timeline.ts'
import { barsInView, rangeInView, rangeWith, zoomAround } from '../../../src/renderer/chart/visible-range.ts'
import { barsOf } from './bars-of.ts'

describe('a named range', () => {
  it('is the newest sessions, with room at the right for the labels', () => {
    const { from, to } = rangeInView('1m', 500, 1_000, 200)
    expect(from).toBe(500 - 21 - 0.5)
    // 21 sessions on 800 pixels, so 200 pixels are 5.25 places.
    expect(to).toBeCloseTo(500 - 0.5 + 5.25, 9)
  })

  it('fills the width with a history shorter than itself', () => {
    expect(rangeInView('1y', 30, 900, 0)).toEqual({ from: -0.5, to: 29.5 })
    expect(rangeInView('all', 30, 900, 0)).toEqual(rangeInView('1y', 30, 900, 0))
  })

  it('gives the labels a third of a narrow plot and no more', () => {
    const { from, to } = rangeInView('all', 100, 300, 500)
    expect((100 - 0.5 - from) / (to - from)).toBeCloseTo(2 / 3, 9)
  })

  it('stands before the plot has a width', () => {
    expect(rangeInView('3m', 100, 0, 80)).toEqual({ from: 36.5, to: 99.5 })
  })
})

describe('what stands in view', () => {
  const timeline = timelineOf(barsOf(['2026-01-02', '2026-01-06', '2026-01-07'], [1, 2, 3]), ['2026-01-05', '2026-01-08'])

  it('is the first and the last bar, places without one aside', () => {
    expect(barsInView(timeline, { from: -3, to: 9 })).toEqual({ first: 0, last: 2 })
    expect(barsInView(timeline, { from: 0.6, to: 2.4 })).toEqual({ first: 1, last: 1 })
  })

  it('is nothing where only unknown sessions are', () => {
    expect(barsInView(timeline, { from: 3.5, to: 8 })).toBeNull()
    expect(barsInView(timeline, { from: 1, to: 1 })).toBeNull()
  })
})

describe('zooming by keys', () => {
  it('keeps the place it zooms around where it is on the screen', () => {
    const next = zoomAround({ from: 0, to: 100 }, 75, 0.8, 1_000)
    expect(next.to - next.from).toBeCloseTo(80, 9)
    expect((75 - next.from) / (next.to - next.from)).toBeCloseTo(0.75, 9)
  })

  it('stops at a few places and at all of them', () => {
    const close = zoomAround({ from: 10, to: 15 }, 12, 0.5, 100)
    expect(close.to - close.from).toBeCloseTo(5, 9)
    const wide = zoomAround({ from: 0, to: 115 }, 50, 2, 100)
    expect(wide.to - wide.from).toBeCloseTo(120, 9)
  })

  it('knows its keys', () => {
    expect([zoomAfterKey('+'), zoomAfterKey('-'), zoomAfterKey('x')]).toEqual([0.8, 1.25, null])
  })
})

describe('the crosshair by keys', () => {
  it('begins at the newest place and steps by one or ten, within the places', () => {
    expect(placeAfterKey('ArrowLeft', null, 50)).toBe(49)
    expect(placeAfterKey('ArrowLeft', 49, 50)).toBe(48)
    expect(placeAfterKey('Shift+ArrowLeft', 5, 50)).toBe(0)
    expect(placeAfterKey('ArrowRight', 49, 50)).toBe(49)
    expect([placeAfterKey('Home', 7, 50), placeAfterKey('End', 7, 50)]).toEqual([0, 49])
    expect(placeAfterKey('a', 7, 50)).toBeNull()
  })

  it('moves the view only as far as it must to show the place', () => {
    const view = { from: 10, to: 30 }
    expect(rangeWith(view, 20)).toBe(view)
    expect(rangeWith(view, 5)).toEqual({ from: 3, to: 23 })
    expect(rangeWith(view, 31)).toEqual({ from: 13, to: 33 })
  })
})
