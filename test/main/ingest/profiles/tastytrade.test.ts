import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumOf } from '../../../support/plain-table.ts'

describe('tastytrade', () => {
  it('reads the layout with a total: signed values and prices, short stock, withholding, what happens without a trade', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('tastytrade.csv')
    const file = await commitOne(desk, path, { account: 'TT' })
    expect(file.rows).toEqual({ read: 10, new: 9, known: 0, ignored: 0, review: 0, unsupported: 1, error: 0 })
    expect(file.problems).toMatchObject([{ line: 11, status: 'unsupported' }])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol ?? null, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-08T13:00:00Z', 'cash-in', null, null, null, '0', '1500'],
      ['2026-06-09T22:00:00Z', 'dividend', 'PELF', null, null, '0', '13'],
      ['2026-06-09T22:00:00Z', 'tax', 'PELF', null, null, '0', '-1.95'],
      ['2026-06-10T13:45:00Z', 'option', 'KRNT  260717C00025000', '-2', '55', '2.28', '107.72'],
      ['2026-06-10T14:00:00Z', 'short', 'GLUM', '100', '5.1', '0.11', '509.89'],
      ['2026-06-11T14:00:00Z', 'cover', 'GLUM', '100', '4.8', '0.08', '-480.08'],
      ['2026-06-11T19:30:00Z', 'corp', 'ODDL', '4', '0', '0', '0'],
      ['2026-06-11T19:30:00Z', 'corp', 'ODDL', '-40', '0', '0', '0'],
      ['2026-06-11T20:00:00Z', 'fee', null, null, null, '0', '-0.02'],
    ])
    // The total column is not read: it must come out of value, commission and fees.
    const totals = plainRows(path).flatMap((row) => (row['Instrument Type'] === 'Future' ? [] : [row['Total']]))
    expect(sumOf(rows.map((row) => row.amount))).toBe(sumOf(totals))
    const { positions } = await desk.positions()
    expect(positions.find(({ symbol }) => symbol === 'GLUM')).toMatchObject({ quantity: '0', realizedPnl: '29.81' })
  })

  it('reads the layout of tastyworks: fees as costs, an expiration date makes an option', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('tastyworks.csv'))
    expect(file.account).toBe('Individual XXX39')
    expect(file.byKind).toEqual({ option: 2, sell: 1, buy: 1, interest: 1, 'cash-in': 1 })
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol ?? null, row.quantity, row.fees, row.amount])).toEqual([
      ['2021-01-04T14:00:00Z', 'cash-in', null, null, '0', '1200'],
      ['2021-02-01T14:00:00Z', 'interest', null, null, '0', '0.42'],
      ['2021-03-02T15:30:00Z', 'buy', 'PELF', '10', '0.08', '-305.08'],
      ['2021-05-20T21:10:00Z', 'option', 'KRNT 06/18/2021 14 C', '-1', '1.14', '93.86'],
      ['2021-05-21T19:59:00Z', 'sell', 'PELF', '10', '0.09', '311.91'],
      ['2021-06-19T03:00:00Z', 'option', 'KRNT 06/18/2021 14 C', '1', '0', '0'],
    ])
    expect((await desk.positions()).positions).toMatchObject([{ symbol: 'PELF', quantity: '0', realizedPnl: '6.83' }])
  })
})
