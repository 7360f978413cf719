import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PositionList } from '#contract/schemas/accounts.ts'
import { closedLotsUpTo } from '../../../../src/main/store/realised-lots.ts'
import { commitOne } from '../../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'

const fixture = (name: string): string => join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/realised', name)
const trade = (desk: LedgerDesk, kind: 'buy' | 'sell', session: string, quantity: string, price: string): Promise<unknown> =>
  desk.add({ account: '4471', kind, session, symbol: 'KRNT', quantity, price })

describe("a broker's realized gain and loss", () => {
  it('is kept lot by lot, two equal ones as two, and makes no trade', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, fixture('schwab-realized.csv'))
    expect([file.format?.kind, file.account, file.byKind]).toEqual(['realised', '4471', { realised: 3 }])
    expect(file.rows).toEqual({ read: 5, new: 3, known: 0, ignored: 1, review: 0, unsupported: 0, error: 1 })
    expect(file.problems.find(({ status }) => status === 'error')).toMatchObject({ line: 6, column: 'Closed Date', reason: '“soon” is no day.' })
    expect(closedLotsUpTo(desk.db, '4471', undefined).map(({ symbol, opened, closed, quantity, gain }) => [symbol, opened, closed, quantity, gain])).toEqual([
      ['KRNT', '2026-06-01', '2026-06-03', '10', '200'],
      ['KRNT', null, '2026-06-03', '5', '50'],
      ['KRNT', null, '2026-06-03', '5', '50'],
    ])
    expect([await desk.transactions(), (await desk.positions()).positions]).toEqual([[], []])
  })

  it('adds nothing a second time, leaves nothing after an undo and is whole again after a redo', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const { batch } = await desk.commit([fixture('schwab-realized.csv'), fixture('schwab-lots.csv')])
    const full = desk.hash()
    expect((await desk.commit([fixture('schwab-realized.csv')])).batch).toBeNull()
    await desk.undo(batch)
    expect(desk.hash()).toBe(empty)
    await desk.redo(batch)
    expect(desk.hash()).toBe(full)
  })

  it('is held against what the fills realised on the same days', async () => {
    const desk = openLedgerDesk()
    await desk.commit([fixture('schwab-realized.csv')])
    const compared = async (): Promise<unknown[]> => {
      const list = await desk.positions()
      expect(PositionList.parse(list)).toEqual(list)
      return list.realised.map(({ symbol, from, to, byFills, byBroker, state }) => [symbol, from, to, byFills, byBroker, state])
    }
    expect(await compared()).toEqual([['KRNT', '2026-06-03', '2026-06-03', null, '300', 'unknown']])
    await trade(desk, 'buy', '2026-06-01', '10', '20')
    await trade(desk, 'buy', '2026-06-02', '30', '30')
    await trade(desk, 'sell', '2026-06-03', '20', '40')
    await trade(desk, 'sell', '2026-06-04', '1', '50')
    expect(await compared()).toEqual([['KRNT', '2026-06-03', '2026-06-03', '300', '300', 'match']])
    await trade(desk, 'sell', '2026-06-03', '1', '31')
    expect((await compared())[0]).toEqual(['KRNT', '2026-06-03', '2026-06-03', '301', '300', 'difference'])
  })
})

describe("a broker's lot details", () => {
  it('take the symbol from their title', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, fixture('schwab-lots.csv'))
    expect([file.format?.id, file.account, file.symbols, file.byKind, file.rows.ignored]).toEqual(['schwab-lots', '4471', ['KRNT'], { realised: 1 }, 1])
    expect(closedLotsUpTo(desk.db, '4471', undefined)).toEqual([])
  })
})
