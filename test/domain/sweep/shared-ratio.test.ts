import { expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { relativeReturnAt } from '#domain/sweep/relative-return-at.ts'
import { sharedRatio } from '#domain/sweep/shared-ratio.ts'

function barsOn(sessions: readonly number[], closes: readonly number[]): Bars {
  const close = Float64Array.from(closes)
  return { sessions: Int32Array.from(sessions), open: close, high: close, low: close, close, volume: close }
}

const a = barsOn([1, 2, 3, 5, 6], [10, 20, Number.NaN, 40, 50])
const b = barsOn([2, 3, 4, 5, 6, 7], [2, 3, 4, 5, 10, 9])

test('the ratio line has the sessions on which both closed', () => {
  const ratio = new Float64Array(5)
  const sessions = new Int32Array(5)
  const count = sharedRatio(a, b, ratio, sessions)
  expect([...ratio.subarray(0, count)]).toEqual([10, 8, 5])
  expect([...sessions.subarray(0, count)]).toEqual([2, 5, 6])
  expect(() => sharedRatio(a, b, new Float64Array(4), sessions)).toThrow('sharedRatio: got room for 4 sessions, wanted 5')
})

test('the relative return counts shared sessions only and wants the newest bar among them', () => {
  expect(relativeReturnAt(a, 4, b, 4, 1)).toBe(5 / 8 - 1)
  expect(relativeReturnAt(a, 4, b, 5, 2)).toBe(5 / 10 - 1)
  expect(relativeReturnAt(a, 4, b, 5, 3)).toBeNaN()
  expect(relativeReturnAt(a, 2, b, 1, 1)).toBeNaN()
  expect(relativeReturnAt(a, 4, b, 3, 1)).toBeNaN()
})
