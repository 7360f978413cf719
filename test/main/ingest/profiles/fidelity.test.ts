import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Fidelity account history', () => {
  it('reads prose, signed quantities, short sales, options and balances below blank lines and a byte order mark', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-today.csv'), { account: 'joint' })
    expect(file.rows).toEqual({ read: 10, new: 6, known: 0, ignored: 3, review: 1, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ sell: 1, cover: 1, short: 1, buy: 1, option: 1, internal: 1 })
    expect(file.problems.find((row) => row.status === 'review')).toMatchObject({ line: 10, column: 'Action' })
    expect(file.checks).toContainEqual({ id: 'balance', ok: true, detail: 'All 3 printed balances follow from the rows.' })
    expect(file.checks.find((check) => check.id === 'quantityPrice')?.ok).toBe(true)
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.kind, row.symbol ?? null, row.quantity, row.fees, row.amount])).toEqual([
      ['internal', null, null, null, '-12.4'],
      ['option', 'KRNT260717C25', '2', '1.32', '-63.32'],
      ['buy', 'KRNT', '60', null, '-1209'],
      ['short', 'GLUM', '30', '4.95', '355.05'],
      ['cover', 'GLUM', '30', '4.95', '-334.95'],
      ['sell', 'KRNT', '60', '0.03', '1283.97'],
    ])
    const { positions } = await desk.positions()
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([
      ['GLUM', '0', '20.1'],
      ['KRNT', '0', '74.97'],
    ])
  })

  it('sends the rows of the malformed 2023 layout to the account each of them names', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-2023.csv'))
    expect(file.account).toBeNull()
    expect(file.accounts).toEqual(['Z11112222', 'Z33334444'])
    expect(file.byKind).toEqual({ dividend: 1, reinvest: 1, 'cash-in': 1, corp: 1 })
    expect(file.rows).toMatchObject({ read: 5, new: 4, ignored: 1 })
    expect((await desk.transactions({ account: 'Z33334444' })).map((row) => row.amount)).toEqual(['500'])
    expect((await desk.transactions({ symbol: 'PELF' })).map((row) => row.kind)).toEqual(['reinvest', 'dividend'])
  })

  it('sends every row to the account that is given, and says that the file held several', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('fidelity-2023.csv'), { account: 'all' })
    expect(file.account).toBe('all')
    expect(file.accounts).toEqual(['Z11112222', 'Z33334444'])
    expect(file.checks).toContainEqual({ id: 'accounts', ok: false, detail: 'The file holds 2 accounts (Z11112222, Z33334444); all its rows go to all.' })
    expect(await desk.transactions({ account: 'all' })).toHaveLength(4)
  })

  const LAYOUTS: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'price before quantity, account and account number',
      'Run Date,Account,Account Number,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date',
      ['06/10/2026,JOINT_4471,X44714471,YOU BOUGHT PELF CORP (PELF) (Margin),PELF,PELF CORP,Margin,20,100,"","","","-2000",06/11/2026'],
    ],
    [
      'without an account',
      'Run Date,Action,Symbol,Security Description,Security Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date',
      [' 06/10/2026, YOU BOUGHT PELF CORP (PELF) (Margin), PELF, PELF CORP,Margin,100,20,,,,-2000,06/11/2026'],
    ],
    [
      'exchange columns',
      'Run Date,Account,Account Number,Action,Symbol,Description,Type,Exchange Quantity,Exchange Currency,Currency,Price,Quantity,Exchange Rate,Commission,Fees,Accrued Interest,Amount,Cash Balance,Settlement Date',
      ['06/10/2026,"JOINT","X44714471","YOU BOUGHT PELF CORP (PELF) (Margin)",PELF,"PELF CORP",Margin,0,,USD,20,100,0,,,,-2000,Processing,06/11/2026'],
    ],
    [
      'dashes in dates, a cash balance',
      'Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date',
      ['06-10-2026,YOU BOUGHT PELF CORP (PELF) (Margin),PELF,PELF CORP,Margin,100,20,,,,-2000,--,06-11-2026'],
    ],
  ]

  it.each(LAYOUTS)('reads the layout with %s alike', async (_, header, rows) => {
    const desk = openLedgerDesk()
    const path = desk.file('History.csv', `\uFEFF\n\n${header}\n${rows.join('\n')}\n`)
    await commitOne(desk, path, { account: 'joint' })
    expect(await desk.transactions()).toMatchObject([{ session: '2026-06-10', kind: 'buy', symbol: 'PELF', quantity: '100', price: '20', amount: '-2000' }])
  })

  it('takes sweeps of the core account and moves between account types for no cash movement', async () => {
    const desk = openLedgerDesk()
    const header = 'Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date'
    const rows = [
      '06/10/2026,REDEMPTION FROM CORE ACCOUNT FUND (FZDXX) (Cash),FZDXX,FUND,Cash,-500,1,,,,500,',
      '06/10/2026,PURCHASE INTO CORE ACCOUNT FUND (FZDXX) (Cash),FZDXX,FUND,Cash,20,1,,,,-20,',
      '06/10/2026,JOURNALED JNL VS A/C TYPES (Cash),,No Description,Cash,0,,,,,43.43,',
    ]
    const file = await commitOne(desk, desk.file('History.csv', `${header}\n${rows.join('\n')}\n`), { account: 'joint' })
    expect(file.byKind).toEqual({ internal: 3 })
  })
})
