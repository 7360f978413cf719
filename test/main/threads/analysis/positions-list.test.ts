import { describe, expect, it } from 'vitest'
import { PositionList } from '#contract/schemas/accounts.ts'
import { brokerFixture } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('positions.list', () => {
  it('answers lots with their source line, and keeps the name of a position through undo, import and edit', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([brokerFixture('schwab-today.csv')])
    const list = await desk.positions()
    expect(PositionList.parse(list)).toEqual(list)
    const krnt = list.positions.find((position) => position.symbol === 'KRNT')
    expect(krnt).toMatchObject({ account: '4471', quantity: '40', averageCost: '20.15', realizedPnl: '74.97', openedSession: '2026-06-09', lastPrice: null })
    expect(krnt?.openLots).toEqual([
      { session: '2026-06-09', quantity: '40', price: '20.15', source: { batch: '1', file: brokerFixture('schwab-today.csv'), line: 5 } },
    ])
    await desk.undo(batch)
    expect((await desk.positions()).positions).toEqual([])
    await desk.commit([brokerFixture('schwab-today.csv')])
    expect((await desk.positions()).positions.find((position) => position.symbol === 'KRNT')?.position).toBe(krnt?.position)
    const buy = (await desk.transactions({ symbol: 'KRNT' })).find((row) => row.kind === 'buy')
    await desk.edit({ id: buy?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'KRNT', quantity: 120, price: '20.15' })
    expect((await desk.positions()).positions.find((position) => position.symbol === 'KRNT')).toMatchObject({ position: krnt?.position, quantity: '60' })
  })

  it('shows the positions of a day and of one account', async () => {
    const desk = openLedgerDesk()
    await desk.commit([brokerFixture('schwab-today.csv'), brokerFixture('generic.csv')])
    const list = await desk.positions({ account: '4471', asOf: '2026-06-09' })
    expect(list.asOf).toBe('2026-06-09')
    expect(list.positions.map(({ account, symbol, quantity }) => [account, symbol, quantity])).toEqual([
      ['4471', 'KRNT', '100'],
      ['4471', 'PELF', '0.4173'],
    ])
    expect((await desk.positions()).positions.map((position) => position.account)).toEqual(['4471', '4471', 'desk'])
  })

  it('never sums a history into cash: without a statement it is unknown and says what would answer', async () => {
    const desk = openLedgerDesk()
    await desk.commit([brokerFixture('schwab-today.csv')])
    const { cash, equity } = await desk.positions()
    expect(cash).toMatchObject([{ account: '4471', currency: 'USD', amount: null }])
    expect(cash[0]?.why).toContain('No cash is stated')
    expect(equity).toMatchObject([{ account: '4471', amount: null }])
  })
})
