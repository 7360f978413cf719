import { describe, expect, it } from 'vitest'
import { PositionList } from '#contract/schemas/accounts.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { positionsFixture } from '../../../support/positions-fixtures.ts'

const ACCOUNT = 'XXXX-4471'
const FILE = positionsFixture('schwab-all-accounts.csv')

const buy = (desk: LedgerDesk, symbol: string, quantity: string, session = '2026-06-01'): Promise<unknown> =>
  desk.add({ account: ACCOUNT, kind: 'buy', session, symbol, quantity, price: '20' })

async function reconciled(desk: LedgerDesk, asOf?: string): Promise<unknown[]> {
  const list = await desk.positions(asOf === undefined ? {} : { asOf })
  expect(PositionList.parse(list)).toEqual(list)
  return list.reconciliation.map(({ symbol, byFills, byStatement, state }) => [symbol, byFills, byStatement, state])
}

describe('fills against the last statement', () => {
  it('match, differ or are unknown, name by name, and say where the statement lists it', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await buy(desk, 'KRNT', '40')
    await buy(desk, 'GLUM', '7')
    await desk.add({ account: ACCOUNT, kind: 'sell', session: '2026-06-02', symbol: 'TWOF', quantity: '1', price: '5' })
    expect(await reconciled(desk)).toEqual([
      ['GLUM', '7', '0', 'difference'],
      ['KRNT', '40', '40', 'match'],
      ['PELF', '0', '-25', 'difference'],
      ['TWOF', null, '0', 'unknown'],
    ])
    const [glum, krnt] = (await desk.positions()).reconciliation
    expect([glum?.source.line, krnt?.source, krnt?.asOf]).toEqual([null, { batch: '1', file: FILE, line: 5 }, '2026-06-12'])
  })

  it('compares as of the statement: what was traded after it changes nothing', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await buy(desk, 'KRNT', '40', '2026-06-12')
    await buy(desk, 'KRNT', '10', '2026-06-15')
    expect((await reconciled(desk))[0]).toEqual(['KRNT', '40', '40', 'match'])
    expect(await reconciled(desk, '2026-06-11')).toEqual([])
  })

  it('answers the quantity that a sell beyond the known lots leaves unknown, and gives it back on undo', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: ACCOUNT, kind: 'sell', session: '2026-06-02', symbol: 'KRNT', quantity: '1', price: '22' })
    const krnt = async () => (await desk.positions()).positions.find(({ symbol }) => symbol === 'KRNT')
    expect(await krnt()).toMatchObject({ quantity: null, statedAsOf: null })
    const { batch } = await desk.commit([FILE])
    expect(await krnt()).toMatchObject({ quantity: '40', averageCost: '20.15', statedAsOf: '2026-06-12', openLots: [], realizedPnl: null })
    await desk.undo(batch)
    expect(await krnt()).toMatchObject({ quantity: null, why: expect.stringContaining('whose opening is not in the data') })
  })

  it('shows what only the file tells of, with the name of the position staying the same', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([FILE])
    const { positions, stated, asOf } = await desk.positions()
    expect(positions.map(({ symbol, quantity, averageCost, statedAsOf }) => [symbol, quantity, averageCost, statedAsOf])).toEqual([
      ['KRNT', '40', '20.15', '2026-06-12'],
      ['PELF', '-25', '8.5', '2026-06-12'],
    ])
    expect(asOf).toBe('2026-06-12')
    expect(stated.map(({ symbol, kind, quantity, marketValue, time }) => [symbol, kind, quantity, marketValue, time])).toEqual([
      ['KRNT', 'share', '40', '840', '16:31'],
      ['PELF', 'share', '-25', '-200', '16:31'],
      ['KRNT 07/17/2026 25.00 C', 'option', '1', '85', '16:31'],
    ])
    await desk.undo(batch)
    await desk.commit([FILE])
    expect((await desk.positions()).positions.map(({ position }) => position)).toEqual(positions.map(({ position }) => position))
  })
})

describe('cash and equity from a file of positions', () => {
  it('stand on its day and move with what comes after, an unpriced holding making equity unknown', async () => {
    const desk = openLedgerDesk()
    await desk.commit([FILE])
    await desk.add({ account: ACCOUNT, kind: 'cash-in', session: '2026-06-15', amount: '500' })
    const on = async (asOf: string): Promise<unknown[]> => {
      const { cash, equity } = await desk.positions({ account: ACCOUNT, asOf })
      return [cash[0]?.amount, equity[0]?.amount, equity[0]?.why]
    }
    expect(await on('2026-06-12')).toEqual(['9275', '10000', null])
    expect(await on('2026-06-15')).toEqual(['9775', null, expect.stringContaining('no price of KRNT for 2026-06-15')])
    expect(await on('2026-06-11')).toEqual([null, null, expect.stringContaining('No equity is stated')])
  })

  it('are counted by currency, and unknown in one that only transactions show', async () => {
    const desk = openLedgerDesk()
    await desk.commit([positionsFixture('snapshots.csv')], { account: 'MAIN' })
    await desk.add({ account: 'MAIN', kind: 'dividend', session: '2026-06-15', symbol: 'KRNT', amount: '2.5', currency: 'EUR' })
    await desk.add({ account: 'MAIN', kind: 'dividend', session: '2026-06-15', symbol: 'KRNT', amount: '3', currency: 'GBP' })
    const { cash } = await desk.positions({ asOf: '2026-06-30' })
    expect(cash.map(({ currency, amount }) => [currency, amount])).toEqual([
      ['USD', '460'],
      ['EUR', '42.5'],
      ['GBP', null],
    ])
  })
})
