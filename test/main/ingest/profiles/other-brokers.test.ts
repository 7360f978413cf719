import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { sumOfColumn } from '../../../support/column-sum.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const TD_AMERITRADE = brokerFixture('td-ameritrade.csv')
const CHASE = brokerFixture('chase.csv')
const MERRILL = brokerFixture('merrill.csv')

describe('TD Ameritrade transaction history', () => {
  it('takes the side from the description, longest words first, and a row printed twice with one id once', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, TD_AMERITRADE, { account: 'main' })
    expect(file.format?.id).toBe('td-ameritrade-history')
    expect(file.byKind).toEqual({ sell: 1, buy: 1, short: 1, cover: 1, option: 1, dividend: 1, 'cash-out': 1, internal: 1 })
    expect(file.rows).toEqual({ read: 11, new: 8, known: 0, ignored: 2, review: 1, unsupported: 0, error: 0 })
    const rows = await desk.transactions()
    expect(rows.find(({ kind }) => kind === 'sell')).toMatchObject({ quantity: '80', price: '18.08', fees: '0.02', amount: '1446.38' })
    expect(rows.find(({ kind }) => kind === 'option')).toMatchObject({ symbol: 'PELF MAY 19 2023 20.0 CALL', quantity: '-1', fees: '0.67', amount: '49.33' })
    expect((await desk.positions()).positions.find(({ symbol }) => symbol === 'KRNT')).toMatchObject({ quantity: '0', realizedPnl: '49.97' })
    const stored = rows.reduce((sum, { amount }) => sum + Number(amount), 0)
    // The column also holds the repeated purchase (-1432.00) and the row under review (-1.00).
    expect(stored).toBeCloseTo(sumOfColumn(TD_AMERITRADE, 'AMOUNT') + 1433, 9)
  })
})

describe('Chase / J.P. Morgan account activity', () => {
  it('reads 31 columns by name: the sweep is no cash movement, a CUSIP stands in for a ticker', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, CHASE)
    expect(file.format?.id).toBe('chase-activity')
    expect(file.account).toBe('4471')
    expect(file.byKind).toEqual({ sell: 1, internal: 1, buy: 2, reinvest: 1, dividend: 1, 'sec-transfer': 1, 'cash-out': 1 })
    expect(file.rows).toEqual({ read: 9, new: 8, known: 0, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.checks).toEqual([{ id: 'quantityPrice', ok: true, detail: 'Quantity times price gives the amount on all 4 trades.' }])
    const rows = await desk.transactions()
    expect(rows.find(({ kind }) => kind === 'sell')).toMatchObject({ symbol: 'PELF', quantity: '40', fees: '0.03', amount: '999.97' })
    expect(rows.find(({ symbol }) => symbol === '912797AA1')).toMatchObject({ kind: 'buy', quantity: '1000', price: '98.5' })
    expect(rows.find(({ kind }) => kind === 'sec-transfer')).toMatchObject({ symbol: 'PELF', quantity: '15' })
    const stored = rows.reduce((sum, { amount }) => sum + Number(amount), 0)
    expect(stored).toBeCloseTo(sumOfColumn(CHASE, 'Amount USD', { without: 'XYZ' }), 9)
  })
})

describe('Merrill account activity', () => {
  it('takes a sum below the table for what it is, wherever the word stands', async () => {
    const desk = openLedgerDesk()
    const text = `${readFileSync(MERRILL, 'utf8').trimEnd()}\n"","","","","","","","","","","Total","","$1.00",\n`
    const [before, file] = [await previewOne(desk, MERRILL), await previewOne(desk, desk.file('sum.csv', text))]
    expect(file.rows).toEqual({ ...before.rows, read: before.rows.read + 1, ignored: before.rows.ignored + 1 })
    expect(file.problems.at(-1)).toMatchObject({ status: 'ignored', reason: 'A total of the table, not a row of it.' })
  })

  it('reads cells with blanks behind their quotation marks, leaves pending rows out and knows a split from a dividend', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, MERRILL)
    expect(file.format?.id).toBe('merrill-activity')
    expect(file.account).toBe('53X-44711')
    expect(file.byKind).toEqual({ sell: 1, buy: 1, dividend: 1, fee: 1, split: 1, interest: 1, 'cash-in': 1 })
    expect(file.rows).toEqual({ read: 9, new: 7, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 })
    expect(file.problems.map(({ line, status, reason }) => [line, status, reason])).toEqual([
      [4, 'ignored', 'The row is pending: it comes again when it is settled.'],
      [12, 'review', 'What “Teleport” means is not known for Merrill.'],
    ])
    const rows = await desk.transactions()
    expect(rows.map(({ kind, symbol, quantity, amount }) => [kind, symbol ?? null, quantity, amount])).toEqual([
      ['cash-in', null, null, '30000'],
      ['interest', '990286916', null, '0.42'],
      ['split', 'ODDL', '70', null],
      ['fee', 'TWOF', null, '-10.35'],
      ['dividend', 'TWOF', null, '1272.44'],
      ['buy', 'PELF', '40', '-800'],
      ['sell', 'PELF', '40', '999.97'],
    ])
  })
})
