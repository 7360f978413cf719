import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formulas } from '#domain/formulas.ts'
import { sentiment } from '#domain/panel/sentiment.ts'
import { readWordList, type WordList } from '#domain/panel/word-list.ts'
import { badInput, known, unknown, valueOrNull } from '#domain/result.ts'

const own = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/finance-words.json'), 'utf8')) as WordList & { readonly verifiedOn: string }

const small = {
  name: 'small list',
  version: '1',
  source: 'this test',
  positive: ['BEAT'],
  negative: ['WRITE-DOWN'],
  negators: ['NOT'],
  systemicPhrases: [{ phrase: 'bank run', points: 3 }],
}

describe('a word list', () => {
  test('is taken as it stands when all of it can be counted', () => {
    expect(readWordList(small)).toEqual(known(small))
    expect(readWordList({ ...small, systemicPhrases: [], negators: ["AIN'T", 'isn’t'] })).toMatchObject({ kind: 'value' })
  })

  test('is not known where a part is missing', () => {
    expect(readWordList(null)).toEqual(unknown('MISSING_DATA'))
    for (const part of Object.keys(small)) expect(readWordList({ ...small, [part]: null }), part).toEqual(unknown('MISSING_DATA'))
    expect(readWordList({ ...small, systemicPhrases: [{ phrase: 'bank run' }] })).toEqual(unknown('MISSING_DATA'))
  })

  test('is refused for an entry that no text can contain', () => {
    const refuses = (change: object) => expect(readWordList({ ...small, ...change }), JSON.stringify(change)).toEqual(badInput('BAD_VALUE'))
    for (const word of ['', 'TWO WORDS', 'Q3', '3M', 'CLOSE.', '-OFF', 7]) refuses({ positive: [word] })
    refuses({ negative: 'WEAK' })
    refuses({ name: '' })
    for (const points of [0, 4, 1.5, '3']) refuses({ systemicPhrases: [{ phrase: 'bank run', points }] })
    refuses({ systemicPhrases: [{ phrase: '24/7', points: 1 }] })
    refuses({ systemicPhrases: ['bank run'] })
    expect(readWordList([])).toEqual(badInput('BAD_VALUE'))
  })

  test('is refused for an entry that stands twice, in whatever spelling or list', () => {
    const refuses = (change: object) => expect(readWordList({ ...small, ...change }), JSON.stringify(change)).toEqual(badInput('DUPLICATE_ID'))
    refuses({ positive: ['BEAT', 'Beat'] })
    refuses({ negative: ['BEAT'] })
    refuses({ positive: ['NOT'] })
    refuses({
      systemicPhrases: [
        { phrase: 'bank run', points: 3 },
        { phrase: 'Bank Run', points: 2 },
      ],
    })
  })
})

describe('the own finance word list', () => {
  const list = valueOrNull(readWordList(own))!
  const score = (text: string) => valueOrNull(sentiment({ text, ...list }))?.score ?? null

  test('can be read, names itself and where it comes from, and is dated', () => {
    expect(readWordList(own)).toMatchObject({ kind: 'value' })
    expect(own.name).toBe('finance word list (own)')
    expect(own.source).toContain('not taken from the Loughran-McDonald')
    expect(own.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('has the negators that the formula takes when none are given', () => {
    expect(list.negators).toEqual(formulas.get('an.sentiment')!.args.find(({ name }) => name === 'negators')!.default)
  })

  test('is sorted, so that a change of it reads as a change', () => {
    expect(list.positive).toEqual(list.positive.toSorted())
    expect(list.negative).toEqual(list.negative.toSorted())
  })

  test('reads the headlines of the trade the way a trader does', () => {
    expect(score('Acme beats estimates, raises full-year outlook')).toBe(1)
    expect(score('Acme misses, cuts guidance and warns of layoffs')).toBe(-1)
    expect(score('Acme did not beat estimates')).toBe(-1)
    expect(score('Acme didn’t raise its dividend')).toBe(-1)
    expect(score('Record growth despite weak demand')).toBeCloseTo(1 / 3, 12)
    expect(score('Acme to hold its annual meeting on Tuesday')).toBeNull()
  })
})
