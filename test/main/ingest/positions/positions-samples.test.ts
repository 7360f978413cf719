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
})
