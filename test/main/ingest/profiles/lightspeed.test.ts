import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Lightspeed executions', () => {
  it('reads padded cells, negative sales, unsigned net amounts and the sequence number as the id', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('lightspeed.csv')
    const file = await commitOne(desk, path)
    expect(file.account).toBe('LS9001')
    expect(file.rows).toEqual({ read: 6, new: 5, known: 0, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.problems).toMatchObject([{ line: 8, status: 'review' }])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-09T13:31:07Z', 'buy', 'KRNT', '100', '8.1', '0.65', '-810.65'],
      ['2026-06-09T13:31:07Z', 'buy', 'KRNT', '100', '8.1', '0.65', '-810.65'],
      ['2026-06-09T14:02:59Z', 'sell', 'KRNT', '200', '8.45', '1.09', '1688.91'],
      ['2026-06-09T15:00:00Z', 'short', 'GLUM', '50', '5.1', '0.4', '254.6'],
      ['2026-06-09T15:30:00Z', 'cover', 'GLUM', '50', '5', '0.35', '-250.35'],
    ])
    const realised = (await desk.positions()).positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])
    expect(realised).toEqual([
      ['GLUM', '0', '4.25'],
      ['KRNT', '0', '67.61'],
    ])
    // An id decides, not the figures: the same execution corrected is held back, not added.
    const corrected = desk.file('corrected.csv', readFileSync(path, 'utf8').replace('"8.1000"', '"8.1100"'))
    const again = await previewOne(desk, corrected)
    expect(again.rows).toMatchObject({ new: 0, known: 4, review: 2 })
    expect(again.problems[0]).toMatchObject({ line: 3, reason: 'The id “77000001” is stored with other figures. Edit the stored row if this one is right.' })
  })

  it('reads the short layout: minutes only, the side in one letter, no ids', async () => {
    const desk = openLedgerDesk()
    const header = 'Trade Number,Trade Date,Execution Time,Symbol,Side,Qty,Price,Commission Amount,FeeSEC'
    const path = desk.file('short.csv', `${header}\n1,06/09/2026,09:30,KRNT,B,100,8.10,1.00,0\n2,06/09/2026,10:00,KRNT,S,100,8.40,1.00,0.01\n`)
    await commitOne(desk, path, { account: 'LS' })
    expect((await desk.transactions()).map((row) => [row.at, row.kind, row.fees, row.amount])).toEqual([
      ['2026-06-09T13:30:00Z', 'buy', '1', null],
      ['2026-06-09T14:00:00Z', 'sell', '1.01', null],
    ])
    expect((await desk.positions()).positions).toMatchObject([{ realizedPnl: '27.99' }])
  })
})
