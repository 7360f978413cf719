import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import { batchesBehind } from '../../../../src/main/store/batches-behind.ts'
import { accountsList } from '../../../../src/main/threads/analysis/reads/accounts-list.ts'
import { decideLots } from '../../../../src/main/threads/ledger/lots-decide.ts'
import { adoptPositions } from '../../../../src/main/threads/ledger/positions-adopt.ts'
import { upsertAccount } from '../../../../src/main/threads/ledger/accounts-upsert.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { positionsFixture } from '../../../support/positions-fixtures.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const ACCOUNT = 'XXXX-4471'
const FILE = positionsFixture('schwab-all-accounts.csv')
const adopt = async (desk: LedgerDesk, input: Partial<Input<'positions.adopt'>> = {}): Promise<Output<'positions.adopt'>> =>
  valueOf(await adoptPositions({ account: ACCOUNT, ...input }, desk.context()))
const trade = (desk: LedgerDesk, kind: 'buy' | 'sell', symbol: string, session: string, quantity: string, price: string): Promise<{ id: string }> =>
  desk.add({ account: ACCOUNT, kind, session, symbol, quantity, price })
const positions = async (desk: LedgerDesk): Promise<unknown[]> =>
  (await desk.positions({ account: ACCOUNT })).positions.map(({ symbol, quantity, averageCost, realizedPnl, statedAsOf }) => [
    symbol,
    quantity,
    averageCost,
    realizedPnl,
    statedAsOf,
  ])

describe('positions.adopt', () => {
  it('makes the stated shares the opening lots of the account, at their stated cost, and takes them back together', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    const before = [desk.hash(), await positions(desk)]
    const { batch, adopted, left, asOf } = await adopt(desk)
    expect([asOf, left]).toEqual(['2026-06-12', []])
    expect(adopted).toEqual([
      { symbol: 'KRNT', session: '2026-06-12', quantity: '40', price: '20.15' },
      { symbol: 'PELF', session: '2026-06-12', quantity: '-25', price: '8.5' },
    ])
    expect(await positions(desk)).toEqual([
      ['KRNT', '40', '20.15', '0', null],
      ['PELF', '-25', '8.5', '0', null],
    ])
    const { reconciliation, cash, equity } = await desk.positions({ account: ACCOUNT, asOf: '2026-06-12' })
    expect(reconciliation.map(({ state }) => state)).toEqual(['match', 'match'])
    expect([cash[0]?.amount, equity[0]?.amount]).toEqual(['9275', '10000'])
    expect((await desk.transactions()).map(({ kind, note, origin }) => [kind, note, origin.startsWith('typed')])).toEqual([
      ['opening', 'Adopted from the statement of 2026-06-12.', true],
      ['opening', 'Adopted from the statement of 2026-06-12.', true],
    ])
    expect((await adopt(desk)).left.map(({ why }) => why)).toEqual(['An opening lot is stated already.', 'An opening lot is stated already.'])
    await desk.undo(batch)
    expect([desk.hash(), await positions(desk)]).toEqual(before)
  })

  it('opens only what the fills lack, the day before the first of them, and knows its cost while nothing was closed', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await trade(desk, 'buy', 'KRNT', '2026-06-03', '10', '21')
    expect((await adopt(desk, { symbols: ['KRNT'] })).adopted).toEqual([{ symbol: 'KRNT', session: '2026-06-02', quantity: '30', price: '19.86666667' }])
    expect((await positions(desk))[0]).toEqual(['KRNT', '40', '20.15', '0', null])
  })

  it('answers a sale beyond the known lots with a lot of unknown cost', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await trade(desk, 'buy', 'KRNT', '2026-06-03', '10', '21')
    await trade(desk, 'sell', 'KRNT', '2026-06-04', '15', '22')
    expect((await positions(desk))[0]).toEqual(['KRNT', '40', '20.15', null, '2026-06-12'])
    expect((await adopt(desk, { symbols: ['KRNT'] })).adopted).toEqual([{ symbol: 'KRNT', session: '2026-06-02', quantity: '45', price: null }])
    expect((await positions(desk))[0]).toEqual(['KRNT', '40', null, null, null])
  })

  it('leaves names alone that agree, that no opening explains, or that the statement does not list, and says why', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await trade(desk, 'buy', 'KRNT', '2026-06-03', '41', '21')
    await desk.add({ account: ACCOUNT, kind: 'short', session: '2026-06-03', symbol: 'PELF', quantity: '25', price: '8' })
    await trade(desk, 'buy', 'GLUM', '2026-06-03', '5', '2')
    await desk.add({ account: ACCOUNT, kind: 'split', session: '2026-06-04', symbol: 'GLUM', quantity: '5' })
    expect(await adopt(desk, { symbols: ['KRNT', 'PELF', 'GLUM', 'NONE'] })).toEqual({
      batch: null,
      asOf: '2026-06-12',
      adopted: [],
      left: [
        { symbol: 'GLUM', why: 'The split of 2026-06-04 changed the shares in between. State the opening lot by hand.' },
        { symbol: 'KRNT', why: 'The fills add up to 41, more than the 40 that are stated: no opening lot explains that.' },
        { symbol: 'PELF', why: 'Fills and statement agree.' },
        { symbol: 'NONE', why: 'The statement of 2026-06-12 does not list it.' },
      ],
    })
  })

  it('knows no statement before the first', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    expect(await adoptPositions({ account: ACCOUNT, asOf: '2026-06-11' }, desk.context())).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  })
})

