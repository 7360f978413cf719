import { describe, expect, it } from 'vitest'
import { recordLayouts } from '../../../../src/main/ingest/records/record-layouts.ts'
import { listRecords } from '../../../../src/main/store/record-list.ts'
import { isRecordFamily, recordFamilies } from '../../../../src/main/store/record-families.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { importFiles, stageFiles, undoBatch } from '../import-files.ts'

const fixture = (name: string): string => `test/fixtures/records/${name}`
const LATE = '2026-11-20'

/** Each fixture with its layout, what its rows become (new, review, error) and how many records that makes. */
const FILES: readonly (readonly [file: string, layout: string, rows: readonly [number, number, number], records: number])[] = [
  ['events.csv', 'own-events', [3, 0, 2], 3],
  ['ticker_events.csv', 'ticker-events', [3, 0, 0], 3],
  ['holidays.csv', 'market-holidays', [2, 0, 0], 2],
  ['xnys_sessions.csv', 'exchange-sessions', [3, 0, 1], 3],
  ['estimates.csv', 'own-estimates', [3, 0, 1], 3],
  ['consensus.csv', 'own-consensus', [2, 0, 0], 2],
  ['revisions.csv', 'own-revisions', [2, 0, 1], 2],
  ['eps_days.csv', 'eps-snapshots', [3, 0, 0], 3],
  ['surprises.csv', 'earnings-surprises', [2, 0, 0], 2],
  ['fundamentals.csv', 'own-fundamentals', [2, 0, 1], 4],
  ['reports.csv', 'filed-reports', [2, 0, 0], 4],
  ['by_year.csv', 'yearly-figures', [1, 0, 1], 1],
  ['by_quarter.csv', 'quarterly-figures', [1, 0, 0], 1],
  ['yahoo_2026-06-29.csv', 'yahoo-figures', [1, 0, 0], 3],
  ['screener.csv', 'finviz-figures', [0, 2, 1], 0],
  ['index_figures.csv', 'index-figures', [0, 1, 0], 0],
  ['headlines.csv', 'own-headlines', [2, 0, 0], 3],
  ['bz.csv', 'benzinga-headlines', [2, 0, 0], 2],
  ['altdata.csv', 'own-altdata', [2, 0, 0], 2],
  ['postings_country.csv', 'country-postings', [3, 0, 1], 5],
  ['postings_states.csv', 'state-postings', [2, 0, 1], 2],
  ['short.csv', 'own-shortinterest', [2, 0, 1], 2],
  ['flows.csv', 'own-flows', [1, 0, 0], 1],
  ['meeting_odds.csv', 'own-probabilities', [2, 0, 0], 2],
  ['themes.csv', 'own-themes', [1, 1, 0], 1],
  ['chain.csv', 'own-options', [1, 0, 1], 1],
  ['risk_flags.csv', 'own-riskflags', [4, 0, 2], 4],
  ['symbols_20240103.txt', 'listings', [4, 1, 0], 4],
  ['sp500_with_sectors_2024-03-08.csv', 'index-constituents', [4, 0, 0], 4],
  ['SPX_days.csv', 'atm-volatilities', [1, 0, 0], 2],
]

describe('the layouts of dated records', () => {
  it('have a fixture each, and name fields that their family has', () => {
    const universe = ['own-universe', 'index-members', 'index-changes']
    expect(recordLayouts.map(({ id }) => id).toSorted()).toEqual([...universe, ...FILES.map(([, layout]) => layout)].toSorted())
    for (const layout of recordLayouts) expect(isRecordFamily(layout.family), layout.id).toBe(true)
  })

  for (const [file, layout, [fresh, review, error], records] of FILES) {
    it(`${layout}: every row is counted, known the second time and gone when undone`, async () => {
      const { db } = freshWorkspace()
      const empty = stateHash(db)
      const [staged] = await stageFiles(db, [fixture(file)])
      expect(staged?.profileId).toBe(layout)
      const { files, batch } = await importFiles(db, [fixture(file)])
      const { rows } = files[0]!
      expect([rows.new, rows.review, rows.error]).toEqual([fresh, review, error])
      expect(rows.new + rows.known + rows.ignored + rows.review + rows.unsupported + rows.error).toBe(rows.read)
      expect([...files[0]!.everyRow!()]).toHaveLength(rows.read)
      expect(db.prepare('SELECT count(*) FROM dated_records').pluck().get()).toBe(records)
      const again = await importFiles(db, [fixture(file)])
      expect(again.batch).toBeNull()
      expect(again.files[0]?.rows).toMatchObject({ read: rows.read, new: 0, known: fresh })
      expect(undoBatch(db, batch!).holdings).toBe(records)
      expect(stateHash(db)).toBe(empty)
      for (const { table } of Object.values(recordFamilies)) expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
    })
  }
})

