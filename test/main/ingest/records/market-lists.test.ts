import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInstrument } from '../../../../src/main/store/instruments.ts'
import { listRecords } from '../../../../src/main/store/record-list.ts'
import { universesAt } from '../../../../src/main/store/universe-members.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles } from '../import-files.ts'

const fixture = (name: string): string => `test/fixtures/records/${name}`
const membersAt = (db: Parameters<typeof universesAt>[0], day: string) =>
  universesAt(db, day).map(({ index, asOf, members }) => `${index} ${asOf} ${members.join(' ')}`)

describe('sessions of an exchange', () => {
  it('are calendar records, each with its opening and close', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [fixture('xnys_sessions.csv')])
    expect(listRecords(db, { family: 'calendar', limit: 10 }).map(({ day, values }) => [day, values['kind'], values['note']])).toEqual([
      ['2024-07-02', 'session', 'XNYS 09:30 to 16:00 New York'],
      ['2024-07-03', 'early_close', 'XNYS 09:30 to 13:00 New York'],
      ['2024-07-05', 'session', 'XNYS 09:30 to 16:00 New York'],
    ])
    expect([...(files[0]?.problems() ?? [])].map(({ line, column, reason }) => [line, column, reason])).toEqual([[5, 'close_et', 'close_et is blank.']])
    expect(files[0]?.checks).toEqual([
      { id: 'calendar', ok: true, detail: 'Agrees with our calendar on 3 sessions and 1 early closes, 2024-07-02 to 2024-07-05.' },
    ])
  })

  it('that our own calendar does not have, or has otherwise, are named one by one; ours stands', async () => {
    const { db } = freshWorkspace()
    const text = readFileSync(fixture('xnys_sessions.csv'), 'utf8')
    const row = (day: string, close: string, isEarly: string): string =>
      `${day},${day}T13:30:00+0000,x,${day}T09:30:00-0400,${day}T${close}:00-0400,${isEarly},2024,7,Day,XNYS,America/New_York\n`
    const [header = ''] = text.split('\n')
    const file = fileOf(
      'otherwise.csv',
      `${header}\n${row('2024-07-02', '16:00', 'False')}${row('2024-07-03', '16:00', 'False')}${row('2024-07-04', '16:00', 'False')}${row('2024-07-08', '13:00', 'True')}`,
    )
    const [staged] = await stageFiles(db, [file])
    expect(staged?.staged.checks).toEqual([
      {
        id: 'calendar',
        ok: false,
        detail:
          'Differs from our calendar on 4 days, and ours stands: 2024-07-03 closes early in ours only; 2024-07-04 is a session here only; 2024-07-05 is missing here; 2024-07-08 closes early here only.',
      },
    ])
  })

  it('and holidays are held against the same calendar', async () => {
    const { db } = freshWorkspace()
    const file = fileOf('holidays.csv', 'Date,DayOfWeek,Holiday\n2024-06-19,WED,Juneteenth\n2024-07-05,FRI,Bridge\n2024-09-02,MON,Labor Day\n')
    const [staged] = await stageFiles(db, [file])
    expect(staged?.staged.checks[0]?.detail).toBe(
      'Differs from our calendar on 2 days, and ours stands: 2024-07-04 is missing here; 2024-07-05 is a session in ours.',
    )
  })
})

describe('job postings', () => {
  it('are alternative data of a kind for each series, known a week later and marked as assumed', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('postings_country.csv'), fixture('postings_states.csv')])
    const records = listRecords(db, { family: 'altdata', limit: 20 }).map(({ day, knownOn, isAssumed, symbol, values }) => [
      day,
      knownOn,
      isAssumed,
      symbol,
      values['kind'],
      values['value'],
    ])
    expect(records).toEqual([
      ['2024-02-01', '2024-02-08', true, null, 'job_postings_us_total_postings_sa', 101.5],
      ['2024-02-01', '2024-02-08', true, null, 'job_postings_us_total_postings_nsa', 99.25],
      ['2024-02-01', '2024-02-08', true, null, 'job_postings_us_new_postings_sa', 98],
      ['2024-02-01', '2024-02-08', true, null, 'job_postings_us_new_postings_nsa', 97.5],
      ['2024-02-01', '2024-02-08', true, null, 'job_postings_us_ny', 101.5],
      ['2024-02-02', '2024-02-09', true, null, 'job_postings_us_total_postings_nsa', 99.5],
      ['2024-02-02', '2024-02-09', true, null, 'job_postings_us_ny', 0],
    ])
  })
})

