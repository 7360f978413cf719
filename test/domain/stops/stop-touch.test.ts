import { describe, expect, test } from 'vitest'
import { stopTouch } from '#domain/stops/stop-touch.ts'

describe('a bar meets a stop', () => {
  const bar = { open: 20, high: 21, low: 19, close: 20 }

  test('not at all while its extreme stays away', () => {
    expect(stopTouch('long', 18.99, bar)).toBeNull()
    expect(stopTouch('short', 21.01, bar)).toBeNull()
  })

  test('at the stop when the adverse extreme reaches it', () => {
    expect(stopTouch('long', 19, bar)).toEqual({ isGap: false, price: 19, isCloseOnly: false })
    expect(stopTouch('short', 21, bar)).toEqual({ isGap: false, price: 21, isCloseOnly: false })
  })

  test('at the open when that lies at or through it', () => {
    expect(stopTouch('long', 20, bar)).toEqual({ isGap: true, price: 20, isCloseOnly: false })
    expect(stopTouch('short', 19.5, bar)).toEqual({ isGap: true, price: 20, isCloseOnly: false })
  })

  test('at its close when nothing else is known', () => {
    const closeOnly = { open: null, high: null, low: null, close: 18 }
    expect(stopTouch('long', 18.5, closeOnly)).toEqual({ isGap: false, price: 18, isCloseOnly: true })
    expect(stopTouch('long', 17.5, closeOnly)).toBeNull()
    expect(stopTouch('long', 17.5, { ...closeOnly, close: null })).toBeNull()
  })

  test('at the stop when the close went through although the rest of the day that is known did not', () => {
    expect(stopTouch('long', 19, { open: null, high: 21, low: 19.5, close: 18.5 })).toEqual({ isGap: false, price: 19, isCloseOnly: false })
    expect(stopTouch('short', 21, { open: 20, high: null, low: 19, close: 21.5 })).toEqual({ isGap: false, price: 21, isCloseOnly: false })
  })
})
