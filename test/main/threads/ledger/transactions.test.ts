import { describe, expect, it } from 'vitest'
import { brokerFixture } from '../../../support/broker-fixtures.ts'
import { errorOf, openLedgerDesk } from '../../../support/ledger-context.ts'

describe('transactions typed by hand', () => {
  it('are stored with their origin and a batch of their own, and the amount follows from quantity, price and fees', async () => {
    const desk = openLedgerDesk()
    const row = await desk.add({ account: 'main', kind: 'buy', session: '2026-06-09', symbol: 'KRNT', quantity: '100', price: 20.15, fees: '1' })
    expect(row).toEqual({
      id: '1',
      account: 'main',
      kind: 'buy',
      session: '2026-06-09',
      symbol: 'KRNT',
      quantity: '100',
      price: '20.15',
      amount: '-2016',
      fees: '1',
      currency: 'USD',
      origin: 'typed, 2026-11-20',
      source: { batch: '1', file: null, line: null },
    })
    expect(await desk.transactions()).toEqual([row])
  })

  it('obey the rules of imported rows', async () => {
    const desk = openLedgerDesk()
    const typed = { account: 'main', session: '2026-06-09', symbol: 'KRNT' }
    expect(errorOf(await desk.tryAdd({ ...typed, kind: 'sell', quantity: -5, price: 1 }))).toMatchObject({ kind: 'refused', field: 'quantity' })
    expect(errorOf(await desk.tryAdd({ ...typed, kind: 'buy', quantity: 5 }))).toMatchObject({ kind: 'refused', field: 'price' })
    expect(errorOf(await desk.tryAdd({ ...typed, kind: 'buy', quantity: 5, amount: 10 }))).toMatchObject({ kind: 'refused', field: 'amount' })
    expect(errorOf(await desk.tryAdd({ ...typed, kind: 'dividend' }))).toMatchObject({ kind: 'refused', field: 'amount' })
    expect(errorOf(await desk.tryAdd({ ...typed, symbol: 'KR\u202eNT', kind: 'buy', quantity: 1, price: 1 }))).toMatchObject({ field: 'symbol' })
    expect(desk.generation()).toBe(0)
  })

  it('state an opening lot, which answers a sale beyond the known lots', async () => {
    const desk = openLedgerDesk()
    await desk.commit([
      desk.file('s.csv', 'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note\n2026-06-10,sell,KRNT,60,21.4,1284,,USD,main,,\n'),
    ])
    expect((await desk.positions()).positions).toMatchObject([{ quantity: null, closedWithoutOpening: '60', realizedPnl: null, openedSession: null }])
    await desk.add({ account: 'main', kind: 'opening', session: '2026-01-02', symbol: 'KRNT', quantity: 100, price: 18 })
    expect((await desk.positions()).positions).toMatchObject([{ quantity: '40', closedWithoutOpening: '0', realizedPnl: '204', averageCost: '18', why: null }])
  })

  it('can be taken back one by one: adding, editing, removing', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const added = await desk.add({ account: 'main', kind: 'cash-in', session: '2026-06-09', amount: '100' })
    const afterAdd = desk.hash()
    const edited = await desk.edit({ id: added.id, kind: 'cash-in', session: '2026-06-10', amount: '120.50', note: 'wire' })
    expect(edited).toMatchObject({ id: added.id, amount: '120.5', note: 'wire', origin: 'typed, 2026-11-20, edited 2026-11-20' })
    const afterEdit = desk.hash()
    await desk.remove(added.id)
    expect(await desk.transactions()).toEqual([])
    expect((await desk.history()).batches).toEqual([])
    await desk.undo('3')
    expect(desk.hash()).toBe(afterEdit)
    await desk.undo('2')
    expect(desk.hash()).toBe(afterAdd)
    await desk.undo('1')
    expect(desk.hash()).toBe(empty)
  })

  it('keep the moment and the fees in other money of an imported row, and change single fields alone', async () => {
    const desk = openLedgerDesk()
    const header = 'ClientAccountID,DateTime,Symbol,Buy/Sell,Quantity,TradePrice,NetCash,CurrencyPrimary,IBCommission,IBCommissionCurrency'
    await desk.commit([desk.file('flex.csv', `${header}\nU1,20260701;103102,KRNT,BUY,10,10.5,-105,USD,-1,CHF\n`)])
    const [row] = await desk.transactions()
    if (row === undefined) throw new Error('got no transaction, wanted the one of the file')
    const before = desk.hash()
    const edited = await desk.edit({ id: row.id, price: '10.6' })
    expect(edited).toMatchObject({ kind: 'buy', quantity: '10', price: '10.6', amount: '-106', at: '2026-07-01T14:31:02Z', feesIn: { CHF: '1' } })
    expect(await desk.edit({ id: row.id, note: 'looked up' })).toMatchObject({ price: '10.6', amount: '-106', note: 'looked up' })
    const anew = { kind: 'buy', session: '2026-07-02', symbol: 'KRNT', quantity: 10, amount: -105 } as const
    const moved = await desk.edit({ id: row.id, ...anew })
    expect(moved).toMatchObject({ session: '2026-07-02', price: null, amount: '-105', feesIn: { CHF: '1' } })
    expect([moved.at, moved.note]).toEqual([undefined, undefined])
    for (const batch of ['4', '3', '2']) await desk.undo(batch)
    expect(desk.hash()).toBe(before)
  })

  it('asks before an earlier change is taken back over a later one', async () => {
    const desk = openLedgerDesk()
    const added = await desk.add({ account: 'main', kind: 'cash-in', session: '2026-06-09', amount: '100' })
    await desk.edit({ id: added.id, kind: 'cash-in', session: '2026-06-09', amount: '110' })
    expect(errorOf(await desk.tryUndo('1'))).toMatchObject({ kind: 'confirm-needed', conflicts: ['the row was changed again by hand since'] })
    expect((await desk.undo('1', true)).removed.transactions).toBe(1)
  })

  it('gives a removed imported row its file back when the removal is undone', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([brokerFixture('schwab-today.csv')])
    const imported = desk.hash()
    const [first] = await desk.transactions()
    await desk.remove(first?.id ?? '')
    await desk.undo('2')
    expect(desk.hash()).toBe(imported)
    await desk.undo(batch)
    expect(await desk.transactions()).toEqual([])
  })

  it('does not bring an imported row back when its import was undone in between', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([brokerFixture('schwab-today.csv')])
    const [first] = await desk.transactions()
    await desk.remove(first?.id ?? '')
    await desk.undo(batch)
    await desk.undo('2')
    expect(await desk.transactions()).toEqual([])
  })

  it('says which transaction is not there', async () => {
    const desk = openLedgerDesk()
    await expect(desk.remove('7')).rejects.toThrow('no transaction')
    await expect(desk.edit({ id: 'x', kind: 'fee', session: '2026-01-02', amount: '-1' })).rejects.toThrow('no transaction')
  })
})

describe('transactions.list', () => {
  it('pages in the order of trading and filters by account, symbol and session', async () => {
    const desk = openLedgerDesk()
    await desk.commit([brokerFixture('schwab-today.csv'), brokerFixture('generic.csv')])
    const all = await desk.transactions()
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await desk.transactionPage({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      paged.push(...page.transactions.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(all.map((row) => row.id))
    expect(all.map((row) => row.session)).toEqual(all.map((row) => row.session).toSorted((one, other) => (one < other ? -1 : 1)))
    expect((await desk.transactions({ account: 'desk', asOf: '2026-06-02' })).map((row) => row.kind)).toEqual(['opening', 'cash-in'])
    expect((await desk.transactions({ symbol: 'PELF' })).map((row) => row.kind)).toEqual(['dividend', 'reinvest', 'tax'])
  })
})
