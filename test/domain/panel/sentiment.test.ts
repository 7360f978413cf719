import { describe, expect, test } from 'vitest'
import { sentiment } from '#domain/panel/sentiment.ts'
import { sentimentAggregate } from '#domain/panel/sentiment-aggregate.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const lists = { positive: ['beat', 'Strong'], negative: ['Weak'] }

describe('an.sentiment', () => {
  test('does not mind case, in the text or in the lists', () => {
    expect(sentiment({ text: 'STRONG strong Weak', ...lists })).toEqual(known({ pos: 2, neg: 1, words: 3, score: 1 / 3 }))
  })

  test('leaves a negated negative negative', () => {
    expect(sentiment({ text: 'not weak', ...lists })).toEqual(known({ pos: 0, neg: 1, words: 2, score: -1 }))
  })

  test('lets a negator reach as far as asked', () => {
    expect(sentiment({ text: 'not strong', ...lists, negWindow: 0 })).toMatchObject({ value: { pos: 1 } })
    expect(sentiment({ text: 'hardly strong', ...lists, negators: ['hardly'] })).toMatchObject({ value: { neg: 1 } })
    expect(sentiment({ text: 'no one two strong', ...lists })).toMatchObject({ value: { neg: 1 } })
    expect(sentiment({ text: 'no one two three strong', ...lists })).toMatchObject({ value: { pos: 1 } })
  })

  test('counts a word that stands on both lists as negative', () => {
    expect(sentiment({ text: 'fine', positive: ['fine'], negative: ['fine'] })).toMatchObject({ value: { pos: 0, neg: 1 } })
  })

  test('is unknown without a hit, with fewer than asked, and without a text', () => {
    expect(sentiment({ text: '12 %', ...lists })).toEqual(unknown('LOW_COVERAGE'))
    expect(sentiment({ text: 'strong', ...lists, minHits: 2 })).toEqual(unknown('LOW_COVERAGE'))
    expect(sentiment({ text: null as never, ...lists })).toEqual(unknown('MISSING_DATA'))
    expect(sentiment({ text: 'strong', ...lists, negative: null as never })).toEqual(unknown('MISSING_DATA'))
  })

  test('refuses what is no text and no list', () => {
    expect(sentiment({ text: 5 as never, ...lists })).toEqual(badInput('BAD_VALUE'))
    expect(sentiment({ text: 'strong', ...lists, positive: [1] as never })).toEqual(badInput('BAD_VALUE'))
    expect(sentiment({ text: 'strong', ...lists, positive: 'strong' as never })).toEqual(badInput('BAD_VALUE'))
    expect(sentiment({ text: 'strong', ...lists, negWindow: -1 })).toEqual(badInput('BAD_PARAM'))
  })
})

describe('an.sentiment_aggregate', () => {
  const items = [1, 2, 3].map((ageH) => ({ score: 1, ageH }))

  test('does not count an unscored item of a group as its oldest', () => {
    const group = [
      { score: null, ageH: 9, group: 'a' },
      { score: 0.5, ageH: 2, group: 'a' },
    ]
    expect(sentimentAggregate({ items: [...group, ...items] })).toMatchObject({ value: { items: 4 } })
  })

  test('refuses the future, ages that are missing and scores out of range', () => {
    expect(sentimentAggregate({ items: [...items, { score: 1, ageH: -1 }] })).toEqual(badInput('FUTURE_DATA'))
    expect(sentimentAggregate({ items: [...items, { score: 1, ageH: null as never }] })).toEqual(unknown('MISSING_DATA'))
    expect(sentimentAggregate({ items: [...items, { score: 2, ageH: 1 }] })).toEqual(badInput('BAD_VALUE'))
    expect(sentimentAggregate({ items, halfLifeH: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(sentimentAggregate({ items: items.map((item) => ({ ...item, weight: 0 })) })).toEqual(unknown('ZERO_DENOMINATOR'))
    expect(sentimentAggregate({ items: [] })).toEqual(unknown('LOW_COVERAGE'))
  })
})
