import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../../src/domain/calendar/civil-day.ts'
import { isTradingDay } from '../../../../../src/main/ingest/bars/exchange-days.ts'
import { listSeries } from '../../../../../src/main/store/series.ts'
import { seriesList } from '../../../../../src/main/threads/analysis/reads/series-list.ts'
import { seriesUses } from '../../../../../src/main/threads/analysis/reads/series-uses.ts'
import { openLedgerDesk } from '../../../../support/ledger-context.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const SESSIONS = Array.from({ length: 60 }, (_, i) => 20_700 + i)
  .filter(isTradingDay)
  .map(isoDay)
const bars = (from: number, to: number, close: (i: number) => number, volume: number): string =>
  `Date,Open,High,Low,Close,Adj Close,Volume\n${SESSIONS.slice(from, to)
    .map((day, i) => `${day},${close(from + i)},${close(from + i)},${close(from + i)},${close(from + i)},${close(from + i)},${volume}`)
    .join('\n')}\n`

describe('series.uses', () => {
  it('says what would change before studies read another series: days, the widest difference, and who reads it', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [
      fileOf(
        'IWM.csv',
        bars(0, 35, (i) => 100 + i, 1_000_000),
      ),
    ])
    await importFiles(db, [
      fileOf(
        'IWM.csv',
        bars(5, 40, (i) => (i === 20 ? 90 : 99 + i), 16_000),
      ),
    ])
    const [first, second] = listSeries(db)
    const uses = valueOf(await ask(db, seriesUses, { id: String(second?.id) }))
    expect(uses.now?.profile).toBe('yahoo')
    expect(uses.series).toMatchObject({ profile: 'yahoo#2', volume: { state: 'partial', against: 'yahoo' } })
    expect(uses.series.volume?.fraction).toBeCloseTo(0.016, 12)
    expect([uses.shared, uses.differing, uses.gained, uses.lost]).toEqual([30, 30, 5, 5])
    expect(uses.widest).toEqual({ session: SESSIONS[20], before: 120, after: 90, fraction: -0.25 })
    expect(uses.studies).toEqual([
      'Regime: small against large companies',
      'The last session of every screen',
      'Chart and figures of the name',
      'Sizes and stops',
    ])
    expect([uses.plans, uses.positions]).toEqual([[], []])
    const same = valueOf(await ask(db, seriesUses, { id: String(first?.id) }))
    expect([same.now, same.shared, same.gained]).toEqual([null, 0, 0])
    expect(await ask(db, seriesUses, { id: '999' })).toMatchObject({ ok: false, error: { kind: 'not-found', what: 'series' } })
  })

  it('names the positions that are sized and stopped by it', async () => {
    const desk = openLedgerDesk()
    await desk.commit([
      desk.file(
        'ABCD.csv',
        bars(0, 30, (i) => 10 + i, 5_000),
      ),
    ])
    await desk.commit([
      desk.file(
        'other_ABCD.csv',
        bars(0, 30, (i) => 20 + i, 5_000),
      ),
    ])
    await desk.add({
      account: 'MAIN',
      kind: 'buy',
      session: SESSIONS[3]!,
      symbol: 'ABCD',
      quantity: '100',
      price: '13',
      amount: '-1300',
      fees: '0',
      currency: 'USD',
    })
    const second = listSeries(desk.db)[1]
    const uses = valueOf(await ask(desk.db, seriesUses, { id: String(second?.id) }))
    expect(uses.positions.map(({ account, label }) => [account, label])).toEqual([['MAIN', 'long ABCD in MAIN']])
    expect(uses.studies).toContain('Screen')
  })

  it('compares values by their days', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('DGS10.csv', 'DATE,DGS10\n2026-01-05,4\n2026-01-06,4.1\n'), fileOf('b.csv', 'date,DGS10\n2026-01-06,4.2\n2026-01-07,4.3\n')])
    const uses = valueOf(await ask(db, seriesUses, { id: String(listSeries(db)[1]?.id) }))
    expect([uses.shared, uses.differing, uses.gained, uses.lost, uses.studies]).toEqual([1, 1, 1, 1, ['Regime: treasury yields']])
    expect(uses.series.volume).toBeNull()
  })
})

describe('the volume of a series', () => {
  it('is none, has gaps, or is whole when there is nothing to hold it against', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [
      fileOf('AAA.csv', 'Date,Close\n2026-01-05,4\n2026-01-06,4.1\n'),
      fileOf('BBB.csv', 'Date,Close,Volume,Open,High,Low\n01/06/2026,$4,N/A,$4,$4,$4\n01/05/2026,$4,"1,000",$4,$4,$4\n'),
      fileOf('CCC.csv', bars(0, 3, () => 5, 0).replace(',0\n', ',700\n')),
    ])
    const { series } = valueOf(await ask(db, seriesList, { limit: 10 }))
    expect(series.map(({ symbol, volume }) => [symbol, volume?.state])).toEqual([
      ['AAA', 'none'],
      ['BBB', 'gaps'],
      ['CCC', 'whole'],
    ])
  })
})