describe('the way an account counts its lots', () => {
  it('is chosen with the account, stays, and shows in every position', async () => {
    const desk = openLedgerDesk()
    await trade(desk, 'buy', 'KRNT', '2026-06-01', '10', '20')
    await trade(desk, 'buy', 'KRNT', '2026-06-02', '30', '30')
    await trade(desk, 'sell', 'KRNT', '2026-06-03', '15', '40')
    expect((await positions(desk))[0]).toEqual(['KRNT', '25', '30', '250', null])
    expect(valueOf(await upsertAccount({ account: ACCOUNT, lotMethod: 'average' }, desk.context())).lotMethod).toBe('average')
    expect((await positions(desk))[0]).toEqual(['KRNT', '25', '27.5', '187.5', null])
    await upsertAccount({ account: ACCOUNT, label: 'Trading' }, desk.context())
    expect(valueOf(await ask(desk.db, accountsList, {})).accounts[0]).toMatchObject({ label: 'Trading', lotMethod: 'average' })
  })

  it('takes the lots the user names, and refuses what cannot be meant', async () => {
    const desk = openLedgerDesk()
    const first = await trade(desk, 'buy', 'KRNT', '2026-06-01', '10', '20')
    const second = await trade(desk, 'buy', 'KRNT', '2026-06-02', '30', '30')
    const sale = await trade(desk, 'sell', 'KRNT', '2026-06-03', '15', '40')
    const later = await trade(desk, 'buy', 'KRNT', '2026-06-04', '5', '30')
    const decide = (transaction: string, ...lots: { transaction: string; quantity: number }[]): Promise<Outcome<unknown>> =>
      Promise.resolve(decideLots({ transaction, lots }, desk.context()))
    expect(await decide(sale.id, { transaction: second.id, quantity: 15 })).toEqual({
      ok: true,
      value: { transaction: sale.id, lots: [{ transaction: second.id, quantity: '15' }] },
    })
    const named = desk.hash()
    expect((await positions(desk))[0]).toEqual(['KRNT', '30', '26.66666667', '150', null])
    for (const [field, outcome] of [
      ['transaction', decide(first.id, { transaction: second.id, quantity: 1 })],
      ['lots.0.transaction', decide(sale.id, { transaction: later.id, quantity: 1 })],
      ['lots.0.quantity', decide(sale.id, { transaction: first.id, quantity: 0 })],
      ['lots', decide(sale.id, { transaction: second.id, quantity: 16 })],
    ] as const) {
      expect(await outcome).toMatchObject({ ok: false, error: { kind: 'refused', field } })
    }
    expect(desk.hash()).toBe(named)
    await decide(sale.id)
    expect((await positions(desk))[0]).toEqual(['KRNT', '30', '30', '250', null])
  })

  it('names the sales whose lots an undo would take away, and finds the lots again after a redo', async () => {
    const desk = openLedgerDesk()
    const file = desk.file(
      'trades.csv',
      [
        'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note',
        '2026-06-01,buy,KRNT,10,20,-200,,USD,MAIN,,',
        '2026-06-02,buy,KRNT,30,30,-900,,USD,MAIN,,',
        '2026-06-03,sell,KRNT,15,40,600,,USD,MAIN,,',
        '',
      ].join('\n'),
    )
    const { batch } = await desk.commit([file])
    const rows = await desk.transactions()
    const [sale, opening] = [rows.find(({ kind }) => kind === 'sell'), rows.find(({ session }) => session === '2026-06-02')]
    await decideLots({ transaction: sale?.id ?? '', lots: [{ transaction: opening?.id ?? '', quantity: 15 }] }, desk.context())
    const realised = async (): Promise<unknown> => (await desk.positions()).positions[0]?.realizedPnl
    expect(await realised()).toBe('150')
    expect(await desk.tryUndo(batch)).toMatchObject({
      ok: false,
      error: { kind: 'confirm-needed', conflicts: ['you named the lots of the sell of KRNT of 2026-06-03 in MAIN'] },
    })
    await desk.undo(batch, true)
    expect((await desk.positions()).positions).toEqual([])
    await desk.redo(batch)
    expect(await realised()).toBe('150')
  })
})

describe('a judgement of an account', () => {
  it('stands on the files that state its positions', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([FILE])
    expect(batchesBehind(desk.db, [], ACCOUNT).map(String)).toEqual([batch])
    await desk.undo(batch)
    expect(batchesBehind(desk.db, [], ACCOUNT)).toEqual([])
  })
})
