import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Fidelity account history', () => {
  it('reads prose, signed quantities, short sales, options and balances below blank lines and a byte order mark', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-today.csv'), { account: 'joint' })
    expect(file.rows).toEqual({ read: 10, new: 6, known: 0, ignored: 3, review: 1, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ sell: 1, cover: 1, short: 1, buy: 1, option: 1, internal: 1 })
    expect(file.problems.find((row) => row.status === 'review')).toMatchObject({ line: 10, column: 'Action' })
    expect(file.checks).toContainEqual({ id: 'balance', ok: true, detail: 'All 3 printed balances follow from the rows.' })
    expect(file.checks.find((check) => check.id === 'quantityPrice')?.ok).toBe(true)
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.kind, row.symbol ?? null, row.quantity, row.fees, row.amount])).toEqual([
      ['internal', null, null, null, '-12.4'],
      ['option', 'KRNT260717C25', '2', '1.32', '-63.32'],
      ['buy', 'KRNT', '60', null, '-1209'],
      ['short', 'GLUM', '30', '4.95', '355.05'],
      ['cover', 'GLUM', '30', '4.95', '-334.95'],
      ['sell', 'KRNT', '60', '0.03', '1283.97'],
    ])
    const { positions } = await desk.positions()
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([
      ['GLUM', '0', '20.1'],
      ['KRNT', '0', '74.97'],
    ])
  })

  it('sends the rows of the malformed 2023 layout to the account each of them names', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-2023.csv'))
    expect(file.account).toBeNull()
    expect(file.accounts).toEqual(['Z11112222', 'Z33334444'])
    expect(file.byKind).toEqual({ dividend: 1, reinvest: 1, 'cash-in': 1, corp: 1 })
    expect(file.rows).toMatchObject({ read: 5, new: 4, ignored: 1 })
    expect((await desk.transactions({ account: 'Z33334444' })).map((row) => row.amount)).toEqual(['500'])
    expect((await desk.transactions({ symbol: 'PELF' })).map((row) => row.kind)).toEqual(['reinvest', 'dividend'])
  })

  it('sends every row to the account that is given, and says that the file held several', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-2023.csv'), { account: 'all' })
    expect(file.account).toBe('all')
    expect(file.accounts).toEqual(['Z11112222', 'Z33334444'])
    expect(file.checks).toContainEqual({ id: 'accounts', ok: false, detail: 'The file holds 2 accounts (Z11112222, Z33334444); all its rows go to all.' })
    expect(await desk.transactions({ account: 'all' })).toHaveLength(4)
  })
})
