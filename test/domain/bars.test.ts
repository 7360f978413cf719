import { expect, test } from 'vitest'
import { indexAtOrBefore, windowEndingAt } from '#domain/bars.ts'

test('the newest bar at or before a day is found, also between bars, before the first and after the last', () => {
  const sessions = Int32Array.of(10, 11, 14, 20)
  expect([9, 10, 11, 13, 14, 19, 20, 99].map((day) => indexAtOrBefore(sessions, day))).toEqual([-1, 0, 1, 1, 2, 2, 3, 3])
  expect(indexAtOrBefore(new Int32Array(), 5)).toBe(-1)
})

test('a window ends where it is told, is shorter at the start, and says null for what is missing', () => {
  const column = Float64Array.of(1, Number.NaN, 3, 4)
  expect(windowEndingAt(column, 2, 2)).toEqual([null, 3])
  expect(windowEndingAt(column, 1, 5)).toEqual([1, null])
  expect(windowEndingAt(column, 3, 4)).toEqual([1, null, 3, 4])
})