describe('lists as they stood on a day', () => {
  const FIRST = 'symbols_20240103.txt'
  const SECOND = 'ABCD\tAbcd Tools Inc\nHIJ\tHij Fund\nNOP\tNop Inc\n'

  it('of all tickers: the newest one counts, what came in and what went is said, within one call as well', async () => {
    const { db } = freshWorkspace()
    const later = fileOf('symbols_20240301.txt', SECOND)
    const { files } = await importFiles(db, [fixture(FIRST), later])
    expect(files[0]?.notices[0]).toBe('4 rows do not say when they were known: taken as known on their own day, marked as assumed.')
    expect(files[1]?.notices[0]).toBe('Against the list of 2024-01-03: 1 (NOP) came in, 2 (EFG.P, KLM) went.')
    expect(membersAt(db, '2024-01-02')).toEqual([])
    expect(membersAt(db, '2024-01-03')).toEqual(['US listings 2024-01-03 ABCD EFG.P HIJ KLM'])
    expect(membersAt(db, '2024-03-01')).toEqual(['US listings 2024-03-01 ABCD HIJ NOP'])
    const next = fileOf('symbols_20240302.txt', SECOND)
    expect((await stageFiles(db, [next]))[0]?.staged.notices[0]).toBe('Against the list of 2024-03-01: none came in, none went.')
  })

  it('name what is listed, and do not call it a share', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture(FIRST)])
    const kinds = db.prepare("SELECT count(*) FROM instrument_traits WHERE trait = 'kind'").pluck().get()
    expect([readInstrument(db, 'EFG.P')?.name, kinds]).toEqual(['Efg Bank Preferred', 0])
  })

  it('wait for a word where the name of the file gives neither the list nor the day', async () => {
    const { db } = freshWorkspace()
    const [file] = await stageFiles(db, [fileOf('tickers.txt', SECOND)])
    expect(file?.staged.rows).toMatchObject({ new: 0, review: 3 })
    expect(file?.staged.questions.map(({ id }) => id)).toEqual(['index', 'asOf'])
  })

  it('of an index with sectors: known from the day of the list on, however long a member has belonged', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('sp500_with_sectors_2024-03-08.csv')])
    expect(membersAt(db, '2024-03-07')).toEqual([])
    // CCX is named in the list, but comes in ten days later.
    expect(membersAt(db, '2024-03-08')).toEqual(['S&P 500 2024-03-08 AAX BBX DDX'])
    expect(membersAt(db, '2024-03-18')).toEqual(['S&P 500 2024-03-18 AAX BBX CCX DDX'])
    expect(listRecords(db, { family: 'universe', symbol: 'AAX', limit: 5 })[0]).toMatchObject({
      day: '2024-03-08',
      knownOn: '2024-03-08',
      isAssumed: true,
      values: { sector: 'Industrials', industry: 'Building Products', from: '1996-01-02', to: null },
    })
    const later = fileOf('sp500_2024-06-28.csv', readFileSync(fixture('sp500_with_sectors_2024-03-08.csv'), 'utf8').replace(/^AAX.*\n/m, ''))
    await importFiles(db, [later])
    expect(membersAt(db, '2024-06-28')).toEqual(['S&P 500 2024-06-28 BBX CCX DDX'])
  })

  it('of an index without a day wait for one', async () => {
    const { db } = freshWorkspace()
    const undated = fileOf('s-and-p-500__constituents.csv', readFileSync(fixture('sp500_with_sectors_2024-03-08.csv'), 'utf8'))
    const [file] = await stageFiles(db, [undated])
    expect(file?.staged.rows).toMatchObject({ new: 0, review: 4 })
    expect(file?.staged.questions.map(({ id, default: proposed }) => [id, proposed])).toEqual([
      ['index', 'S&P 500'],
      ['asOf', undefined],
    ])
  })
})
