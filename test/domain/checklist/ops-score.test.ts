import { describe, expect, test } from 'vitest'
import { opsScore } from '#domain/checklist/ops-score.ts'
import { badInput } from '#domain/result.ts'

describe('chk.ops_score', () => {
  test('is 0 and poor when nothing is known', () => {
    expect(opsScore({})).toMatchObject({ value: { score: 0, grade: 'poor' } })
  })

  test('counts no open break and no real slippage as kept', () => {
    expect(opsScore({ reconciliations: [0, 0], drills: [0, 0], breaks: [0, 0], adherence: [0, 0], slippage: [5, 0] })).toMatchObject({
      value: { score: 100, grade: 'good', unknown: [], components: { reconciliations: null, breaks: 1, slippage: 1 } },
    })
  })

  test('a half-known pair is unknown, and better slippage than planned earns no more than 1', () => {
    expect(opsScore({ drills: [null, 3], slippage: [30, 20] })).toMatchObject({ value: { components: { drills: null, slippage: 1 } } })
  })

  test('refuses pairs and marks that are none', () => {
    expect(opsScore({ drills: [1] as never })).toEqual(badInput('BAD_SHAPE'))
    expect(opsScore({ drills: 'all' as never })).toEqual(badInput('BAD_VALUE'))
    expect(opsScore({ breaks: [3, 2] })).toEqual(badInput('BAD_VALUE'))
    expect(opsScore({ drills: [-1, 2] })).toEqual(badInput('BAD_VALUE'))
    expect(opsScore({ slippage: [1, -2] })).toEqual(badInput('BAD_VALUE'))
    expect(opsScore({ good: 101 })).toEqual(badInput('BAD_PARAM'))
    expect(opsScore({ good: 50, poor: 60 })).toEqual(badInput('BAD_PARAM'))
  })
})
