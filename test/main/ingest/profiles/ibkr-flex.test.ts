import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Interactive Brokers flex queries', () => {
  it('reads trades without symbols, signs and accounts, and two equal fills as two', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('ibkr-flex-trades.csv'), { account: 'main' })
    expect(file.format?.id).toBe('ibkr-flex-trades')
    expect(file.byKind).toEqual({ buy: 2, sell: 1, fx: 1 })
    expect(file.rows).toEqual({ read: 5, new: 4, known: 0, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.problems[0]).toMatchObject({ line: 6, status: 'review', reason: 'The broker cancelled this trade: take the trade it names out by hand.' })
    const rows = await desk.transactions()
    expect(rows.map(({ kind, symbol, quantity, fees, feesIn, amount }) => [kind, symbol ?? null, quantity, fees, feesIn ?? null, amount])).toEqual([
      ['buy', 'US7000000001', '100', '1', null, '-2016'],
      ['buy', 'US7000000001', '100', '1', null, '-2016'],
      ['sell', 'US7000000001', '150', null, { EUR: '1.25' }, '3075'],
      ['fx', null, '-5000', null, { EUR: '1.85' }, '5400'],
    ])
  })

  it('says so when one of two exports leaves out the ids that tell the fills of the other apart', async () => {
    const header = 'ClientAccountID,DateTime,Symbol,AssetClass,Buy/Sell,Quantity,TradePrice,NetCash,CurrencyPrimary'
    const fill = 'U7654321,20260701;103102,KRNT,STK,BUY,10,10.5,-106,USD'
    const files = (desk: ReturnType<typeof openLedgerDesk>): [string, string] => [
      desk.file('ids.csv', `${header},TransactionID\n${fill},9001\n`),
      desk.file('none.csv', `${header}\n${fill}\n`),
    ]
    const notice =
      'Rows with the figures of stored ones, told apart by ids in one export alone: line 2. If they are the same fills, import one of the two exports only.'
    for (const order of [(pair: [string, string]) => pair, ([one, other]: [string, string]): [string, string] => [other, one]]) {
      const desk = openLedgerDesk()
      const [first, second] = order(files(desk))
      expect((await commitOne(desk, first)).notices).not.toContain(notice)
      const file = await commitOne(desk, second)
      expect([file.rows.new, file.notices.includes(notice)]).toEqual([1, true])
    }
  })

  it('counts executions, not the orders and lots beside them, and knows each by its id', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('ibkr-flex-executions.csv')
    const file = await commitOne(desk, path)
    expect(file.account).toBe('U7654321')
    expect(file.byKind).toEqual({ short: 3, cover: 1, option: 1, fx: 1 })
    expect(file.rows).toEqual({ read: 10, new: 6, known: 0, ignored: 3, review: 0, unsupported: 1, error: 0 })
    expect(file.problems.map(({ line, status, reason }) => [line, status, reason])).toEqual([
      [2, 'ignored', 'The same trade is listed above on another level.'],
      [7, 'ignored', 'The same row with the same id “9004” stands on line 6.'],
      [10, 'unsupported', 'Of this asset class no records are kept; the row is listed only.'],
      [11, 'ignored', '“CLOSED_LOT” repeats what is listed on another level.'],
    ])
    expect((await desk.transactions())[0]).toMatchObject({ kind: 'short', at: '2026-07-01T14:31:02Z', quantity: '100', fees: '0.5', amount: '2099.5' })
    // 3 x 2099.50 came in, 6151.50 went out.
    expect((await desk.positions()).positions).toMatchObject([{ symbol: 'KRNT', quantity: '0', realizedPnl: '147' }])
    expect((await desk.commit([path])).batch).toBeNull()
  })

  it('takes orders where a query lists nothing finer', async () => {
    const desk = openLedgerDesk()
    const path = desk.file('orders.csv', 'LevelOfDetail,TradeDate,Symbol,Buy/Sell,Quantity,TradePrice,NetCash\nORDER,20260701,PELF,BUY,10,20,-201\n')
    expect((await commitOne(desk, path, { account: 'main' })).byKind).toEqual({ buy: 1 })
  })

  it('reads cash transactions: the payer from the text, cash by its sign, the rest by name', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('ibkr-flex-cash.csv'))
    expect(file.format?.id).toBe('ibkr-flex-cash')
    expect(file.byKind).toEqual({ dividend: 1, tax: 1, 'cash-in': 1, 'cash-out': 1, interest: 1, fee: 1 })
    expect(file.rows).toMatchObject({ read: 7, new: 6, review: 1 })
    expect((await desk.transactions()).map(({ session, kind, symbol, amount, currency }) => [session, kind, symbol ?? null, amount, currency])).toEqual([
      ['2026-06-23', 'dividend', 'PELF', '10', 'USD'],
      ['2026-06-23', 'tax', 'PELF', '-1.5', 'USD'],
      ['2026-06-24', 'cash-in', null, '2500', 'EUR'],
      ['2026-06-25', 'cash-out', null, '-300', 'EUR'],
      ['2026-07-03', 'interest', null, '-4.21', 'USD'],
      ['2026-07-03', 'fee', null, '-0.03', 'USD'],
    ])
  })
})
