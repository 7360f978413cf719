import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { dayNumber, isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readHead } from '../../../../src/main/ingest/files/read-head.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { membershipAt } from '../../../../src/main/store/holdings.ts'
import { readValues } from '../../../../src/main/store/observations.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { chooseReading } from '../../../../src/main/threads/ledger/imports/choose-reading.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { importFiles, stageFiles, undoBatch } from '../import-files.ts'

const SHARED = resolve(import.meta.dirname, '../../../../../shared/data')
const folder = (name: string): string[] =>
  readdirSync(join(SHARED, name))
    .sort()
    .map((file) => join(SHARED, name, file))

/** A file read by another parser, cells as text. */
function table(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
}

type Counts = Record<'read' | 'new' | 'known' | 'ignored' | 'review' | 'unsupported' | 'error', number>
function totals(files: readonly { readonly rows: Counts }[]): Counts {
  const sum: Counts = { read: 0, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const { rows } of files) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += rows[key]
  return sum
}

/** Every stored bar of a file's symbol against the same cell in the file, bit for bit. */
function expectSame(db: WriteDb, path: string, symbol: string, names: Record<'date' | 'open' | 'high' | 'low' | 'close' | 'volume', string>): number {
  const series = listSeries(db).find((row) => row.symbol === symbol)
  const bars = readBars(db, series!.id)
  const at = new Map([...bars.stamps].map((day, i) => [isoDay(day) as string, i]))
  let compared = 0
  for (const row of table(path)) {
    const i = at.get(row[names.date]!.slice(0, 10))
    if (i === undefined) continue
    compared += 1
    for (const column of ['open', 'high', 'low', 'close', 'volume'] as const) {
      if (!Object.is(bars[column][i], Number(row[names[column]]))) expect(`${symbol} ${row[names.date]} ${column} ${bars[column][i]}`).toBe(row[names[column]])
    }
  }
  return compared
}

