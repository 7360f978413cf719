import { describe, expect, it } from 'vitest'
import { readingMatcher } from '../../../../src/main/ingest/broker/match-reading.ts'
import { Field, type RowFields, RowReading } from '../../../../src/main/ingest/profile.ts'

const reading = RowReading.parse({
  columns: { date: ['day'], action: ['action'] },
  required: ['date'],
  rules: [
    { when: { status: /^pending$/i }, is: 'ignored', why: 'Not settled yet.' },
    { when: { action: /^adjustment$/, amount: 'negative' }, is: 'fee' },
    { when: { action: /^adjustment$/, amount: 'positive' }, is: 'interest' },
    { when: { action: /^adjustment$/, amount: 'zero' }, is: 'internal' },
    { when: { symbol: 'blank', quantity: 'filled' }, is: 'fx' },
  ],
  actions: { buy: 'buy', adjustment: 'review' },
  beginnings: [['buy to', 'cover']],
  contains: [[/dividend/, 'dividend']],
})

const row = (fields: Partial<RowFields>): RowFields => ({
  ...(Object.fromEntries(Field.options.map((field) => [field, ''])) as RowFields),
  symbol: 'PELF',
  ...fields,
})
const match = readingMatcher(reading, true, 'point')

describe('what a row is', () => {
  it.each([
    [{ action: 'Buy' }, 'buy'],
    [{ action: 'Buy to cover' }, 'cover'],
    [{ action: 'Cash dividend' }, 'dividend'],
    [{ action: 'Teleport' }, 'review'],
    [{ action: 'Buy', status: 'Pending' }, 'ignored'],
    [{ action: 'adjustment', amount: '($1.00)' }, 'fee'],
    [{ action: 'adjustment', amount: '1.00' }, 'interest'],
    [{ action: 'adjustment', amount: '0.00' }, 'internal'],
    // A blank or unreadable amount has no sign: the action's own words decide.
    [{ action: 'adjustment', amount: '--' }, 'review'],
    [{ action: 'adjustment', amount: 'ten' }, 'review'],
    [{ action: 'Buy', symbol: '—', quantity: '5' }, 'fx'],
    [{ action: 'Buy', symbol: '—', quantity: 'N/A' }, 'buy'],
  ] satisfies [Partial<RowFields>, string][])('reads %o as %s', (fields, wanted) => {
    expect(match(row(fields))?.reading).toBe(wanted)
  })

  it('gives the sentence of the rule that held a row back', () => {
    expect(match(row({ status: 'pending' }))).toEqual({ reading: 'ignored', why: 'Not settled yet.' })
  })

  it('says nothing of a row whose action cell is empty, unless a rule does', () => {
    expect(match(row({}))).toBeNull()
    expect(match(row({ symbol: '', quantity: '3' }))?.reading).toBe('fx')
  })
})
