import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { exchangeCalendar } from '../../../../src/main/ingest/exchange-calendar.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { readValues } from '../../../../src/main/store/observations.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { importFiles } from '../import-files.ts'

/**
 * Every folder of real files against a second, naive reader: Papa Parse for the cells, Number() for the numbers, a table of sessions for the
 * days. It knows the rules of brokers.md section 5 and nothing of the importer.
 */
const MARKET = resolve(import.meta.dirname, '../../../../../shared/data/market')
const filesIn = (name: string): string[] =>
  readdirSync(join(MARKET, name))
    .sort()
    .map((file) => join(MARKET, name, file))

type Record_ = Readonly<Record<string, string>>
type Status = 'new' | 'known' | 'ignored' | 'review' | 'error'
interface NaiveBar {
  readonly symbol: string
  /** 2024-03-11, or the minute 2024-03-11T13:30 in UTC. */
  readonly stamp: string
  readonly values: readonly number[]
}
interface Naive {
  readonly counts: Record<Status, number>
  /** What must be stored, by symbol and stamp. */
  readonly bars: ReadonlyMap<string, readonly number[]>
}

const sessions = new Set<string>(exchangeCalendar.sessions)
const { from, to } = exchangeCalendar.table
const isSession = (day: string): boolean => (day >= from && day <= to ? sessions.has(day) : ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))

const BLANKS = new Set(['', 'null', 'N/A', 'NaN', '-'])
const number = (cell: string | undefined): number => {
  const text = (cell ?? '').trim()
  if (BLANKS.has(text)) return Number.NaN
  const scale = { K: 'e3', M: 'e6', B: 'e9' }[text.at(-1) ?? ''] ?? ''
  return Number(`${text.replace(/[$,KMB]/g, '')}${scale}`)
}
const table = (path: string): Record_[] => Papa.parse<Record_>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data

/** Judges bars by the written rules: the first of equal days stands; of equal minutes the one with the larger volume. */
function judge(rows: readonly NaiveBar[], isMinutes: boolean): Naive {
  const counts: Record<Status, number> = { new: 0, known: 0, ignored: 0, review: 0, error: 0 }
  const groups = new Map<string, NaiveBar[]>()
  for (const row of rows) {
    const [open = Number.NaN, high = Number.NaN, low = Number.NaN, close = Number.NaN, volume = Number.NaN] = row.values
    const prices = [open, high, low, close].filter((price) => !Number.isNaN(price))
    const slack = 1e-6
    const isOutside = [open, close].some((price) => price > high * (1 + slack) || price < low * (1 - slack))
    if (prices.length === 0) counts.ignored += 1
    else if (Number.isNaN(close) || prices.some((price) => price <= 0) || volume < 0 || high < low) counts.error += 1
    else if (isOutside || (!isMinutes && !isSession(row.stamp))) counts.review += 1
    else groups.set(`${row.symbol} ${row.stamp}`, [...(groups.get(`${row.symbol} ${row.stamp}`) ?? []), row])
  }
  const bars = new Map<string, readonly number[]>()
  for (const [key, group] of groups) {
    const volumeOf = (bar: NaiveBar): number => (Number.isNaN(bar.values[4]) ? -1 : bar.values[4]!)
    const stands = isMinutes ? group.reduce((best, bar) => (volumeOf(bar) > volumeOf(best) ? bar : best)) : group[0]!
    bars.set(key, stands.values)
    counts.new += 1
    for (const bar of group) {
      if (bar === stands) continue
      const isSame = bar.values.every((value, i) => Object.is(value, stands.values[i]))
      if (isMinutes && !(volumeOf(bar) > 0)) counts.ignored += 1
      else if (isSame) counts[isMinutes ? 'known' : 'ignored'] += 1
      else counts.review += 1
    }
  }
  return { counts, bars }
}

