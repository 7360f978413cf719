import { describe, expect, test } from 'vitest'
import { stance, type StanceItem } from '#domain/panel/stance.ts'
import { badInput, unknown } from '#domain/result.ts'

const item: StanceItem = { id: 'a', weight: 1, dir: 1, strength: 1, known: true, stale: false }

describe('an.stance', () => {
  test('abstains when less than half of the weight is known, and when there is nothing', () => {
    expect(stance({ items: [item, { ...item, id: 'b', weight: 2, known: false }] })).toEqual(unknown('LOW_COVERAGE'))
    expect(stance({ items: [item, { ...item, id: 'b', known: null }] }).kind).toBe('value')
    expect(stance({ items: [] })).toEqual(unknown('LOW_COVERAGE'))
    expect(stance({ items: [{ ...item, weight: 0 }] })).toEqual(unknown('LOW_COVERAGE'))
  })

  test('keeps out an item whose direction or strength is missing', () => {
    expect(stance({ items: [item, { ...item, id: 'b', dir: null }], minCoverage: 0 })).toMatchObject({ value: { unknown: ['b'], stance: 1 } })
    expect(stance({ items: [item, { ...item, id: 'b', strength: null }], minCoverage: 0 })).toMatchObject({ value: { unknown: ['b'] } })
  })

  test('takes an item of unknown age for stale, and one without the mark for fresh', () => {
    expect(stance({ items: [{ ...item, stale: null }] })).toMatchObject({ value: { confidence: 0.5 } })
    const { stale: _, ...unmarked } = item
    expect(stance({ items: [unmarked] })).toMatchObject({ value: { confidence: 1 } })
  })

  test('a balanced mind has nothing to turn', () => {
    const items = [item, { ...item, id: 'b', dir: -1 }, { ...item, id: 'c', dir: 0 }]
    expect(stance({ items })).toMatchObject({ value: { stance: 0, for: ['a'], against: ['b'], wouldChangeMind: [] } })
  })

  test('flips as many items as it takes, largest first', () => {
    const items = ['a', 'b', 'c', 'd'].map((id, i) => ({ ...item, id, weight: 4 - i, dir: -1 }))
    expect(stance({ items })).toMatchObject({ value: { against: ['a', 'b', 'c', 'd'], wouldChangeMind: ['a', 'b'] } })
  })

  test('refuses items that are none', () => {
    expect(stance({ items: [item, item] })).toEqual(badInput('DUPLICATE_ID'))
    expect(stance({ items: [{ ...item, dir: 0.5 }] })).toEqual(badInput('BAD_VALUE'))
    expect(stance({ items: [{ ...item, strength: 2 }] })).toEqual(badInput('BAD_VALUE'))
    expect(stance({ items: [{ ...item, weight: -1 }] })).toEqual(badInput('BAD_VALUE'))
    expect(stance({ items: [item], minCoverage: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(stance({ items: [{ ...item, weight: null as never }] })).toEqual(unknown('MISSING_DATA'))
  })
})
