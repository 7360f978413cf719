import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

const samples = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/brokers')
const sample = (path: string): string => join(samples, path)

describe('the sample files of positions', () => {
  it('schwab/All-Accounts-Positions-2020-11-15.CSV: two accounts as of 18:04 Eastern', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, sample('schwab/All-Accounts-Positions-2020-11-15.CSV'))
    expect([file.format?.kind, file.account, file.accounts, file.byKind]).toEqual(['positions', null, ['XXXX-1234', 'XXXX-4321'], { position: 5 }])
    expect(file.rows).toEqual({ read: 8, new: 5, known: 0, ignored: 3, review: 0, unsupported: 0, error: 0 })
    const moment = '2020-11-15 18:04'
    expect(statedLines(desk)).toEqual([
      ['XXXX-1234', moment, 'cash USD', null, null, '0', 'USD'],
      ['XXXX-4321', moment, 'FNDA', '100', '3000', '3830', 'USD'],
      ['XXXX-4321', moment, 'SCHA', '100', '7000', '7897', 'USD'],
      ['XXXX-4321', moment, 'SMAL 04/01/2020 32.00 P', '1', '1253', '1253', 'USD'],
      ['XXXX-4321', moment, 'cash USD', null, null, '2000', 'USD'],
    ])
    expect((await desk.transactions()).length).toBe(0)
  })

  it('fidelity/Portfolio_Positions_scrubbed.csv: two accounts, two of them cash', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, sample('fidelity/Portfolio_Positions_scrubbed.csv'))
    expect([file.accounts, file.byKind, file.rows.ignored, file.rows.error]).toEqual([['X64000000', '239000001'], { position: 4 }, 3, 0])
    const moment = '2026-01-15 17:00'
    expect(statedLines(desk)).toEqual([
      ['239000001', moment, 'SPAXX USD', null, null, '0.6', 'USD'],
      ['239000001', moment, 'SCHD', '565.896', '15306.96', '16756.12', 'USD'],
      ['239000001', moment, 'VYM', '339.155', '34407.6', '50717.23', 'USD'],
      ['X64000000', moment, 'FCASH USD', null, null, '55.87', 'USD'],
    ])
  })

  it('etrade/PortfolioDownload_positions.csv: no day in the file, then two shares and the cash', async () => {
    const desk = openLedgerDesk()
    const path = sample('etrade/PortfolioDownload_positions.csv')
    expect((await previewOne(desk, path)).questions.map(({ id }) => id)).toEqual(['asOf'])
    const file = await commitOne(desk, path, { answers: { asOf: '2026-03-31' } })
    expect([file.account, file.byKind, file.rows.ignored]).toEqual(['0000', { position: 3 }, 2])
    expect(statedLines(desk)).toEqual([
      ['0000', '2026-03-31', 'AAPL', '10', '1855', '2105', 'USD'],
      ['0000', '2026-03-31', 'MSFT', '5', '2051.25', '2100.5', 'USD'],
      ['0000', '2026-03-31', 'cash USD', null, null, '500', 'USD'],
    ])
    expect(file.checks.filter(({ ok }) => !ok)).toEqual([
      { id: 'summary', ok: false, detail: '0000: The summary says 25000, the table 4705.5: the table counts.' },
    ])
  })

  it('generic/holdings_snapshots.csv: twelve rows on two days', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, sample('generic/holdings_snapshots.csv'), { account: 'MAIN' })
    expect([file.format?.id, file.byKind, file.rows.new]).toEqual(['generic-positions', { position: 12 }, 12])
    const lines = statedLines(desk)
    expect([...new Set(lines.map((line) => line[1]))]).toEqual(['2024-03-31', '2024-06-30'])
    expect(lines.filter((line) => line[2]?.startsWith('cash') === true).map((line) => [line[1], line[2], line[5]])).toEqual([
      ['2024-03-31', 'cash USD', '5000'],
      ['2024-03-31', 'cash CAD', '2500'],
      ['2024-06-30', 'cash USD', '3200'],
      ['2024-06-30', 'cash CAD', '2500'],
    ])
  })

  it('ibkr/U0000000_activity_statement_2026.csv: the open position answers what a split left unknown', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, sample('ibkr/U0000000_activity_statement_2026.csv'))
    expect([file.format?.kind, file.byKind['position']]).toEqual(['transactions', 1])
    expect(statedLines(desk)).toEqual([['U0000000', '2026-07-01', 'SMTOY', '240', '5160', '7226.4', 'USD']])
    const { positions, reconciliation } = await desk.positions()
    expect(positions.find(({ symbol }) => symbol === 'SMTOY')).toMatchObject({
      quantity: '240',
      averageCost: '21.5',
      statedAsOf: '2026-07-01',
      realizedPnl: null,
    })
    expect(reconciliation).toMatchObject([{ symbol: 'SMTOY', byFills: null, byStatement: '240', state: 'unknown', source: { line: 48 } }])
  })

  it('vanguard/OfxDownload_holdings_and_transactions.csv: seven holdings of the last day that is traded', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, sample('vanguard/OfxDownload_holdings_and_transactions.csv'))
    expect([file.format?.kind, file.byKind['position'], file.questions]).toEqual(['transactions', 7, []])
    expect(statedLines(desk).map((line) => [line[0], line[1], line[2], line[3], line[5]])).toEqual([
      ['12345678', '2025-03-10', 'VTSAX', '100.5', '11909.25'],
      ['12345678', '2025-03-10', 'VTI', '10', '2400'],
      ['12345678', '2025-03-10', 'AAPL', '8', '1600'],
      ['12345678', '2025-03-10', 'VMFXX USD', '500', '500'],
      ['12345678', '2025-03-10', 'CASH SWEEP USD', '250', '250'],
      ['12345678', '2025-03-10', 'U S TREASURY NOTE 4.5%', '1000', '995'],
      ['87654321', '2025-03-10', 'VTI', '5', '1200'],
    ])
    const { reconciliation, cash, equity } = await desk.positions({ asOf: '2025-03-10' })
    expect(reconciliation.map(({ account, symbol, byFills, byStatement, state }) => [account, symbol, byFills, byStatement, state])).toEqual([
      ['12345678', 'AAPL', null, '8', 'unknown'],
      ['12345678', 'VTI', '20', '10', 'difference'],
      ['12345678', 'VTSAX', '0.5', '100.5', 'difference'],
      ['87654321', 'VTI', '0', '5', 'difference'],
    ])
    // The settlement fund and the sweep are the cash; the other account states none, and so no equity.
    expect(cash.map(({ amount }) => amount)).toEqual(['750', null])
    expect(equity.map(({ amount }) => amount)).toEqual(['17654.25', null])
  })
})