/** Every bar of the store, by symbol and stamp. */
function storedBars(db: WriteDb): Map<string, readonly number[]> {
  const bars = new Map<string, readonly number[]>()
  for (const { id, symbol, timeframe, kind } of listSeries(db)) {
    if (kind !== 'bars') continue
    const { stamps, open, high, low, close, volume } = readBars(db, id)
    for (const [i, stamp] of stamps.entries()) {
      const text = timeframe === '1d' ? new Date(stamp * 86_400_000).toISOString().slice(0, 10) : new Date(stamp * 60_000).toISOString().slice(0, 16)
      bars.set(`${symbol} ${text}`, [open[i]!, high[i]!, low[i]!, close[i]!, volume[i]!])
    }
  }
  return bars
}

/** Imports files and compares rows, bars and held-back rows with the naive reading of them. `beside` = rows of the file that are no bars. */
async function expectAlike(
  paths: readonly string[],
  rows: readonly NaiveBar[],
  options: { minutes?: boolean; ignoredBeside?: number; profile: string },
): Promise<Naive['counts']> {
  const { db } = freshWorkspace()
  const { files } = await importFiles(db, paths)
  const { counts, bars } = judge(rows, options.minutes === true)
  const sum = (key: 'read' | Status | 'unsupported'): number => files.reduce((total, file) => total + file.rows[key], 0)
  const beside = options.ignoredBeside ?? 0
  expect({
    new: sum('new'),
    known: sum('known'),
    ignored: sum('ignored'),
    review: sum('review'),
    error: sum('error'),
    unsupported: sum('unsupported'),
  }).toEqual({
    ...counts,
    ignored: counts.ignored + beside,
    unsupported: 0,
  })
  expect(sum('read')).toBe(rows.length + beside)
  const stored = storedBars(db)
  expect(stored.size).toBe(bars.size)
  for (const [key, values] of bars) {
    const found = stored.get(key)
    if (found === undefined || !values.every((value, i) => Object.is(value, found[i]))) expect(`${key} ${found?.join(' ')}`).toBe(`${key} ${values.join(' ')}`)
  }
  const held = db.prepare(`SELECT status, count(*) AS n FROM raw_rows GROUP BY status`).raw().all()
  expect(Object.fromEntries(held as [string, number][])).toEqual(
    Object.fromEntries(Object.entries({ ignored: sum('ignored'), review: sum('review'), error: sum('error') }).filter(([, count]) => count > 0)),
  )
  expect(new Set(listSeries(db).map(({ profileId }) => profileId))).toEqual(new Set([options.profile]))
  return counts
}

/** Daily rows of files that are named by their symbol. */
const daily = (
  paths: readonly string[],
  names: readonly [date: string, open: string | null, high: string | null, low: string | null, close: string, volume: string | null],
  day: (cell: string) => string = (cell) => cell.slice(0, 10),
  rowsOf: (path: string) => readonly Record_[] = (path) => table(path),
): NaiveBar[] =>
  paths.flatMap((path) =>
    rowsOf(path).map((row) => ({
      symbol: basename(path)
        .replace(/\.\w+$/, '')
        .toUpperCase(),
      stamp: day(row[names[0]] ?? ''),
      values: names.slice(1).map((name) => (name === null ? Number.NaN : number(row[name]))),
    })),
  )
const american = (cell: string): string => cell.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$1-$2')
const CAPITAL = ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'] as const

