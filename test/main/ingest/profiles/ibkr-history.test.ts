import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { sumOfColumn } from '../../../support/column-sum.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Interactive Brokers transaction history', () => {
  it('reads amounts in the base currency of its summary, prices in their own, and dashes as blanks', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('ibkr-history.csv'))
    expect(file.account).toBe('U***77777')
    expect(file.byKind).toEqual({ dividend: 1, tax: 1, internal: 1, fx: 1, sell: 1, option: 1, buy: 1, 'cash-in': 1 })
    expect(file.rows).toEqual({ read: 13, new: 8, known: 0, ignored: 4, review: 1, unsupported: 0, error: 0 })
    expect(file.problems.find(({ status }) => status === 'review')).toMatchObject({ line: 8, column: 'Transaction Type' })
    // Prices in another currency than the amounts prove nothing, so that nothing is checked.
    expect(file.checks).toEqual([])
    const rows = await desk.transactions()
    expect(
      rows.map(({ session, kind, symbol, quantity, fees, amount, currency }) => [session, kind, symbol ?? null, quantity, fees, amount, currency]),
    ).toEqual([
      ['2026-06-15', 'cash-in', null, null, null, '5000', 'EUR'],
      ['2026-06-16', 'buy', 'PELF', '100', '1', '-1841', 'EUR'],
      ['2026-06-17', 'option', 'PELF  260717C00030000', '1', '0.6', '-101.8', 'EUR'],
      ['2026-06-18', 'sell', 'PELF', '40', '0.9', '919.1', 'EUR'],
      ['2026-06-22', 'fx', 'EUR.USD', '100', null, '-0.0015', 'EUR'],
      ['2026-06-22', 'internal', null, null, null, '-0.4', 'EUR'],
      ['2026-06-23', 'tax', 'PELF', null, null, '-1.38', 'EUR'],
      ['2026-06-23', 'dividend', 'PELF', null, null, '9.2', 'EUR'],
    ])
    expect(rows.find(({ kind }) => kind === 'buy')?.priceCurrency).toBe('USD')
    // 40 of the 100 shares at 18.41 each were sold for 919.10.
    expect((await desk.positions()).positions).toMatchObject([{ symbol: 'PELF', quantity: '60', realizedPnl: '182.7' }])
    const stored = rows.reduce((sum, { amount }) => sum + Number(amount), 0)
    expect(stored).toBeCloseTo(sumOfColumn(brokerFixture('ibkr-history.csv'), 'Net Amount', { without: 'Teleportation' }), 9)
  })
})
