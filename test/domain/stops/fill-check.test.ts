import { describe, expect, test } from 'vitest'
import { foldStops } from '#domain/stops/fold.ts'
import { calmMarket, columns, position, session, warmUp } from './watched-position.ts'

describe('fills against bars', () => {
  test('a fill far outside its bar makes the stops unknown', () => {
    const fills = [{ session: session(30), shares: 300, price: 40 }]
    const fold = foldStops({ position: position(30, 16, { fills }), bars: columns(warmUp(40)), market: calmMarket(40) })
    expect(fold).toEqual({
      status: 'unknown',
      hardStop: 16,
      unknownInputs: ['bars'],
      text: `Fill 40 on ${session(30)} lies outside 19.5–20.5: adjusted series or missing split.`,
    })
  })

  test('the first session counts too, and both ends of the range', () => {
    const held = (price: number) =>
      foldStops({ position: position(0, 16, { fills: [{ session: session(0), shares: 300, price }] }), bars: columns(warmUp(3)), market: calmMarket(3) })
    const far = 'Fill 40 on s000 lies outside 19.5–20.5: adjusted series or missing split.'
    expect(held(40)).toMatchObject({ status: 'unknown', text: far })
    expect(held(10)).toMatchObject({ status: 'unknown', text: far.replace('40', '10') })
    expect(held(19.5 * 0.985).status).toBe('watched')
    for (const edge of [19.5 * 0.98, 20.5 * 1.02]) expect(held(edge).status, String(edge)).toBe('watched')
    for (const beyond of [19.5 * 0.979, 20.5 * 1.021]) expect(held(beyond).status, String(beyond)).toBe('unknown')
  })

  test('a fill within 2 % of the range, or in a session without a bar, passes', () => {
    const fills = [
      { session: session(30), shares: 300, price: 20.9 },
      { session: session(99), shares: -300, price: 1 },
    ]
    expect(foldStops({ position: position(30, 16, { fills }), bars: columns(warmUp(40)), market: calmMarket(40) }).status).toBe('watched')
  })
})
