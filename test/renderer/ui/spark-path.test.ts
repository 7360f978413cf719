import { describe, expect, test } from 'vitest'
import { sharedScale, sparkPath } from '../../../src/renderer/ui/spark-path.ts'

describe('a sparkline', () => {
  test('shares one scale with the lines of its column, unknown values aside', () => {
    expect(sharedScale([[1, null, 3], [0.5], []])).toEqual({ low: 0.5, high: 3 })
    expect(sharedScale([[null], []])).toBeNull()
  })
  test('runs from left to right with the newest value at the right edge', () => {
    expect(sparkPath([0, 1, 2], { low: 0, high: 2 }, 10, 4)).toBe('M0 4L5 2L10 0')
  })
  test('breaks where a value is unknown and shows a lone value as a dot', () => {
    expect(sparkPath([0, null, 2], { low: 0, high: 2 }, 10, 4)).toBe('M0 4h0M10 0h0')
    expect(sparkPath([1], { low: 0, high: 2 }, 10, 4)).toBe('M10 2h0')
  })
  test('is flat in the middle when nothing on the scale moves', () => {
    expect(sparkPath([1, 1], { low: 1, high: 1 }, 10, 4)).toBe('M0 2L10 2')
  })
})
