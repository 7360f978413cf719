import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumBy } from '../../../support/plain-table.ts'

describe('Swissquote transactions', () => {
  it('reads semicolons, days first, Zurich time and the quantity 1 of rows that move no shares', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('swissquote.csv')
    const file = await commitOne(desk, path, { account: 'CH' })
    expect(file.rows).toEqual({ read: 7, new: 7, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ dividend: 1, sell: 1, fx: 2, buy: 1, 'cash-in': 1, fee: 1 })
    expect(file.checks).toContainEqual({ id: 'quantityPrice', ok: true, detail: 'Quantity times price gives the amount on all 2 trades.' })
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol ?? null, row.quantity, row.price, row.fees, row.amount, row.currency])).toEqual([
      ['2026-05-31T10:00:00Z', 'fee', null, null, null, '1.54', '-21.54', 'CHF'],
      ['2026-06-08T05:00:00Z', 'cash-in', null, null, null, '0', '9000', 'CHF'],
      ['2026-06-09T07:05:00Z', 'buy', 'HELV', '100', '50.1', '12.3', '-5022.3', 'CHF'],
      ['2026-06-10T08:20:30Z', 'fx', null, null, null, '0', '-1000', 'CHF'],
      ['2026-06-10T08:20:30Z', 'fx', null, null, null, '0', '940', 'EUR'],
      ['2026-06-11T13:45:10Z', 'sell', 'HELV', '40', '52.25', '12.3', '2077.7', 'CHF'],
      ['2026-06-12T15:00:01Z', 'dividend', 'HELV', null, null, '0', '31.5', 'CHF'],
    ])
    const printed = sumBy(
      plainRows(path, ';'),
      (row) => row['Currency'] ?? '',
      (row) => row['Net Amount'],
    )
    const stored = sumBy(
      rows,
      (row) => row.currency,
      (row) => row.amount,
    )
    expect(stored).toEqual(printed)
    // 40 shares of 5022.30 / 100 each cost 2008.92 and brought 2077.70.
    expect((await desk.positions()).positions).toMatchObject([{ symbol: 'HELV', quantity: '60', realizedPnl: '68.78' }])
  })
})
