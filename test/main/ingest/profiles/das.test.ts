import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const path = brokerFixture('das_2026-06-09.csv')

describe('DAS Trader trades', () => {
  it('takes the day from the name of the file and keeps two fills of one order', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, path)
    expect(file.account).toBe('DT_1')
    expect(file.questions.map(({ id }) => id)).toEqual(['timezone'])
    expect(file.rows).toMatchObject({ read: 4, new: 4 })
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.price, row.amount])).toEqual([
      ['2026-06-09T13:30:01Z', 'buy', 'KRNT', '40', '8.1', null],
      ['2026-06-09T13:30:01Z', 'buy', 'KRNT', '40', '8.1', null],
      ['2026-06-09T13:35:20Z', 'sell', 'KRNT', '80', '8.4', null],
      ['2026-06-09T15:00:00Z', 'short', 'GLUM', '50', '5.1', null],
    ])
    const { positions } = await desk.positions()
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([
      ['GLUM', '-50', '0'],
      ['KRNT', '0', '24'],
    ])
  })

  it('asks for the day when the name does not say it: until then the rows wait, and nothing is stored', async () => {
    const desk = openLedgerDesk()
    const nameless = desk.file('my trades.csv', readFileSync(path, 'utf8'))
    const before = await previewOne(desk, nameless)
    expect(before.rows).toEqual({ read: 4, new: 0, known: 0, ignored: 0, review: 4, unsupported: 0, error: 0 })
    expect(before.byKind).toEqual({})
    expect(before.questions).toEqual([
      { id: 'date', text: 'On which day were the trades of this file made? It prints times only. Write the day like 2026-04-02.' },
    ])
    expect((await desk.commit([nameless])).batch).toBeNull()
    for (const answer of ['yesterday', '2026-02-30']) {
      expect((await previewOne(desk, nameless, { answers: { date: answer } })).questions[0]).not.toHaveProperty('answer')
    }
    const done = await commitOne(desk, nameless, { answers: { date: '2026-06-09' } })
    expect(done.rows).toMatchObject({ new: 4, review: 0 })
    expect(done.questions.find(({ id }) => id === 'date')).toMatchObject({ answer: '2026-06-09' })
    // The same trades under a name with the day are the same trades.
    expect((await previewOne(desk, path)).rows).toMatchObject({ new: 0, known: 4 })
  })

  it('takes an answer before the name', async () => {
    const desk = openLedgerDesk()
    await desk.commit([path], { answers: { date: '2026-06-08' } })
    expect(new Set((await desk.transactions()).map((row) => row.session))).toEqual(new Set(['2026-06-08']))
  })
})
