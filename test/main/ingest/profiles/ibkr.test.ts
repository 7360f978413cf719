import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

describe('Interactive Brokers activity statement', () => {
  it('counts one level of every trade, reads signs and marks, and holds back what it cannot decide', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('ibkr-statement.csv'))
    expect(file.account).toBe('U7654321')
    expect(file.byKind).toEqual({ buy: 1, short: 1, cover: 1, dividend: 1, position: 2 })
    expect(file.rows).toEqual({ read: 22, new: 6, known: 0, ignored: 13, review: 2, unsupported: 1, error: 0 })
    expect(statedLines(desk)).toEqual([
      ['U7654321', '2026-06-10', 'KRNT', '1200', '24186', '24240', 'USD'],
      ['U7654321', '2026-06-10', 'KRNT 17JUL26 25 C', '-2', '-110', '-80', 'USD'],
    ])
    const held = file.problems.filter((row) => row.status !== 'ignored')
    expect(held.map(({ line, status, column }) => [line, status, column])).toEqual([
      [15, 'review', 'Code'],
      [16, 'review', 'Code'],
      [17, 'unsupported', undefined],
    ])
    expect(file.problems.find((row) => row.line === 10)?.reason).toBe('The same trade is listed above on another level.')
    expect(file.checks.find((check) => check.id === 'footerTotal')).toEqual({
      id: 'footerTotal',
      ok: false,
      detail: 'The total of “Dividends” on line 22, 27, is not the sum of the rows, 26.',
    })
    const rows = await desk.transactions()
    expect(rows[0]).toMatchObject({ kind: 'buy', quantity: '1200', price: '20.15', fees: '6', amount: '-24186', at: '2026-06-09T13:31:00Z' })
    expect((await desk.positions()).positions.find((position) => position.symbol === 'GLUM')).toMatchObject({ quantity: '0', realizedPnl: '28' })
  })

  it('counts a symbol that stands on a lower level alone, whatever levels others have', async () => {
    const desk = openLedgerDesk()
    const trade = (level: string, symbol: string, quantity: number): string =>
      `Trades,Data,${level},Stocks,USD,${symbol},"2026-06-09, 09:31:00",${quantity},20,20,${-20 * quantity},-1,,,,O`
    const rows = [trade('Trade', 'KRNT', 300), trade('Execution', 'KRNT', 100), trade('Execution', 'KRNT', 200), trade('Execution', 'PELF', 40)]
    const head = [
      'Statement,Header,Field Name,Field Value',
      'Statement,Data,Title,Activity Statement',
      'Account Information,Header,Field Name,Field Value',
      'Account Information,Data,Account,U7654321',
      'Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code',
    ]
    await commitOne(desk, desk.file('levels.csv', `${[...head, ...rows].join('\n')}\n`))
    expect((await desk.transactions()).map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ['KRNT', '300'],
      ['PELF', '40'],
    ])
  })

  it('reads its times in the zone that is answered', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('ibkr-statement.csv'), { answers: { timezone: 'Europe/Zurich' } })
    expect(file.questions).toEqual([
      { id: 'timezone', text: 'In which time zone are the times of this file printed?', default: 'America/New_York', answer: 'Europe/Zurich' },
    ])
    expect((await desk.transactions())[0]).toMatchObject({ session: '2026-06-09', at: '2026-06-09T07:31:00Z' })
  })
})