const CAPITAL = { date: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' }
const LOWER = { date: 'date', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' }

describe('files of real vendors', () => {
  it('every .csv and .txt has a layout; JSON and Markdown are refused by name', () => {
    const files = readdirSync(join(SHARED, 'market'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const unread = files.flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name)
      const head = readHead({ path, name, key: path, sizeBytes: statSync(path).size, refused: null })
      const chosen = 'kind' in head ? head : chooseReading(head, undefined, new Map())
      return 'kind' in chosen ? [`${name} ${chosen.problem}`] : []
    })
    expect(files.length).toBeGreaterThan(1_300)
    expect(unread.toSorted()).toEqual([
      'INDEX.md not-a-table',
      'us_stock_symbols_amex.json not-a-table',
      'us_stock_symbols_nasdaq.json not-a-table',
      'us_stock_symbols_nyse.json not-a-table',
    ])
  }, 120_000)

  it('says in how many files what their index lists is: missing volumes, leaps, seconds, hours outside the session', async () => {
    const { db } = freshWorkspace()
    const said = async (name: string, words: RegExp): Promise<[files: number, sum: number]> => {
      const files = await stageFiles(db, folder(`market/${name}`))
      const counts = files.flatMap(({ staged }) => staged.notices.flatMap((notice) => words.exec(notice)?.[1] ?? []))
      for (const { staged } of files) staged.dispose()
      return [counts.length, counts.reduce((sum, count) => sum + Number(count), 0)]
    }
    expect(await said('stocks_nasdaqcom', /^(\d+) of \d+ bars have no volume/)).toEqual([9, 377])
    expect(await said('stocks_nasdaqcom', /^(\d+) closes? more than 80 %/)).toEqual([6, 12])
    // The index says 54; a plain reading of the closes finds 55, of which one fell by 45.02 %.
    expect((await said('stocks_yahoo', /^(\d+) closes? more than 80 %/))[0]).toBe(55)
    expect(await said('intraday_1m_2026-01-29', /^(\d+) stamps? ha(?:s|ve) seconds/)).toEqual([40, 45])
    expect(await said('intraday_1m_2019-12', /^(\d+) lines? (?:is|are) out of order/)).toEqual([2, 18])
    expect(await said('closeonly_recent', /^(Closes) alone/)).toEqual([322, Number.NaN])
    const outside = await said('intraday_1m_alphavantage_2025-05', /^([\d.]+) % of the volume was traded outside/)
    expect([outside[0], outside[1].toFixed(1)]).toEqual([2, (17.6 + 7.3).toFixed(1)])
  }, 240_000)

  it('Yahoo: 445 names are stored cell by cell as printed, and undo leaves nothing', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const paths = folder('market/stocks_yahoo')
    const { files, batch } = await importFiles(db, paths)
    expect(totals(files)).toEqual({ read: 511_059, new: 511_058, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect(paths.reduce((sum, path) => sum + expectSame(db, path, basename(path, '.csv'), CAPITAL), 0)).toBe(511_058)
    expect(undoBatch(db, batch!).bars).toBe(511_058)
    expect(stateHash(db)).toBe(empty)
  }, 240_000)

  it('yfinance in lower case: 17-digit prices bit for bit; an open above the high and two holidays of the VIX wait', async () => {
    const { db } = freshWorkspace()
    const paths = folder('market/etf_lower_adj')
    const { files } = await importFiles(db, paths)
    expect(totals(files)).toEqual({ read: 63_563, new: 63_559, known: 0, ignored: 0, review: 4, unsupported: 0, error: 0 })
    expect(paths.reduce((sum, path) => sum + expectSame(db, path, basename(path, '.csv'), LOWER), 0)).toBe(63_559)
    expect(Object.fromEntries(listSeries(db).map(({ symbol, instrumentKind }) => [symbol, instrumentKind]))).toMatchObject({
      VIX: 'index',
      GSPC: 'index',
      IWM: 'fund',
      SPY: 'fund',
    })
  }, 120_000)

  it('yfinance with close first: columns are found by name, open and close do not swap', async () => {
    const { db } = freshWorkspace()
    const paths = folder('market/etf_yf_reordered')
    const { files } = await importFiles(db, paths)
    expect(totals(files)).toMatchObject({ read: 22_608, new: 22_608 })
    expect(paths.reduce((sum, path) => sum + expectSame(db, path, basename(path, '.csv'), { ...LOWER, date: 'Date' }), 0)).toBe(22_608)
  }, 120_000)

  it('minutes with up to thirteen copies of one minute: copies without volume are ignored, equal ones known, dividends counted once', async () => {
    const { db } = freshWorkspace()
    const paths = folder('market/intraday_1m_2019-12')
    const { files } = await importFiles(db, paths)
    const spy = files[paths.findIndex((path) => path.endsWith('SPY.csv'))]
    // 13,435 rows of 8,360 different minutes; the row without prices repeats the dividend of another row.
    expect(spy?.rows).toEqual({ read: 13_435, new: 8_360, known: 5_057, ignored: 18, review: 0, unsupported: 0, error: 0 })
    expect(spy?.byKind).toEqual({ bar: 8_360, dividend: 1 })
    expect(
      db.prepare(`SELECT i.symbol, a.session, a.value FROM corporate_actions a JOIN instruments i ON i.id = a.instrument_id WHERE symbol = 'SPY'`).raw().all(),
    ).toEqual([['SPY', '2019-12-20', 1.57]])
    expect(totals(files).error + totals(files).review).toBe(0)
  }, 120_000)

  it('dated values: blanks of holidays are ignored, 98 weekend rows of the OAS are kept', async () => {
    const { db } = freshWorkspace()
    const paths = folder('market/macro_datevalue')
    const { files } = await importFiles(db, paths)
    expect(totals(files)).toMatchObject({ read: 52_949, new: 51_258, ignored: 1_691 })
    for (const path of paths) {
      const series = listSeries(db).find(({ symbol }) => symbol === basename(path, '.csv').toUpperCase())
      const { days, values } = readValues(db, series!.id)
      const filled = table(path).filter((row) => row['value'] !== '')
      expect([...days]).toEqual(filled.map((row) => dayNumber(row['date']!)))
      expect([...values]).toEqual(filled.map((row) => Number(row['value'])))
    }
  }, 120_000)

  it("iShares' list of the Russell 2000: 1,952 shares, of which three have no ticker", async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [join(SHARED, 'market/constituents/IWM_holdings_2026-01-21.csv')])
    expect(files[0]?.rows).toMatchObject({ new: 1_957, review: 0, error: 0 })
    expect(files[0]?.notices.slice(0, 3)).toEqual([
      '1949 shares held by iShares Russell 2000 ETF on 2026-01-21.',
      '3 more lines of shares have no ticker: they are kept, and are no members.',
      'No exchange has a ticker with digits: P5N994. Rights, escrow lines and the like are listed so.',
    ])
    const membership = membershipAt(db, 'IWM', '2026-11-20')
    expect(membership?.asOf).toBe('2026-01-21')
    expect(membership?.members).toHaveLength(1_949)
    expect(membership?.members.find(({ symbol }) => symbol === 'BE')).toEqual({ symbol: 'BE', sector: 'Industrials', weightFraction: 0.0104 })
  }, 120_000)

  it('weights of IWN over 163 lines: SUM is their total, and three lines of one day do not agree', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const path = join(SHARED, 'market/constituents/etf_scraper_IWN.csv')
    const { files, batch } = await importFiles(db, [path])
    const rows = table(path)
    expect(files[0]?.rows).toEqual({ read: 163, new: 161, known: 0, ignored: 0, review: 2, unsupported: 0, error: 0 })
    expect([...(files[0]?.problems() ?? [])].map(({ line, reason }) => [line, reason])).toEqual([
      [127, 'Line 126 has other weights for 2022-01-03.'],
      [128, 'Line 126 has other weights for 2022-01-03.'],
    ])
    expect(files[0]?.checks.map(({ id, ok }) => [id, ok])).toEqual([
      ['symbol', true],
      ['total', false],
      ['weights', false],
    ])
    const last = rows.at(-1)!
    const named = Object.entries(last).filter(([name, cell]) => !['', 'n/a', 'SUM'].includes(name) && Number(cell) > 0)
    const membership = membershipAt(db, 'IWN', '2022-04-04')
    expect(Object.fromEntries(membership!.members.map(({ symbol, weightFraction }) => [symbol, weightFraction]))).toEqual(
      Object.fromEntries(named.map(([name, cell]) => [name, Number(cell) / 100])),
    )
    undoBatch(db, batch!)
    expect(stateHash(db)).toBe(empty)
  }, 120_000)

  it('Stooq and Nasdaq.com as written by their sites', async () => {
    const { db } = freshWorkspace()
    const samples = join(SHARED, 'market/format_samples_converted')
    const { files } = await importFiles(
      db,
      ['HistoricalData_KRE_nasdaq_modern.csv', 'kre.us.txt', 'kre_us_d.csv'].map((name) => join(samples, name)),
    )
    expect(files.map(({ rows, symbols }) => [rows.new, symbols])).toEqual([
      [500, ['KRE']],
      [500, ['KRE']],
      [500, ['KRE']],
    ])
    // `kre_us_d.csv` names KRE only because the files before it in the call bring a symbol of that name.
    const [alone] = await stageFiles(freshWorkspace().db, [join(samples, 'kre_us_d.csv')])
    expect(alone?.staged.symbols).toEqual(['KRE_US_D'])
    expect([files[2], alone?.staged].map((file) => file?.checks.find(({ id }) => id === 'symbol')?.ok)).toEqual([true, false])
    const [nasdaq, ascii] = listSeries(db).filter(({ symbol }) => symbol === 'KRE')
    expect([nasdaq?.profileId, nasdaq?.adjustment, ascii?.profileId, ascii?.adjustment]).toEqual(['nasdaq', 'split', 'stooq-ascii', 'total'])
    expect([...readBars(db, nasdaq!.id).close]).toEqual([...readBars(db, ascii!.id).close])
  }, 120_000)

  it('the sample files of the brokers folder', async () => {
    const { db } = freshWorkspace()
    const samples = join(SHARED, 'brokers/price_history')
    const bar = (symbol: string, day: string): number[] => {
      const bars = readBars(db, listSeries(db).find((series) => series.symbol === symbol)!.id)
      const i = bars.stamps.indexOf(dayNumber(day))
      return [bars.open[i]!, bars.high[i]!, bars.low[i]!, bars.close[i]!, bars.volume[i]!]
    }
    await importFiles(db, [join(samples, 'yahoo_IWM.csv'), join(samples, 'stooq_us_ascii.txt')])
    await importFiles(db, [join(samples, 'nasdaq_HistoricalData.csv')], { symbol: 'NQ' })
    expect(bar('IWM', '2022-11-18').map((value) => Math.round(value * 100) / 100)).toEqual([184.59, 185.31, 182.57, 183.72, 26_639_900])
    expect(bar('NQ', '2024-12-13')).toEqual([192.71, 194.34, 191.26, 191.38, 18_883_220])
    expect(bar('AAA', '2026-10-02')).toEqual([10.5, 12, 10, 11.5, 1_200])
    const answers = { 'investing_com.csv': 'INV', 'barchart_daily_footer.csv': 'BAR', 'cboe_vix_no_volume.csv': 'VIX' }
    for (const [name, symbol] of Object.entries(answers)) await importFiles(db, [join(samples, name)], { symbol })
    expect(bar('INV', '2025-09-26').slice(3)).toEqual([1612.34, 120_500_000])
    expect(bar('INV', '2025-09-25').slice(3)).toEqual([998.5, 100_000_000])
    expect(bar('BAR', '2026-05-04').slice(3)).toEqual([18.07, 1_195_900])
    const vix = readBars(db, listSeries(db).find(({ symbol }) => symbol === 'VIX')!.id)
    expect([vix.close.length, vix.volume.every(Number.isNaN)]).toEqual([7, true])
    expect(listSeries(db).map(({ symbol }) => symbol)).toEqual(['AAA', 'BAR', 'BBB', 'INV', 'IWM', 'NQ', 'VIX'])
  })
})
