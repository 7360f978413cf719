import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { universesAt } from '../../../../src/main/store/universe-members.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { importFiles, undoBatch } from '../import-files.ts'

const MARKET = resolve(import.meta.dirname, '../../../../../shared/data/market')
const table = (path: string): readonly Readonly<Record<string, string>>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(MARKET, path), 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data

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
})
