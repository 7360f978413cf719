import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Firstrade account history', () => {
  it('finds the hidden time and the hidden fee, options without a symbol, and sales of either sign', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('firstrade.csv'), { account: 'FT' })
    expect(file.rows).toEqual({ read: 10, new: 8, known: 0, ignored: 0, review: 1, unsupported: 1, error: 0 })
    expect(file.problems.map(({ line, status, column }) => [line, status, column])).toEqual([
      [7, 'unsupported', undefined],
      [11, 'review', 'Action'],
    ])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.session, row.at, row.kind, row.symbol ?? null, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-08', undefined, 'buy', 'KRNT', '120', '20.155', '0', '-2418.6'],
      // 30 x 21.50 = 645.00 brought 644.98: two cents that no fee column shows.
      ['2026-06-09', undefined, 'sell', 'KRNT', '30', '21.5', '0.02', '644.98'],
      ['2026-06-09', undefined, 'option', 'CALL KRNT 07/17/26 25', '-2', '0.55', '0.1', '109.9'],
      ['2026-06-09', '2026-06-09T14:15:30Z', 'sell', 'KRNT', '40', '21.4', '0.03', '855.97'],
      ['2026-06-11', undefined, 'option', 'CALL KRNT 07/17/26 25', '2', '0.2', '0', '-40'],
      ['2026-06-12', undefined, 'dividend', 'PELF', null, null, '0', '13'],
      ['2026-06-12', undefined, 'tax', 'PELF', null, null, '0', '-3.9'],
      ['2026-06-15', undefined, 'interest', null, null, null, '0', '0.42'],
    ])
    // 70 of 120 shares that cost 2418.60 were sold for 855.97 + 644.98.
    expect((await desk.positions()).positions).toMatchObject([{ symbol: 'KRNT', quantity: '50', realizedPnl: '90.1' }])
  })
})
