import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInstrument } from '../../../../src/main/store/instruments.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { universesAt } from '../../../../src/main/store/universe-members.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const OWN = 'test/fixtures/records/universe.csv'
const FROM_TO = 'test/fixtures/records/sp500_from_to.csv'
const MOVES = 'test/fixtures/records/sp500_moves.csv'

describe('a universe in our own layout', () => {
  it('ends every row as new, ignored or an error that says where and why', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [OWN])
    expect(files[0]?.rows).toEqual({ read: 12, new: 6, known: 0, ignored: 1, review: 0, unsupported: 0, error: 5 })
    expect([...(files[0]?.problems() ?? [])].map(({ line, status, column = '', reason }) => [line, status, column, reason])).toEqual([
      [5, 'ignored', '', 'The same as line 4.'],
      [9, 'error', 'to', 'It ends on 2024-06-03, not after 2024-06-03.'],
      [10, 'error', 'weight', '“heavy” is no number.'],
      [11, 'error', 'symbol', 'symbol is blank.'],
      [12, 'error', 'from', '“2024-02-30” is no day in the form YYYY-MM-DD.'],
      [13, 'error', 'knownAt', '2027-01-04 lies in the future.'],
    ])
    expect(files[0]?.notices).toEqual([
      'Blank, in rows: weight in 8.',
      '2 times do not say of where they are: taken as those of New York.',
      '1 row does not say when they were known: taken as known on their own day, marked as assumed.',
    ])
    expect(readInstrument(db, 'EFG')).toMatchObject({ name: 'Efg Bank, Inc', kind: 'stock', sector: 'Financials' })
  })

  it('has the members that were known at a day and in force on it', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [OWN])
    const at = (day: string) => universesAt(db, day).map(({ index, asOf, members }) => `${index ?? 'own'} ${asOf} ${members.join(' ')}`)
    expect(at('2019-12-31')).toEqual([])
    // EFG came in 2019, but the file was published in April 2024.
    expect(at('2021-01-04')).toEqual(['Small 600 2020-03-02 ABCD'])
    expect(at('2024-04-15')).toEqual(['Small 600 2020-03-02 ABCD EFG'])
    expect(at('2024-05-01')).toEqual(['Small 600 2024-05-01 ABCD'])
    expect(at('2024-06-03')).toEqual(['own 2024-05-31 KLM NOP', 'Small 600 2024-06-03 ABCD HIJ'])
    expect(at('2024-06-28')[0]).toBe('own 2024-06-28 KLM')
  })

  it('adds nothing the second time and leaves nothing behind when undone', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const { batch } = await importFiles(db, [OWN])
    const again = await importFiles(db, [OWN])
    expect(again.batch).toBeNull()
    expect(again.files[0]?.rows).toMatchObject({ new: 0, known: 6 })
    expect(undoBatch(db, batch!).holdings).toBe(6)
    expect(stateHash(db)).toBe(empty)
  })

  it('shows another value as a conflict, keeps the stored one, and takes the new one only by answer', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [OWN])
    const before = stateHash(db)
    const other = fileOf('again.csv', readFileSync(OWN, 'utf8').replace('Abcd Tools Inc,Industrials', 'Abcd Tools Inc,Materials'))
    const kept = await stageFiles(db, [other])
    expect(kept[0]?.staged.rows).toMatchObject({ new: 0, known: 5, review: 1 })
    expect([...(kept[0]?.staged.problems() ?? [])][0]?.reason).toBe('Differs from what is stored: sector Materials, stored Industrials.')
    expect(kept[0]?.staged.questions.map(({ id }) => id)).toEqual(['conflicts'])
    const { batch } = await importFiles(db, [other], { conflicts: 'take' })
    expect(
      db.prepare("SELECT v.sector FROM universe_members v JOIN dated_records r ON r.id = v.record_id WHERE r.symbol = 'ABCD' ORDER BY r.version").pluck().all(),
    ).toEqual(['Industrials', 'Materials'])
    // The first file is now the one that says otherwise, and what it says is held already.
    expect((await stageFiles(db, [OWN]))[0]?.staged.rows).toMatchObject({ new: 0, known: 6, review: 0 })
    undoBatch(db, batch!)
    expect(stateHash(db)).toBe(before)
  })

  it('judges two files of one call like two calls', async () => {
    const { db } = freshWorkspace()
    const part = fileOf('part.csv', readFileSync(OWN, 'utf8').split('\n').slice(0, 4).join('\n'))
    const [, second] = await stageFiles(db, [part, OWN])
    expect(second?.staged.rows).toMatchObject({ new: 3, known: 3 })
  })
})

describe('the membership of an index', () => {
  it('is read from lists of beginnings and ends and from lists of changes, which answer as one', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FROM_TO, MOVES])
    expect(files.map(({ rows }) => [rows.read, rows.new])).toEqual([
      [4, 4],
      [3, 3],
    ])
    const members = (day: string) => universesAt(db, day).flatMap((universe) => [universe.index, universe.asOf, ...universe.members])
    expect(members('1996-12-31')).toEqual(['S&P 500', '1996-01-02', 'CCX'])
    expect(members('2017-06-16')).toEqual(['S&P 500', '2015-03-23', 'AAX', 'BBX', 'CCX'])
    expect(members('2017-06-19')).toEqual(['S&P 500', '2017-06-19', 'AAX', 'CCX'])
    expect(members('2020-06-22')).toEqual(['S&P 500', '2020-06-22', 'CCX', 'DDX', 'EEX', 'FFX'])
    expect(members('2026-11-20')).toEqual(['S&P 500', '2020-09-21', 'CCX', 'DDX', 'EEX'])
  })

  it('waits until somebody says of which index, where the name of the file does not', async () => {
    const { db } = freshWorkspace()
    const nameless = fileOf('members.csv', readFileSync(FROM_TO, 'utf8'))
    const [file] = await stageFiles(db, [nameless])
    expect(file?.staged.rows).toMatchObject({ new: 0, review: 4 })
    expect(file?.staged.questions).toEqual([{ id: 'index', text: 'Of which index are these the members?' }])
    await importFiles(db, [nameless], { index: 'Small 600' })
    expect(universesAt(db, '2026-11-20').map(({ index }) => index)).toEqual(['Small 600'])
  })
})