describe('the folders of real files, against a second reader', () => {
  it('Nasdaq.com: 30 names, newest first; 377 volumes are missing, not zero', async () => {
    const paths = filesIn('stocks_nasdaqcom')
    const rows = daily(paths, CAPITAL, american)
    expect(rows.filter(({ values }) => Number.isNaN(values[4]))).toHaveLength(377)
    expect(await expectAlike(paths, rows, { profile: 'nasdaq' })).toMatchObject({ new: 57_427, review: 1, error: 0 })
  }, 120_000)

  it('all symbols of a quarter in three tables: fifteen rows on days without session wait', async () => {
    const paths = filesIn('pystock').filter((path) => basename(path).startsWith('prices'))
    const rows = paths.flatMap((path) => {
      const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
      return lines.map((line): NaiveBar => {
        const [symbol = '', stamp = '', ...values] = line.split(',')
        return { symbol: symbol.toUpperCase(), stamp, values: values.slice(0, 5).map(number) }
      })
    })
    expect(rows).toHaveLength(378_266)
    expect(rows.filter(({ values }) => values[4] === 0)).toHaveLength(10_538)
    expect(await expectAlike(paths, rows, { profile: 'pystock' })).toMatchObject({ new: 378_251, review: 15, error: 0 })
  }, 300_000)

  it('one venue alone: stamps in UTC name their day', async () => {
    const paths = filesIn('stocks_iexvolume')
    const { db } = freshWorkspace()
    await importFiles(db, [join(MARKET, 'etf_yahoo/IWM.csv'), join(MARKET, 'etf_yf_full/KRE.csv')])
    const { files } = await importFiles(db, paths)
    const thin = files.filter(({ checks }) => checks.some(({ id, ok }) => id === 'volume' && !ok)).map(({ symbols }) => symbols[0])
    expect(thin).toEqual(['IWM', 'IWN', 'KRE', 'RSP', 'SPY'])
    expect(files[paths.findIndex((path) => path.endsWith('IWM.csv'))]?.checks.find(({ id }) => id === 'volume')?.detail).toMatch(/IWM: 2\.0 % of yahoo/)
    expect(await expectAlike(paths, daily(paths, CAPITAL), { profile: 'yahoo' })).toMatchObject({ new: 19_707, review: 0 })
  }, 120_000)

  it('closes alone: 322 names without open, high, low and volume', async () => {
    const paths = filesIn('closeonly_recent')
    const rows = daily(paths, ['Date', null, null, null, 'Close', null])
    expect(await expectAlike(paths, rows, { profile: 'close-only' })).toMatchObject({ new: 208_302, review: 0 })
  }, 240_000)

  it('funds of Yahoo and yfinance: 148 null rows of the VIX are ignored', async () => {
    const paths = filesIn('etf_yahoo')
    expect(await expectAlike(paths, daily(paths, CAPITAL), { profile: 'yahoo' })).toMatchObject({ new: 55_886, ignored: 148 })
    const full = filesIn('etf_yf_full')
    expect(await expectAlike(full, daily(full, CAPITAL), { profile: 'yahoo' })).toMatchObject({ new: 2_006, review: 0 })
  }, 240_000)

  it('yfinance with four header lines: the close is not the adjusted one, the ticker is in the file', async () => {
    const paths = filesIn('etf_yf_multiheader')
    const rows = daily(paths, ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'], undefined, (path) =>
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(4)
        .map((line) => {
          const [Date = '', , Close = '', High = '', Low = '', Open = '', Volume = ''] = line.split(',')
          return { Date, Close, High, Low, Open, Volume }
        }),
    )
    expect(await expectAlike(paths, rows, { profile: 'yfinance-dump' })).toMatchObject({ new: 2_700, review: 0 })
  })

  it('Investing.com in three spellings: bonds trade on days without session, five rows break the order of prices', async () => {
    const names = ['Date', 'Open', 'High', 'Low', 'Price', 'Vol.'] as const
    const paths = filesIn('etf_investing')
    expect(await expectAlike(paths, daily(paths, names, american), { profile: 'investing' })).toMatchObject({ new: 27_875, review: 175, error: 0 })
    const breadth = filesIn('breadth').filter((path) => path.endsWith('S5TH.csv'))
    expect(await expectAlike(breadth, daily(breadth, names, american), { profile: 'investing' })).toMatchObject({ new: 5_020, review: 25 })
  }, 120_000)

  it('Yahoo: 60 of 445 names have days without a trade, and each file says how many', async () => {
    const { db } = freshWorkspace()
    const paths = filesIn('stocks_yahoo')
    const zeros = paths.map((path) => table(path).filter((row) => number(row['Close']) > 0 && number(row['Volume']) === 0).length)
    expect(zeros.filter((count) => count > 0)).toHaveLength(60)
    const { files } = await importFiles(db, paths)
    const said = files.map(({ notices }) =>
      Number(/^(\d+) of \d+ bars have a volume of zero/.exec(notices.find((words) => words.includes('volume of zero')) ?? '')?.[1] ?? 0),
    )
    expect(said).toEqual(zeros)
  }, 240_000)

  it('TradingView: five counts of the market, bars without volume', async () => {
    const paths = filesIn('breadth').filter((path) => !path.endsWith('S5TH.csv'))
    const rows = daily(paths, ['time', 'open', 'high', 'low', 'close', 'Volume'])
    expect(await expectAlike(paths, rows, { profile: 'tradingview' })).toMatchObject({ new: 33_744, review: 6 })
  }, 120_000)

  it("Cboe's VIX: 47 rows whose open lies outside the day wait, and 33 on days without session", async () => {
    const paths = [join(MARKET, 'pddl/finance-vix__vix-daily.csv')]
    const rows = daily(paths, ['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE', null])
    expect(rows.filter(({ values: [open = 0, high = 0, , close = 0] }) => high < Math.max(open, close))).toHaveLength(20)
    expect(rows.filter(({ values: [open = 0, , low = 0, close = 0] }) => low > Math.min(open, close))).toHaveLength(27)
    expect(await expectAlike(paths, rows, { profile: 'cboe' })).toMatchObject({ new: 9_155, review: 80 })
  }, 120_000)

  it('minutes with dividends and copies: each minute once, dividends once', async () => {
    const paths = filesIn('intraday_1m_2019-12')
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, paths)
    const naive = judge(
      paths.flatMap((path) =>
        table(path)
          .filter((row) => row['Open'] !== '')
          .map((row) => ({
            symbol: basename(path, '.csv'),
            stamp: new Date(row['Datetime']!.replace(' ', 'T')).toISOString().slice(0, 16),
            values: ['Open', 'High', 'Low', 'Close', 'Volume'].map((name) => number(row[name])),
          })),
      ),
      true,
    )
    const dividends = new Set(
      paths.flatMap((path) =>
        table(path)
          .filter((row) => number(row['Dividends']) > 0)
          .map((row) => `${path} ${row['Datetime']!.slice(0, 10)}`),
      ),
    )
    const sum = (kind: string): number => files.reduce((total, file) => total + (file.byKind[kind] ?? 0), 0)
    expect([sum('bar'), sum('dividend')]).toEqual([naive.bars.size, dividends.size])
    const stored = storedBars(db)
    expect([...naive.bars].filter(([key, values]) => !values.every((value, i) => Object.is(value, stored.get(key)?.[i])))).toEqual([])
    // 18 copies without volume; six rows without prices repeat a dividend that stands beside a bar.
    expect(files.reduce((total, file) => total + file.rows.ignored, 0)).toBe(naive.counts.ignored + 6)
    expect(files.reduce((total, file) => total + file.rows.known, 0)).toBe(naive.counts.known)
  }, 120_000)

  it("a scanner's log of 330 names: minutes out of order, seconds cut, the larger volume stands", async () => {
    const paths = filesIn('intraday_1m_2026-01-29')
    const rows = paths.flatMap((path) =>
      table(path).map((row) => ({
        symbol: row['Ticker']!,
        // New York is five hours behind UTC in January.
        stamp: new Date(`${row['Timestamp']!.replace(' ', 'T')}-05:00`).toISOString().slice(0, 16),
        values: ['Open', 'High', 'Low', 'Close', 'Volume'].map((name) => number(row[name])),
      })),
    )
    const counts = await expectAlike(paths, rows, { minutes: true, profile: 'scanner-minutes' })
    expect(counts).toMatchObject({ new: 42_524, review: 741, ignored: 0, error: 0 })
  }, 120_000)

  it('Alpha Vantage: two names of a month with the hours before and after the session', async () => {
    const paths = filesIn('intraday_1m_alphavantage_2025-05')
    const rows = paths.flatMap((path) =>
      table(path).map((row) => ({
        symbol: basename(path, '.csv'),
        stamp: new Date(`${row['timestamp']!.replace(' ', 'T')}-04:00`).toISOString().slice(0, 16),
        values: ['open', 'high', 'low', 'close', 'volume'].map((name) => number(row[name])),
      })),
    )
    expect(await expectAlike(paths, rows, { minutes: true, profile: 'alpha-vantage' })).toMatchObject({ new: 30_427, review: 0 })
  }, 120_000)

  it('the same 500 bars in seven layouts are the same bars', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, filesIn('format_samples_converted'), { symbol: 'KRE' })
    expect(files.map(({ rows }) => [rows.new, rows.review + rows.error])).toEqual([500, 500, 500, 500, 500, 499, 500].map((bars) => [bars, 0]))
    const [first, ...others] = listSeries(db).map(({ id, profileId }) => {
      const { stamps, open, close, volume } = readBars(db, id)
      return { profileId, rows: new Map([...stamps].map((day, i) => [day, `${open[i]} ${close[i]} ${volume[i]}`])) }
    })
    expect(others.map(({ profileId }) => profileId).sort()).toEqual(['barchart', 'excel-german', 'metatrader-5', 'stooq-ascii', 'stooq-web', 'tradingview'])
    for (const { profileId, rows } of others)
      expect([...rows].filter(([day, row]) => first?.rows.get(day) !== row).map(([day]) => `${profileId} ${day}`)).toEqual([])
  })

  it('dated values of FRED, other dumps, the Fed and Fama/French: every number as printed', async () => {
    const { db } = freshWorkspace()
    const paths = [
      ...filesIn('macro_fred_official'),
      ...filesIn('macro'),
      ...['alt/gscpi_data.csv', 'pddl/gold-prices__monthly.csv', 'pddl/bond-yields-us-10y__monthly.csv'].map((path) => join(MARKET, path)),
    ]
    const { files } = await importFiles(db, paths)
    for (const [index, path] of paths.entries()) {
      const rows = table(path).map((row) => Object.values(row))
      const filled = rows.filter(([, value]) => value !== '' && value !== '.')
      const file = files[index]
      expect([basename(path), file?.rows.read, file?.rows.ignored]).toEqual([basename(path), rows.length, rows.length - filled.length])
      expect((file?.rows.new ?? 0) + (file?.rows.known ?? 0)).toBe(filled.length)
      const code = file?.symbols[0]
      const stored = listSeries(db)
        .filter(({ symbol }) => symbol === code)
        .map(({ id }) => [...readValues(db, id).values])
      expect(stored).toContainEqual(filled.map(([, value]) => Number(value)))
    }
  }, 120_000)

  it("Shiller's table: nine series; a 0 is a figure that is not out, and every other number is as printed", async () => {
    const { db } = freshWorkspace()
    const path = join(MARKET, 'pddl/s-and-p-500__data.csv')
    const { files } = await importFiles(db, [path])
    expect(files[0]?.rows).toMatchObject({ read: 1_866, new: 1_866 })
    const rows = table(path)
    const [, ...names] = Object.keys(rows[0] ?? {})
    for (const name of names) {
      const series = listSeries(db).find(({ symbol }) => symbol === `SHILLER ${name.toUpperCase()}`)
      expect([...readValues(db, series!.id).values], name).toEqual(rows.map((row) => Number(row[name])).filter((value) => value !== 0))
    }
    const zeros = rows.reduce((sum, row) => sum + names.filter((name) => Number(row[name]) === 0).length, 0)
    expect(files[0]?.notices).toContain(`${zeros} cells hold 0, which stands for no value here.`)
  })

  it('Fama/French: six columns of percents, the copyright line is ignored', async () => {
    const { db } = freshWorkspace()
    const paths = filesIn('factors')
    const { files } = await importFiles(db, paths)
    expect(files.map(({ rows }) => [rows.read, rows.new, rows.ignored])).toEqual([
      [8_042, 8_042, 0],
      [15_584, 15_583, 1],
    ])
    const lines = readFileSync(paths[1]!, 'utf8')
      .split(/\r?\n/)
      .filter((line) => /^\d{8},/.test(line))
    for (const [column, code] of ['MKT-RF', 'SMB', 'HML', 'RMW', 'CMA', 'RF'].entries()) {
      const series = listSeries(db).find(({ symbol }) => symbol === code)
      expect([...readValues(db, series!.id).values]).toEqual(lines.map((line) => Number(line.split(',')[column + 1])))
      expect(series?.note).toBe('In percent, as printed.')
    }
  }, 120_000)
})
