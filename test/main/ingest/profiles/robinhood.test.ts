import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Robinhood account activity', () => {
  it('decides by the code alone, also against the text, and reads texts over two lines', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('robinhood.csv'), { account: 'main' })
    expect(file.format?.id).toBe('robinhood-activity')
    expect(file.byKind).toEqual({ short: 1, cover: 1, sell: 1, buy: 1, option: 2, dividend: 1, tax: 1, 'cash-out': 1, split: 1 })
    expect(file.rows).toEqual({ read: 12, new: 10, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 })
    // The first two rows take two lines each: the next row stands on line 6.
    expect(file.problems.map(({ line, status, column }) => [line, status, column])).toEqual([
      [12, 'review', 'Trans Code'],
      [16, 'ignored', undefined],
    ])
    const rows = await desk.transactions()
    expect(rows.filter(({ kind }) => kind === 'option').map(({ symbol, quantity, amount }) => [symbol, quantity, amount])).toEqual([
      ['PELF 6/5/2026 CALL $25.00', '-2', null],
      ['PELF 7/17/2026 PUT $1200.00', '-1', '110'],
    ])
    expect(rows.find(({ kind }) => kind === 'split')).toMatchObject({ symbol: 'ODDL', quantity: '-45' })
    expect(rows.find(({ kind }) => kind === 'tax')).toMatchObject({ amount: '-0.66' })
    expect(
      (await desk.positions()).positions.filter(({ symbol }) => symbol !== 'ODDL').map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl]),
    ).toEqual([
      ['KRNT', '0', '5'],
      ['PELF', '0', '15'],
    ])
  })

  it('asks for the account, which the file never shows', async () => {
    const desk = openLedgerDesk()
    const [file] = (await desk.preview([brokerFixture('robinhood.csv')])).files
    expect(file?.account).toBeNull()
    expect(file?.questions.map(({ id }) => id)).toEqual(['account'])
  })
})
