import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { universesAt } from '../../../../src/main/store/universe-members.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { type Answers, fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const MARKET = resolve(import.meta.dirname, '../../../../../shared/data/market')
const table = (path: string): readonly Readonly<Record<string, string>>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(MARKET, path), 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data

/** Enough of a file to hold what it is made of; the longest would take minutes. No cell of these files runs over several lines before it. */
const MOST_ROWS = 4_000

describe('real files of dated records', () => {
  it('S&P 500 membership: a plain reading of beginnings and ends gives the same members on every sampled day', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const path = 'constituents/sp500_ticker_start_end.csv'
    const rows = table(path)
    const { files, batch } = await importFiles(db, [join(MARKET, path)])
    expect(files[0]?.rows).toEqual({ read: rows.length, new: rows.length, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 })
    for (const day of ['1996-01-02', '2001-06-29', '2008-09-15', '2016-11-08', '2020-03-23', '2024-03-08', '2026-11-20']) {
      const plain = rows.filter((row) => row['start_date']! <= day && (row['end_date'] === '' || row['end_date']! > day)).map((row) => row['ticker']!)
      const [universe] = universesAt(db, day)
      expect(universe?.index).toBe('S&P 500')
      expect(universe?.members, day).toEqual([...new Set(plain)].sort())
      expect(plain.length, day).toBeGreaterThan(480)
    }
    expect(undoBatch(db, batch!).holdings).toBe(rows.length)
    expect(stateHash(db)).toBe(empty)
  })

  it('S&P 500 changes: every name that came in or went is one record', async () => {
    const { db } = freshWorkspace()
    const path = 'constituents/sp500_changes_since_2019.csv'
    const rows = table(path)
    const { files } = await importFiles(db, [join(MARKET, path)])
    expect(files[0]?.rows).toMatchObject({ read: rows.length, new: rows.length })
    const names = rows.flatMap((row) => [row['add'] ?? '', row['remove'] ?? '']).flatMap((cell) => cell.split(',').filter((one) => one.trim() !== ''))
    expect(db.prepare('SELECT count(*) FROM dated_records').pluck().get()).toBe(names.length)
  })

  it('earnings estimates and surprises: blank estimates are counted, times without a zone are said', async () => {
    const { db } = freshWorkspace()
    const paths = ['earnings/eps_estimate_snapshots_2025-11-07_2025-12-12.csv', 'earnings/earnings_surprises_sp500.csv']
    const [estimates, surprises] = await stageFiles(
      db,
      paths.map((path) => join(MARKET, path)),
    )
    const blank = table(paths[0]!).filter((row) => row['estimate'] === '').length
    expect(blank).toBeGreaterThan(95)
    expect(estimates?.staged.notices).toContain(`Blank, in rows: estimate in ${blank}.`)
    expect(surprises?.staged.notices.find((words) => words.includes('New York'))).toBe('32032 times do not say of where they are: taken as those of New York.')
  })

  it('sessions and early closes of twenty years are those of our own calendar', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [join(MARKET, 'calendar/market_calendar_official_XNYS_20050101_20251231.csv')])
    expect(files[0]?.checks).toEqual([
      { id: 'calendar', ok: true, detail: 'Agrees with our calendar on 5283 sessions and 45 early closes, 2005-01-03 to 2025-12-31.' },
    ])
  })

  it('all tickers of three days: each list counts from its day on, and each says what came and went since the one before', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const names = ['symbols_20161003.txt', 'symbols_20161230.txt', 'symbols_20170103.txt']
    const lists = names.map(
      (name) =>
        new Set(
          readFileSync(join(MARKET, 'pystock', name), 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => line.split('\t')[0] ?? ''),
        ),
    )
    const { files, batch } = await importFiles(
      db,
      names.map((name) => join(MARKET, 'pystock', name)),
    )
    // The same ticker and name again, four and five times.
    expect(files.map(({ rows }) => [rows.read, rows.new, rows.ignored])).toEqual([
      [6_113, 6_110, 3],
      [6_151, 6_147, 4],
      [6_150, 6_145, 5],
    ])
    for (const [index, day] of ['2016-10-03', '2016-12-30', '2017-01-03'].entries()) {
      expect(universesAt(db, day)[0]?.members, day).toEqual([...lists[index]!].sort())
      const before = lists[index - 1]
      if (before === undefined) continue
      const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): number => [...some].filter((one) => !others.has(one)).length
      const [came, went] = [without(lists[index]!, before), without(before, lists[index]!)]
      expect(files[index]?.notices.join(' ')).toMatch(new RegExp(`: ${came} \\(.*\\) came in, ${went} \\(.*\\) went\\.`))
    }
    undoBatch(db, batch!)
    expect(stateHash(db)).toBe(empty)
  })

  /** Folder and file, how many rows are held back, as a plain reading of equal keys counts them, and the answers. */
  const others: readonly (readonly [
    path: string,
    held: { readonly review?: number; readonly ignored?: number; readonly error?: number },
    answers?: Answers,
  ])[] = [
    ['earnings/eps_estimate_snapshots_2025-11-07_2025-12-12.csv', {}],
    ['earnings/earnings_surprises_sp500.csv', { review: 24, ignored: 0 }],
    ['events/official_ticker_events.csv', {}],
    ['calendar/us_market_holidays.csv', {}],
    ['calendar/market_calendar_official_XNYS_20050101_20251231.csv', {}],
    ['alt/indeed_aggregate_job_postings_US.csv', {}],
    ['alt/indeed_state_job_postings_us.csv', {}],
    ['pddl/s-and-p-500-companies__constituents.csv', {}, { asOf: '2026-08-22' }],
    ['alt/benzinga_headlines_sample.csv', { ignored: 24 }],
    ['options/SPX_iv_snapshots_2026-05_2026-08.csv', {}],
    ['pystock/reports_2016.csv', { review: 7, ignored: 22 }],
    ['fundamentals/us_financials_annual.csv', {}],
    ['fundamentals/yahoo_info_sp500_2026-06-29.csv', {}],
    ['fundamentals/finviz_2025-06_merged.csv', { ignored: 1 }, { asOf: '2025-06-30' }],
    ['pddl/s-and-p-500-companies-financials__constituents-financials.csv', { ignored: 17 }, { asOf: '2026-08-22' }],
  ]
  for (const [path, held, answers] of others) {
    it(`${path}: every row of its first ${MOST_ROWS} is read, and those that are not stored are told one by one`, async () => {
      const { db } = freshWorkspace()
      const lines = readFileSync(join(MARKET, path), 'utf8').split('\n')
      const { files } = await importFiles(db, [fileOf(basename(path), lines.slice(0, MOST_ROWS + 1).join('\n'))], answers)
      const wanted = { known: 0, ignored: 0, review: 0, unsupported: 0, error: 0, ...held }
      const read = Math.min(table(path).length, MOST_ROWS)
      const told = Object.values(wanted).reduce((sum, count) => sum + count, 0)
      const why = [...(files[0]?.problems() ?? [])].slice(0, 5).map(({ line, reason, raw }) => `${line} ${reason} ${raw}`)
      expect(files[0]?.rows, why.join('\n')).toEqual({ ...wanted, read, new: read - told })
      expect(db.prepare('SELECT count(*) FROM raw_rows').pluck().get()).toBe(read)
    }, 120_000)
  }
})
