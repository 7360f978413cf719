import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

describe('Vanguard holdings and transactions', () => {
  it('reads the second table of the file, both spellings of days and of sales, each row to its own account', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('vanguard.csv'))
    expect(file.format?.id).toBe('vanguard-download')
    expect(file.account).toBeNull()
    expect(file.accounts).toEqual(['11112222', '33334444'])
    expect(file.questions).toEqual([])
    expect(file.rows).toEqual({ read: 10, new: 9, known: 0, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ sell: 2, buy: 1, reinvest: 1, dividend: 1, internal: 1, 'cash-in': 1, position: 2 })
    expect(file.problems.find(({ status }) => status === 'review')).toMatchObject({ line: 14, column: 'Transaction Type' })
    const rows = await desk.transactions()
    expect(rows.map(({ account, session, kind, symbol, quantity, fees, amount }) => [account, session, kind, symbol ?? null, quantity, fees, amount])).toEqual([
      ['33334444', '2026-06-04', 'cash-in', null, null, '0', '400'],
      ['33334444', '2026-06-05', 'internal', 'VSETX', '-100', '0', '100'],
      ['11112222', '2026-06-08', 'dividend', 'PELFX', null, '0', '10'],
      ['11112222', '2026-06-08', 'reinvest', 'PELFX', '0.5', '0', '-10'],
      ['33334444', '2026-06-08', 'buy', 'KRNT', '5', '0', '-100'],
      ['33334444', '2026-06-09', 'sell', 'KRNT', '5', '0', '110'],
      ['11112222', '2026-06-10', 'sell', 'PELFX', '2', '0.01', '41.99'],
    ])
    expect((await desk.positions({ account: '33334444' })).positions).toMatchObject([{ symbol: 'KRNT', quantity: '0', realizedPnl: '10' }])
  })

  it('states the holdings as of the last transaction, knows them again and takes them back', async () => {
    const desk = openLedgerDesk()
    const before = desk.hash()
    const done = await desk.commit([brokerFixture('vanguard.csv')])
    expect(statedLines(desk)).toEqual([
      ['11112222', '2026-06-10', 'PELFX', '10.5', null, '210', 'USD'],
      ['33334444', '2026-06-10', 'CASH SWEEP USD', '250', null, '250', 'USD'],
    ])
    const again = await desk.commit([brokerFixture('vanguard.csv')])
    expect(again.batch).toBeNull()
    expect(again.files[0]?.rows).toMatchObject({ new: 0, known: 9, review: 1 })
    await desk.undo(done.batch)
    expect(statedLines(desk)).toEqual([])
    expect(desk.hash()).toBe(before)
  })

  it('asks of which day the holdings are when the file has no transaction, and holds them back until then', async () => {
    const desk = openLedgerDesk()
    const path = desk.file(
      'holdings.csv',
      'Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,\n11112222,PELF TOTAL MARKET,PELFX,10.5,"$20.00","$210.00",\n',
    )
    const [file] = (await desk.preview([path])).files
    expect(file?.questions).toEqual([{ id: 'asOf', text: 'Of which day are these positions (YYYY-MM-DD)?' }])
    expect(file?.rows).toMatchObject({ read: 1, new: 0, review: 1 })
    const done = await commitOne(desk, path, { answers: { asOf: '2026-06-30' } })
    expect(done.byKind).toEqual({ position: 1 })
    expect(statedLines(desk)).toEqual([['11112222', '2026-06-30', 'PELFX', '10.5', null, '210', 'USD']])
    const refused = await desk.tryPreview([path], { answers: { asOf: 'last June' } })
    expect(refused.ok && refused.value.files[0]?.error).toMatchObject({ kind: 'refused', field: 'asOf' })
  })

  it('reads a file that holds the transactions alone', async () => {
    const desk = openLedgerDesk()
    const header =
      'Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,'
    const path = desk.file('trades.csv', `${header}\n11112222,06/10/2026,06/11/2026,Buy,Buy,PELF,PELFX,2,20,-40,0,-40,0,CASH,\n`)
    expect((await commitOne(desk, path)).byKind).toEqual({ buy: 1 })
  })
})
