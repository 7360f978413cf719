import { describe, expect, test } from 'vitest'
import { dedupeHeadlines, type Headline } from '#domain/panel/dedupe-headlines.ts'
import { badInput, unknown } from '#domain/result.ts'

const told: Headline = { id: 'a', atH: 0, symbol: 'ABC', text: 'Bank raises guidance after strong quarter' }

describe('an.dedupe_headlines', () => {
  test('counts the time from the first of the story, not from its last copy', () => {
    const items = [told, { ...told, id: 'b', atH: 40 }, { ...told, id: 'c', atH: 60 }]
    expect(dedupeHeadlines({ items })).toMatchObject({
      value: {
        clusters: [
          { keep: 'a', dups: ['b'] },
          { keep: 'c', dups: [] },
        ],
      },
    })
  })

  test('keeps the smaller id where two came at once, whatever the order', () => {
    const items = [{ ...told, id: 'b' }, told]
    expect(dedupeHeadlines({ items })).toEqual(dedupeHeadlines({ items: items.toReversed() }))
    expect(dedupeHeadlines({ items })).toMatchObject({ value: { clusters: [{ keep: 'a', dups: ['b'] }] } })
  })

  test('compares headlines about no single name with each other only', () => {
    const items = [told, { id: 'b', atH: 1, text: told.text }, { id: 'c', atH: 2, symbol: null, text: told.text }]
    expect(dedupeHeadlines({ items })).toMatchObject({ value: { kept: 2, removed: 1 } })
  })

  test('trusts likeness only from three words on', () => {
    const items = [
      { ...told, text: 'Shares fall' },
      { ...told, id: 'b', text: 'Shares fall sharply' },
      { ...told, id: 'c', text: 'Fall, shares!' },
    ]
    expect(dedupeHeadlines({ items, sim: 0.5 })).toMatchObject({ value: { clusters: [{ keep: 'a', dups: ['c'] }, { keep: 'b' }] } })
  })

  test('two headlines without a word that counts tell the same nothing', () => {
    const items = [
      { ...told, text: 'Q3 is up 5 %' },
      { ...told, id: 'b', text: '12:30' },
    ]
    expect(dedupeHeadlines({ items })).toMatchObject({ value: { kept: 1, removed: 1 } })
  })

  test('refuses headlines without text and settings out of range', () => {
    expect(dedupeHeadlines({ items: [{ ...told, text: null as never }] })).toEqual(unknown('MISSING_DATA'))
    expect(dedupeHeadlines({ items: [{ ...told, symbol: 5 as never }] })).toEqual(badInput('BAD_VALUE'))
    expect(dedupeHeadlines({ items: [], sim: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(dedupeHeadlines({ items: [], windowH: 0 })).toEqual(badInput('BAD_PARAM'))
  })
})
