import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumBy, sumOf } from '../../../support/plain-table.ts'

describe('Revolut stocks', () => {
  it('reads currency signs and words, both decimal marks, and gives purchases the sign of their cash', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('revolut.csv')
    const file = await commitOne(desk, path, { account: 'RV' })
    expect(file.rows).toEqual({ read: 10, new: 10, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 })
    expect(file.questions).toEqual([])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol ?? null, row.quantity, row.price, row.amount, row.currency])).toEqual([
      ['2026-06-01T08:00:00Z', 'cash-in', null, null, null, '1000', 'USD'],
      ['2026-06-02T13:30:10Z', 'buy', 'KRNT', '2.5', '20.1', '-50.25', 'USD'],
      ['2026-06-03T13:31:00Z', 'buy', 'KRNT', '0.5', '20.4', '-10.2', 'USD'],
      ['2026-06-10T13:30:00Z', 'sell', 'KRNT', '1', '21', '21', 'USD'],
      ['2026-06-11T08:40:00Z', 'dividend', 'PELF', null, null, '0.33', 'USD'],
      ['2026-06-12T07:40:54Z', 'fee', null, null, null, '-0.02', 'USD'],
      ['2026-06-15T09:06:58Z', 'sec-transfer', 'KRNT', '2', null, '0', 'USD'],
      ['2026-06-15T09:06:59Z', 'internal', null, null, null, '-0.01', 'USD'],
      ['2026-06-16T08:00:00Z', 'cash-out', null, null, null, '-30.5', 'USD'],
      ['2026-06-17T07:26:04Z', 'buy', 'EURO', '2', '8.94', '-17.88', 'EUR'],
    ])
    const plain = plainRows(path)
    const currencyOf = (row: Readonly<Record<string, string>>): string => row['Currency'] ?? ''
    const total = (row: Readonly<Record<string, string>>): string | undefined => row['Total Amount']
    const isPurchase = (row: Readonly<Record<string, string>>): boolean => row['Type']?.startsWith('BUY') === true
    const incoming = sumBy(
      plain.filter((row) => !isPurchase(row)),
      currencyOf,
      total,
    )
    const outgoing = sumBy(plain.filter(isPurchase), currencyOf, total)
    for (const currency of ['USD', 'EUR']) {
      const stored = sumOf(rows.filter((row) => row.currency === currency).map((row) => row.amount))
      expect(stored, currency).toBe((incoming[currency] ?? 0n) - (outgoing[currency] ?? 0n))
    }
    expect((await desk.positions()).positions.find(({ symbol }) => symbol === 'KRNT')).toMatchObject({ quantity: '4', realizedPnl: '0.9' })
  })
})
