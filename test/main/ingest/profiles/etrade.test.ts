import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { sumOfColumn } from '../../../support/column-sum.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('E*TRADE', () => {
  it('reads the classic history: signed quantities, fees hidden in the amounts, reinvestments, type cells that say 0', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('etrade-classic.csv')
    const file = await commitOne(desk, path)
    expect(file.format?.id).toBe('etrade-classic')
    expect(file.account).toBe('4471')
    expect(file.byKind).toEqual({ option: 1, internal: 1, sell: 1, buy: 1, reinvest: 1, dividend: 1, 'cash-out': 1, short: 1 })
    expect(file.rows.new).toBe(8)
    expect(file.checks).toEqual([{ id: 'quantityPrice', ok: true, detail: 'Quantity times price gives the amount on all 3 trades.' }])
    const rows = await desk.transactions()
    expect(rows.map(({ kind, symbol, quantity, fees, amount }) => [kind, symbol ?? null, quantity, fees, amount])).toEqual([
      ['short', 'GLUM', '10', '0.02', '99.98'],
      ['cash-out', null, null, '0', '-400'],
      ['dividend', 'TWOFX', null, '0', '30'],
      ['reinvest', 'TWOFX', '1.5', '0', '-30'],
      // 50 x 20.1025 = 1005.125, half up 1005.13: no fee.
      ['buy', 'PELF', '50', '0', '-1005.13'],
      // 30 x 25.0577 = 751.731, rounded 751.73: one cent of fee.
      ['sell', 'PELF', '30', '0.01', '751.72'],
      ['internal', null, null, '0', '250'],
      ['option', 'CALL PELF 07/19/24 30.000', '-2', '1.3', '118.7'],
    ])
    expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeCloseTo(sumOfColumn(path, 'Amount'), 9)
  })

  it('reads the activity download: options under their own names, a CUSIP where no symbol is, prose below', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('etrade-activity.csv')
    const file = await commitOne(desk, path)
    expect(file.format?.id).toBe('etrade-activity')
    expect(file.account).toBe('4471')
    expect(file.byKind).toEqual({ internal: 1, sell: 1, option: 1, buy: 1, 'cash-out': 1 })
    expect(file.rows).toEqual({ read: 6, new: 5, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    const rows = await desk.transactions()
    expect(rows.map(({ kind, symbol, quantity, fees, amount }) => [kind, symbol ?? null, quantity, fees, amount])).toEqual([
      ['cash-out', null, null, '0', '-327.31'],
      ['buy', '91282C111', '10', '0', '-995'],
      ['option', 'PUT PELF 02/27/26 26.000', '-1', '0.51', '212.49'],
      ['sell', 'PELF', '20', '0.02', '509.98'],
      ['internal', null, null, '0', '-212.49'],
    ])
    expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeCloseTo(sumOfColumn(path, 'Amount $'), 9)
  })

  it('reads the layout without symbols as far as the text shows a ticker, and never guesses one', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('etrade-statement.csv'), { account: 'main' })
    expect(file.format?.id).toBe('etrade-statement')
    expect(file.byKind).toEqual({ sell: 1, buy: 1, option: 1, 'cash-in': 1 })
    expect(file.problems.map(({ line, status, reason }) => [line, status, reason])).toEqual([[4, 'error', 'The row has no symbol.']])
    const rows = await desk.transactions()
    expect(rows.filter(({ kind }) => kind === 'sell' || kind === 'buy').map(({ symbol, quantity, fees }) => [symbol, quantity, fees])).toEqual([
      ['PELF', '50', '0'],
      ['PELF', '30', '0.02'],
    ])
  })
})
