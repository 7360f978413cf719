import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('our own layout', () => {
  it('reads kinds, opening lots, times with an offset and ids of executions', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('generic.csv'))
    expect(file.account).toBe('desk')
    expect(file.byKind).toEqual({ opening: 1, 'cash-in': 1, buy: 2, sell: 1, tax: 1 })
    expect(file.problems).toMatchObject([{ line: 8, column: 'kind', status: 'review' }])
    const rows = await desk.transactions()
    expect(rows.find((row) => row.note === 'first half')).toMatchObject({ at: '2026-06-09T13:31:00Z', amount: '-2016', fees: '1' })
    const [position] = (await desk.positions()).positions
    expect(position).toMatchObject({ quantity: '240', realizedPnl: '203.97', openedSession: '2026-06-01' })
    expect(position?.openLots.map((lot) => [lot.session, lot.quantity, lot.price])).toEqual([
      ['2026-06-01', '40', '18'],
      ['2026-06-09', '100', '20.15'],
      ['2026-06-09', '100', '20.15'],
    ])
  })

  it('is recognised with semicolons, keeps two equal fills and asks for the account it lacks', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('generic-semicolon.csv')
    const file = await previewOne(desk, path)
    expect(file.byKind).toEqual({ buy: 2 })
    expect(file.notices).toContain('Rows that repeat an earlier row exactly are kept as fills of their own: line 3.')
    expect(file.questions.map((question) => question.id)).toEqual(['account'])
    expect((await desk.commit([path])).batch).toBeNull()
    const answered = await desk.commit([path], { answers: { account: 'desk' } })
    expect(answered.files[0]?.questions[0]?.answer).toBe('desk')
    expect(await desk.transactions()).toHaveLength(2)
  })

  it('knows a row with an effective date again, which the export writes as its note', async () => {
    const desk = openLedgerDesk()
    const text = readFileSync(brokerFixture('schwab-today.csv'), 'utf8')
    await desk.commit([desk.file('XX471_Transactions.csv', text)], { account: 'main' })
    const effective = (await desk.transactions()).filter(({ note }) => note?.startsWith('as of ') === true)
    expect(effective.length).toBeGreaterThan(0)
    const lines = effective.map(({ session, kind, symbol, quantity, price, amount, fees, currency, account, note }) =>
      [session, kind, symbol, quantity, price, amount, fees, currency, account, '', note].join(','),
    )
    const own = desk.file('own.csv', `date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note\n${lines.join('\n')}\n`)
    expect((await previewOne(desk, own)).rows).toMatchObject({ read: lines.length, known: lines.length })
  })

  it('is not recognised by a header that only resembles it', async () => {
    const desk = openLedgerDesk()
    const text = readFileSync(brokerFixture('generic.csv'), 'utf8')
    for (const changed of [text.replace('externalId', 'externalid'), text.replace('date,kind', 'kind,date'), text.replace(',note', ',note,more')]) {
      expect((await previewOne(desk, desk.file('near.csv', changed))).format?.id ?? null).toBeNull()
    }
  })
})
