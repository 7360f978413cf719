import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { membershipAt } from '../../../../src/main/store/holdings.ts'
import { readInstrument } from '../../../../src/main/store/instruments.ts'
import { listRecords } from '../../../../src/main/store/record-list.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const FIXTURE = 'test/fixtures/holdings/OSCF_holdings.csv'

describe("a fund's published holdings", () => {
  it('are read to the blank line below the table, thousands commas and quotes taken off', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FIXTURE])
    expect(files[0]?.rows).toEqual({ read: 8, new: 4, known: 0, ignored: 3, review: 0, unsupported: 0, error: 1 })
    expect([...(files[0]?.problems() ?? [])].map(({ line, status, column = '', reason }) => [line, status, column, reason])).toEqual([
      [15, 'ignored', '', 'The same as line 12.'],
      [16, 'error', 'Market Value', 'Market Value is no number.'],
      [18, 'ignored', '', 'Text below the table.'],
      [19, 'ignored', '', 'Text below the table.'],
    ])
    expect(files[0]?.notices.slice(0, 2)).toEqual([
      '2 shares held by Our Small Company Fund on 2024-03-28.',
      '1 more lines of shares have no ticker: they are kept, and are no members.',
    ])
    expect(membershipAt(db, 'OSCF', '2024-04-30')).toEqual({
      fund: 'OSCF',
      asOf: '2024-03-28',
      members: [
        { symbol: 'ABCD', sector: 'Industrials', weightFraction: 0.0104 },
        { symbol: 'EFG', sector: 'Financials', weightFraction: 0.0001 },
      ],
    })
    expect(membershipAt(db, 'OSCF', '2024-03-27')).toBeUndefined()
    expect(readInstrument(db, 'ABCD')).toMatchObject({ name: 'ABCD "HOLDINGS" INC', kind: 'stock', sector: 'Industrials' })
    expect(readInstrument(db, 'OSCF')).toMatchObject({ name: 'Our Small Company Fund', kind: 'fund' })
    expect(db.prepare('SELECT symbol_text, shares, market_value FROM holdings ORDER BY id').raw().all()).toEqual([
      ['ABCD', 10000, 1234567.89],
      ['EFG', 10, 100],
      [null, 130676, 1.31],
      ['USD', 50, 50],
    ])
  })

  it('state the shares outstanding of the fund, which is a line of its flows and is stored once', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FIXTURE, FIXTURE])
    expect(files.map(({ byKind }) => byKind)).toEqual([{ holding: 4, flows: 1 }, {}])
    expect(listRecords(db, { family: 'flows', limit: 5 })).toMatchObject([
      { symbol: 'OSCF', day: '2024-03-28', knownOn: '2024-03-29', isAssumed: true, line: 4, values: { sharesOutstanding: 1_000_000 } },
    ])
    const own = fileOf('flows.csv', 'symbol,date,knownAt,sharesOutstanding\nOSCF,2024-03-28,,1000000\n')
    expect((await stageFiles(db, [own]))[0]?.staged.rows).toMatchObject({ new: 0, known: 1 })
    const other = fileOf('OSCF_later.csv', readFileSync(FIXTURE, 'utf8').replace('"1,000,000.00"', '"1,100,000.00"'))
    const [file] = await stageFiles(db, [other], { symbol: 'OSCF' })
    expect(file?.staged.notices).toContain('1100000 shares outstanding here, 1000000 as stored for 2024-03-28: the stored number stands.')
    expect(file?.staged.byKind).toEqual({})
  })

  it('add nothing the second time and leave nothing behind when undone', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const { batch } = await importFiles(db, [FIXTURE])
    const again = await importFiles(db, [FIXTURE])
    expect(again.batch).toBeNull()
    expect(again.files[0]?.rows).toMatchObject({ new: 0, known: 4 })
    expect(undoBatch(db, batch!)).toEqual({ bars: 0, observations: 0, holdings: 5 })
    expect(stateHash(db)).toBe(empty)
  })

  it('hold back a ticker with a mark that no ticker has', async () => {
    const { db } = freshWorkspace()
    const text = readFileSync(FIXTURE, 'utf8').replaceAll('"EFG"', '"EF\u200bG"')
    const [file] = await stageFiles(db, [fileOf('OSCF_holdings.csv', text)])
    expect(file?.staged.rows).toMatchObject({ new: 3, ignored: 2, error: 3 })
    expect([...(file?.staged.problems() ?? [])].map(({ reason }) => reason)).toContain('The symbol contains the character U+200B, which no ticker has.')
  })

  it('wait for their day when the file does not say it', async () => {
    const { db } = freshWorkspace()
    const undated = fileOf('OSCF.csv', readFileSync(FIXTURE, 'utf8').replace('"Mar 28, 2024"', '"-"'))
    const [file] = await stageFiles(db, [undated])
    expect(file?.staged.rows).toMatchObject({ new: 0, review: 5, error: 1 })
    expect(file?.staged.questions.find(({ id }) => id === 'asOf')).toEqual({ id: 'asOf', text: 'Of which day is this list (YYYY-MM-DD)?' })
    const [answered] = await stageFiles(db, [undated], { asOf: '2024-06-28' })
    expect(answered?.staged.rows).toMatchObject({ new: 4, review: 0 })
    expect(answered?.staged.questions.find(({ id }) => id === 'asOf')).toMatchObject({ answer: '2024-06-28' })
  })
})
