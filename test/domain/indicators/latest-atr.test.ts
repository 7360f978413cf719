import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { atrWilder } from '#domain/indicators/atr-wilder.ts'
import { latestAtr } from '#domain/indicators/latest-atr.ts'
import { valueOrNull } from '#domain/result.ts'

const LENGTH = 60
const close = Float64Array.from({ length: LENGTH }, (_, t) => 20 + Math.sin(t) + t / 50)
const high = close.map((price, t) => price + 0.3 + (t % 5) / 10)
const low = close.map((price, t) => price - 0.2 - (t % 3) / 10)
const bars: Bars = { sessions: Int32Array.from(close.keys()), open: close, high, low, close, volume: close }
const without = (column: 'high' | 'low' | 'close', t: number): Bars => ({ ...bars, [column]: bars[column].with(t, Number.NaN) })
const reference = (from: number, to: number, n: number): number | null => {
  const part = (column: Float64Array): number[] => Array.from(column.subarray(from, to + 1))
  return valueOrNull(atrWilder({ h: part(high), l: part(low), c: part(close), n }))!.at(-1)!
}

describe('the average true range of one bar', () => {
  test('is null until n true ranges are there, then what the study says', () => {
    expect(latestAtr(bars, 13)).toBeNull()
    expect(latestAtr(bars, 14)).toBeCloseTo(reference(0, 14, 14)!, 12)
    expect(latestAtr(bars, 59)).toBeCloseTo(reference(0, 59, 14)!, 12)
    expect(latestAtr(bars, 2, 2)).toBeCloseTo(reference(0, 2, 2)!, 12)
  })

  test('starts anew after a bar that lacks a price, and is null on that bar', () => {
    for (const column of ['high', 'low', 'close'] as const) {
      const gap = without(column, 30)
      expect(latestAtr(gap, 30), column).toBeNull()
      expect(latestAtr(gap, 44), column).toBeNull()
      expect(latestAtr(gap, 45), column).toBeCloseTo(reference(31, 45, 14)!, 12)
      expect(latestAtr(gap, 29), column).toBe(latestAtr(bars, 29))
    }
  })
})
