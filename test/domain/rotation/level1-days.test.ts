import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { level1Days } from '#domain/rotation/level1-days.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'

const bars = (rows: readonly (readonly [session: number, close: number])[]): Bars => {
  const close = Float64Array.from(rows, ([, price]) => price)
  return { sessions: Int32Array.from(rows, ([session]) => session), open: close, high: close, low: close, close, volume: close }
}

describe('shared closes', () => {
  const a = bars([
    [1, 10],
    [2, 11],
    [4, 12],
    [5, Number.NaN],
    [6, 13],
  ])
  const b = bars([
    [1, 20],
    [3, 21],
    [4, 22],
    [5, 23],
    [6, 24],
    [7, 25],
  ])

  test('are those of sessions on which both closed', () => {
    expect(sharedCloses(a, b, 4, 5, 9)).toEqual({ sessions: [1, 4, 6], a: [10, 12, 13], b: [20, 22, 24] })
  })

  test('end where they are told and are no more than asked', () => {
    expect(sharedCloses(a, b, 4, 5, 2).sessions).toEqual([4, 6])
    expect(sharedCloses(a, b, 2, 5, 9).sessions).toEqual([1, 4])
  })
})

describe('level 1 day by day', () => {
  const rising = bars(Array.from({ length: 40 }, (_, t) => [t, 100 * 1.002 ** t * (t % 2 === 0 ? 1 : 1.001)] as const))
  const flat = bars(Array.from({ length: 40 }, (_, t) => [t, 100] as const))

  test('is unknown until three windows and the score are known, then judges', () => {
    const days = [...level1Days(rising, flat)]
    expect(days.map(({ session }) => session)).toEqual(Array.from({ length: 40 }, (_, t) => t))
    expect(days[23]!.verdict).toBe('unknown')
    expect(days.slice(24).every(({ verdict }) => verdict === 'pass')).toBe(true)
  })

  test('is not changed by later bars', () => {
    const early = { ...rising, sessions: rising.sessions.slice(0, 30), close: rising.close.slice(0, 30) }
    expect([...level1Days(early, flat)]).toEqual([...level1Days(rising, flat)].slice(0, 30))
  })
})