describe('known at', () => {
  const known = async (file: string, family: keyof typeof recordFamilies, asOf: string, answers = {}) => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture(file)], answers)
    return listRecords(db, { family, asOf, limit: 100 }).map(({ day, knownOn, isAssumed, values }) => [day, knownOn, isAssumed, Object.values(values)[0]])
  }

  it('is the printed moment; what came at four in the afternoon or later counts from the next day on', async () => {
    expect(await known('estimates.csv', 'estimates', '2026-10-01')).toEqual([['2026-10-01', '2026-10-01', false, '2026Q3']])
    expect(await known('estimates.csv', 'estimates', '2026-10-02')).toHaveLength(2)
    expect(await known('headlines.csv', 'headlines', '2026-11-19')).toHaveLength(2)
    expect(await known('headlines.csv', 'headlines', LATE)).toHaveLength(3)
  })

  it('of an event is when it was announced, not when it falls', async () => {
    expect(await known('events.csv', 'calendar', '2025-12-31')).toEqual([['2026-12-09', '2025-08-01', false, 'fomc']])
    expect(await known('events.csv', 'calendar', '2026-11-02')).toHaveLength(2)
    expect(await known('events.csv', 'calendar', '2026-11-03')).toHaveLength(3)
  })

  it('of fundamentals without a date is their period end + 90 days, or the day the user says, both marked', async () => {
    expect(await known('fundamentals.csv', 'fundamentals', '2026-06-28')).toEqual([])
    expect(await known('fundamentals.csv', 'fundamentals', '2026-06-29')).toEqual([['2026-03-31', '2026-06-29', true, 'revenue']])
    expect(await known('fundamentals.csv', 'fundamentals', '2026-05-04', { asOf: '2026-05-04' })).toEqual([['2026-03-31', '2026-05-04', true, 'revenue']])
    expect(await known('fundamentals.csv', 'fundamentals', '2026-08-04')).toHaveLength(4)
  })

  it('of figures of one day is that day: from the name of the file, else asked', async () => {
    expect(await known('yahoo_2026-06-29.csv', 'fundamentals', '2026-06-28')).toEqual([])
    expect(await known('yahoo_2026-06-29.csv', 'fundamentals', '2026-06-29')).toHaveLength(3)
    expect(await known('screener.csv', 'fundamentals', '2025-06-30', { asOf: '2025-06-30' })).toHaveLength(8)
    await expect(known('screener.csv', 'fundamentals', LATE, { asOf: 'June' })).rejects.toThrow('no day in the form YYYY-MM-DD')
  })

  it('keeps a figure and its later revision apart: each day sees the one it could know', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('reports.csv')])
    const income = (asOf: string) =>
      listRecords(db, { family: 'fundamentals', symbol: 'ABCD', asOf, limit: 100 }).flatMap(({ values }) =>
        values['metric'] === 'netIncome' ? [values['value']] : [],
      )
    expect(income('2016-01-05')).toEqual([])
    expect(income('2016-02-29')).toEqual([43_200_000])
    expect(income('2016-03-01')).toEqual([43_200_000, 43_100_000])
  })
})

describe('a wide table of figures', () => {
  it('reads letters behind a number as powers of ten, and NA as a ticker where there must be one', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('screener.csv')], { asOf: '2025-06-30' })
    expect(listRecords(db, { family: 'fundamentals', symbol: 'NA', limit: 10 }).map(({ values }) => values['value'])).toEqual([4_350_000, 1e9, -172_740_000])
  })

  it('says which columns it did not read', async () => {
    const { db } = freshWorkspace()
    const [file] = await stageFiles(db, [fixture('fundamentals.csv')])
    expect(file?.staged.notices).toContain('Not read: colour.')
  })

  it('names an option by its expiry, strike and side, one row for the call and one for the put', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('SPX_days.csv')])
    expect(
      listRecords(db, { family: 'options', limit: 10 }).map(({ symbol, values }) => [symbol, values['right'], values['iv'], values['openInterest']]),
    ).toEqual([
      ['SPX', 'call', 0.0906, 6559],
      ['SPX', 'put', 0.0904, 1828],
    ])
  })
})
