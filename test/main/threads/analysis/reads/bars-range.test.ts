import { describe, expect, it } from 'vitest'
import { barsRange } from '../../../../../src/main/threads/analysis/reads/bars-range.ts'
import { seriesGet } from '../../../../../src/main/threads/analysis/reads/series-get.ts'
import { seriesList } from '../../../../../src/main/threads/analysis/reads/series-list.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const DAILY = 'Date,Open,High,Low,Close,Volume\n2023-12-29,40,41,39,40,100\n2024-01-02,40,42,39,41,\n2024-01-03,20,21,19,20.5,300\n'
const MINUTES =
  'Datetime,Open,High,Low,Close,Volume\n2024-01-02 09:30:00-05:00,10,11,9,10.5,100\n2024-01-02 09:31:30-05:00,10.5,11,10,10.75,50\n2024-07-01 15:59:00-04:00,12,12,12,12,10\n'

const input = { timeframe: '1d', adjust: 'split' } as const

describe('bars.range', () => {
  it('gives columns oldest first, what is missing as null, with its source', async () => {
    const { db } = freshWorkspace()
    const { batch } = await importFiles(db, [fileOf('ABCD.csv', DAILY)])
    expect(valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD' }))).toEqual({
      symbol: 'ABCD',
      series: '1',
      sessions: ['2023-12-29', '2024-01-02', '2024-01-03'],
      open: [40, 40, 20],
      high: [41, 42, 21],
      low: [39, 39, 19],
      close: [40, 41, 20.5],
      volume: [100, null, 300],
      missing: [],
      adjustment: 'total',
      adjusted: 'none',
      source: { profile: 'stooq-web', files: ['ABCD.csv'], batch: String(batch) },
    })
  })

  it('takes from and to as included, across chunks, and answers nothing where there is nothing', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', DAILY)])
    const sessions = async (from?: string, to?: string): Promise<string[]> =>
      valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })).sessions
    expect(await sessions('2023-12-29', '2024-01-02')).toEqual(['2023-12-29', '2024-01-02'])
    expect(await sessions('2023-12-30')).toEqual(['2024-01-02', '2024-01-03'])
    expect(await sessions(undefined, '2023-12-31')).toEqual(['2023-12-29'])
    expect(await sessions('2024-02-01')).toEqual([])
    expect(await sessions('2024-01-03', '2024-01-02')).toEqual([])
  })

  it('puts a raw series on the count of shares of today unless asked not to', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', DAILY)], { adjustment: 'raw' })
    db.exec("INSERT INTO corporate_actions (instrument_id, session, kind, value) SELECT id, '2024-01-03', 'split', 2 FROM instruments")
    const split = valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD' }))
    expect([split.close, split.volume, split.adjusted]).toEqual([[20, 20.5, 20.5], [200, null, 300], 'split'])
    const none = valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD', adjust: 'none' }))
    expect([none.close, none.adjusted]).toEqual([[40, 41, 20.5], 'none'])
  })

  it('gives minutes with their instants and New York sessions, seconds cut', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', MINUTES)])
    const bars = valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD', timeframe: '1m' }))
    expect(bars.sessions).toEqual(['2024-01-02', '2024-01-02', '2024-07-01'])
    expect(bars.times?.map((at) => new Date(at).toISOString())).toEqual(['2024-01-02T14:30:00.000Z', '2024-01-02T14:31:00.000Z', '2024-07-01T19:59:00.000Z'])
    const day = valueOf(await ask(db, barsRange, { ...input, symbol: 'ABCD', timeframe: '1m', from: '2024-01-02', to: '2024-01-02' }))
    expect(day.close).toEqual([10.5, 10.75])
  })

  it('lists the sessions without a bar, between the bars and after the last one, and never days off', async () => {
    const { db } = freshWorkspace()
    const row = (session: string) => `${session},40,41,39,40,100`
    await importFiles(db, [fileOf('GAPS.csv', ['Date,Open,High,Low,Close,Volume', row('2023-12-21'), row('2023-12-28'), row('2024-01-03')].join('\n'))])
    await importFiles(db, [fileOf('NEWS.csv', ['Date,Open,High,Low,Close,Volume', row('2024-01-05')].join('\n'))])
    const missing = async (to?: string) => valueOf(await ask(db, barsRange, { ...input, symbol: 'GAPS', ...(to === undefined ? {} : { to }) })).missing
    const between = ['2023-12-22', '2023-12-26', '2023-12-27', '2023-12-29', '2024-01-02']
    expect(await missing()).toEqual([...between, '2024-01-04', '2024-01-05'])
    expect(await missing('2024-01-03')).toEqual(between)
    expect(await missing('2023-12-29')).toEqual([...between.slice(0, 3), '2023-12-29'])
    expect(await missing('2025-12-31')).toHaveLength(between.length + 21)
  })

  it('names what is not there', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', DAILY)])
    expect(await ask(db, barsRange, { ...input, symbol: 'NONE' })).toEqual({
      ok: false,
      error: { kind: 'not-found', what: 'daily price series of', id: 'NONE' },
    })
    expect(await ask(db, barsRange, { ...input, symbol: 'ABCD', timeframe: '1m' })).toMatchObject({ ok: false, error: { what: 'minute price series of' } })
    expect(await ask(db, barsRange, { ...input, symbol: 'ABCD', series: '99' })).toMatchObject({ ok: false, error: { kind: 'not-found', id: '99' } })
  })
})

describe('series.list and series.get', () => {
  it('list every series with its reach, page by page', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', DAILY), fileOf('RATE.csv', 'date,value\n2024-01-02,1.5\n2024-01-04,-2\n')])
    const first = valueOf(await ask(db, seriesList, { limit: 1 }))
    expect(first.series).toEqual([
      {
        id: '1',
        symbol: 'ABCD',
        kind: 'bars',
        timeframe: '1d',
        profile: 'stooq-web',
        adjustment: 'total',
        isPrimary: true,
        from: '2023-12-29',
        to: '2024-01-03',
        count: 3,
        hasVolume: true,
        volume: { state: 'gaps', fraction: null, against: null },
        note: null,
      },
    ])
    const second = valueOf(await ask(db, seriesList, { limit: 1, cursor: first.next! }))
    expect(second).toMatchObject({ series: [{ id: '2', symbol: 'RATE', kind: 'values', adjustment: null, hasVolume: false, count: 2 }], next: null })
    expect(valueOf(await ask(db, seriesList, { limit: 10, symbol: 'RATE' })).series).toHaveLength(1)
    expect(await ask(db, seriesList, { limit: 1, cursor: 'x' })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('give the values of a series, or the closes of bars', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', DAILY), fileOf('RATE.csv', 'date,value\n2024-01-02,1.5\n2024-01-04,-2\n')])
    expect(valueOf(await ask(db, seriesGet, { id: '2' }))).toMatchObject({ sessions: ['2024-01-02', '2024-01-04'], values: [1.5, -2] })
    expect(valueOf(await ask(db, seriesGet, { id: '1', from: '2024-01-01', to: '2024-01-02' }))).toMatchObject({ sessions: ['2024-01-02'], values: [41] })
    expect(await ask(db, seriesGet, { id: 'nine' })).toEqual({ ok: false, error: { kind: 'not-found', what: 'series', id: 'nine' } })
  })
})
