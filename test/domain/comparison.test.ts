import { expect, test } from 'vitest'
import { isAbove, isAboveAverage, isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { BP_SLACK } from '#domain/units.ts'

test('at least and at most are met by a rounding error, above and below must clear it', () => {
  const justUnder = 0.3 - 1e-13
  expect([isAtLeast(justUnder, 0.3), isBelow(justUnder, 0.3)]).toEqual([true, false])
  const justOver = 0.3 + 1e-13
  expect([isAtMost(justOver, 0.3), isAbove(justOver, 0.3)]).toEqual([true, false])
})

test('basis points have more slack than fractions', () => {
  expect([isAtLeast(25 - 1e-10, 25), isAtLeast(25 - 1e-10, 25, BP_SLACK)]).toEqual([false, true])
})

test('a close is above its average by a share of the average, whatever the price', () => {
  for (const average of [0.001, 1, 600_000]) {
    expect(isAboveAverage(average * (1 + 1e-13), average)).toBe(false)
    expect(isAboveAverage(average * (1 + 1e-10), average)).toBe(true)
  }
})
