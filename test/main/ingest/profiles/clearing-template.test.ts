import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumBy } from '../../../support/plain-table.ts'

describe('the clearing export of TradeZero and TradeStation', () => {
  it('adds up seven fee columns, an exponent and a rebate among them, and puts rows in order by their times', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('clearing-template.csv')
    const file = await commitOne(desk, path)
    expect(file.account).toBe('TZ900001')
    expect(file.rows).toEqual({ read: 7, new: 6, known: 0, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ short: 1, cover: 2, sell: 1, buy: 1, option: 1 })
    expect(file.problems).toMatchObject([{ line: 8, column: 'Side', status: 'review' }])
    expect(file.checks).toEqual([{ id: 'quantityPrice', ok: true, detail: 'Quantity times price gives the amount on all 5 trades.' }])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.fees, row.amount])).toEqual([
      ['2026-06-09T13:31:02Z', 'short', 'GLUM', '200', '0.8500314', '1019.1499686'],
      ['2026-06-09T13:40:10Z', 'cover', 'GLUM', '150', '1.44', '-754.44'],
      ['2026-06-09T13:44:00Z', 'cover', 'GLUM', '50', '1.14', '-248.64'],
      ['2026-06-09T14:05:00Z', 'buy', 'TWOF', '100', '0', '-2500'],
      ['2026-06-09T14:06:00Z', 'option', 'KRNT260717C00025000', '1', '0.59', '-55.59'],
      ['2026-06-09T19:59:59Z', 'sell', 'TWOF', '100', '0.08', '2539.92'],
    ])
    expect(rows[2]?.note).toBe('scaled out')
    // What a closed name brought is the sum of its net proceeds, whatever the order of the rows.
    const printed = sumBy(
      plainRows(path).filter((row) => row['Side'] !== 'X'),
      (row) => row['Symbol'] ?? '',
      (row) => row['Net Proceeds'],
    )
    const { positions } = await desk.positions()
    const realised = sumBy(
      positions,
      (position) => position.symbol,
      (position) => position.realizedPnl,
    )
    expect(realised).toEqual({ GLUM: printed['GLUM'], TWOF: printed['TWOF'] })
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ['GLUM', '0'],
      ['TWOF', '0'],
    ])
  })
})
