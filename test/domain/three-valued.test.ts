import { describe, expect, test } from 'vitest'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'

const FLAGS: readonly Flag[] = [true, null, false]

describe('three-valued logic', () => {
  test('or: true decides, an unknown leaves the rest open', () => {
    expect(FLAGS.map((one) => FLAGS.map((other) => anyOf(one, other)))).toEqual([
      [true, true, true],
      [true, null, null],
      [true, null, false],
    ])
  })

  test('and: false decides, an unknown leaves the rest open', () => {
    expect(FLAGS.map((one) => FLAGS.map((other) => allOf(one, other)))).toEqual([
      [true, null, false],
      [null, null, false],
      [false, false, false],
    ])
  })

  test('of nothing: no is true of any, all is true of none', () => {
    expect([anyOf(), allOf()]).toEqual([false, true])
  })

  test('a test on a missing value is open', () => {
    expect([judge(1, (value) => value > 0), judge(null, () => true), judge(undefined, () => true)]).toEqual([true, null, null])
  })
})
