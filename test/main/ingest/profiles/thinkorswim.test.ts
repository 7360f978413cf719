import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const path = brokerFixture('thinkorswim.csv')

describe('thinkorswim account statement', () => {
  it('counts each trade once, with the fees and the cash of its row in the other table', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, path)
    expect(file.account).toBe('D-12345678')
    expect(file.byKind).toEqual({ dividend: 1, tax: 1, fee: 1, 'cash-in': 1, short: 1, option: 1, sell: 1, buy: 2 })
    expect(file.rows).toEqual({ read: 24, new: 9, known: 0, ignored: 14, review: 1, unsupported: 0, error: 0 })
    expect(file.problems.filter(({ status }) => status === 'review')).toMatchObject([
      { line: 11, column: 'DESCRIPTION', reason: 'The trade history of this file lacks this trade. Export the statement with its trade history.' },
    ])
    expect(file.checks).toContainEqual({ id: 'balance', ok: true, detail: 'All 10 printed balances follow from the rows; the last one is 11000.' })
    const rows = await desk.transactions()
    expect(rows.map(({ at, kind, symbol, quantity, price, fees, amount }) => [at, kind, symbol ?? null, quantity, price, fees, amount])).toEqual([
      ['2026-06-09T13:31:10Z', 'buy', 'PELF', '50', '20.1', null, '-1005'],
      ['2026-06-09T13:31:10Z', 'buy', 'PELF', '100', '20.1', null, '-2010'],
      ['2026-06-09T14:00:00Z', 'sell', 'PELF', '150', '20.4', '1.08', '3058.92'],
      ['2026-06-09T15:00:00Z', 'option', 'PELF 17 JUL 26 25 CALL', '-2', '0.55', '1.34', '108.66'],
      ['2026-06-09T16:00:00Z', 'short', 'GLUM', '40', '12.5', '0.02', '499.98'],
      ['2026-06-10T05:00:00Z', 'dividend', 'PELF', null, null, null, '15'],
      ['2026-06-10T05:00:00Z', 'tax', 'PELF', null, null, null, '-2.25'],
      ['2026-06-10T06:00:00Z', 'fee', null, null, null, null, '-7.31'],
      ['2026-06-10T07:00:00Z', 'cash-in', null, null, null, null, '392'],
    ])
    // 3058.92 - 3015.00
    expect((await desk.positions()).positions.find(({ symbol }) => symbol === 'PELF')).toMatchObject({ quantity: '0', realizedPnl: '43.92' })
  })

  it('says which part of the file a row of no use stands in', async () => {
    const file = await previewOne(openLedgerDesk(), path)
    const reasons = new Map(file.problems.map(({ line, reason }) => [line, reason]))
    expect(reasons.get(5)).toBe('The balance at the start of a day.')
    expect(reasons.get(18)).toBe('The title of a part of the file.')
    expect(reasons.get(20)).toBe('The part “Account Order History” holds no transactions.')
    expect(reasons.get(32)).toBe('The part “Profits and Losses” holds no transactions.')
  })

  it('notices a printed balance that does not follow', async () => {
    const desk = openLedgerDesk()
    const broken = desk.file('broken.csv', readFileSync(path, 'utf8').replace('"10,615.31"', '"10,615.32"'))
    const file = await previewOne(desk, broken)
    expect(file.checks.find(({ id }) => id === 'balance')).toEqual({
      id: 'balance',
      ok: false,
      detail: 'The printed balance does not follow from the row before on lines 13, 14.',
    })
    expect(file.rows.new).toBe(9)
  })

  it('keeps what becomes of options under the name that the text gives, and any other delivery for review', async () => {
    const desk = openLedgerDesk()
    const rows = [
      '6/9/26,17:00:00,BAL,,Cash balance,,,,"1,000.00"',
      '6/9/26,23:25:44,RAD,="1",Removed due to Expiration PUT S & P 500 INDEX $6500 EXP 06/09/26: EXP: -1.0 .SPXW260609P6500,,,,"1,000.00"',
      '6/9/26,23:25:45,EXP,="2",REMOVED DUE TO EXPIRATION +1.0 PELF 100 9 JUN 26 25 CALL,,,,"1,000.00"',
      '6/9/26,23:25:46,RAD,="3",MANDATORY - NAME CHANGE 100.0 PELF,,,,"1,000.00"',
    ]
    const statement = [
      'Account Statement for D-12345678',
      '',
      'Cash Balance',
      'DATE,TIME,TYPE,REF #,DESCRIPTION,Misc Fees,Commissions & Fees,AMOUNT,BALANCE',
      ...rows,
    ]
    const file = await commitOne(desk, desk.file('expired.csv', `${statement.join('\n')}\n`))
    expect(file.byKind).toEqual({ option: 2 })
    expect(file.problems.filter(({ status }) => status === 'review')).toMatchObject([{ line: 8, reason: 'What “RAD” means is not known for thinkorswim.' }])
    expect((await desk.transactions()).map(({ kind, symbol, amount }) => [kind, symbol, amount])).toEqual([
      ['option', 'SPXW260609P6500', null],
      ['option', 'PELF 100 9 JUN 26 25 CALL', null],
    ])
  })

  it('holds every trade of a statement without its trade history for review', async () => {
    const desk = openLedgerDesk()
    const text = readFileSync(path, 'utf8')
    const cut = desk.file('cut.csv', text.slice(0, text.indexOf('Account Order History')))
    const file = await previewOne(desk, cut)
    expect(file.rows).toMatchObject({ new: 4, review: 6 })
  })

  it('reads its tables in any order of columns, and past a NUL before a title', async () => {
    const desk = openLedgerDesk()
    const statement = [
      '\u0000Cash Balance',
      'BALANCE,DATE,TIME,TYPE,REF #,DESCRIPTION,AMOUNT,Misc Fees,Commissions & Fees',
      '990.00,6/9/26,09:31:10,TRD,="700001",BOT +100 PELF @0.10,-10.00,,',
      '',
      'Account Trade History',
      'Net Price,Exec Time,Spread,Side,Qty,Pos Effect,Symbol,Exp,Strike,Type,Price,Order Type',
      '.10,6/9/26 09:31:10,STOCK,BUY,+100,TO OPEN,PELF,,,STOCK,.10,LMT',
    ]
    const file = await previewOne(desk, desk.file('turned.csv', `${statement.join('\n')}\n`))
    expect(file.rows).toMatchObject({ read: 3, new: 1, ignored: 2 })
    expect(file.byKind).toEqual({ buy: 1 })
  })

  it('holds the rows of a table with a title that is not known for review', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, desk.file('damaged.csv', readFileSync(path, 'utf8').replace('Cash Balance', 'Cash Balan')))
    // The rows of the cash table, and the trades of the history that have no row of theirs in it.
    expect(file.rows.read).toBe(24)
    expect(file.problems.filter(({ status, reason }) => status === 'review' && reason.startsWith('The table of this row has no title'))).not.toHaveLength(0)
    expect(file.byKind).toEqual({ short: 1, sell: 1, buy: 2, option: 1 })
  })
})
