import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readValues } from '../../../../src/main/store/observations.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

describe('a file of dated values', () => {
  it('is named by its file, takes any day and any sign, and holds back what it cannot read', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, ['test/fixtures/series/SPREAD1.csv'])
    expect(files[0]?.rows).toEqual({ read: 10, new: 4, known: 0, ignored: 3, review: 0, unsupported: 0, error: 3 })
    expect(files[0]?.byKind).toEqual({ value: 4 })
    expect([...(files[0]?.problems() ?? [])].map(({ line, status, column = '', reason }) => [line, status, column, reason])).toEqual([
      [3, 'ignored', '', 'No value on this day.'],
      [5, 'ignored', '', 'No value on this day.'],
      [7, 'error', 'value', 'value is no number.'],
      [8, 'error', 'date', 'date is no day in the form YYYY-MM-DD.'],
      [10, 'ignored', '', 'The same day as line 9, with the same values.'],
      [11, 'error', '', 'The row has 3 cells, more than the header.'],
    ])
    const [series] = listSeries(db)
    expect(series).toMatchObject({ kind: 'values', symbol: 'SPREAD1', profileId: 'date-value', isPrimary: true, instrumentId: null })
    const { days, values } = readValues(db, series!.id)
    expect([...days].map(isoDay)).toEqual(['2024-01-02', '2024-01-04', '2024-01-06', '2024-01-09'])
    expect([...values]).toEqual([3.45, -0.25, 3.5, 0])
  })

  it('may carry several series side by side', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, ['test/fixtures/series/fred_two_series.csv'])
    expect(files[0]?.rows).toEqual({ read: 4, new: 3, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect(files[0]?.byKind).toEqual({ value: 5 })
    const named = listSeries(db).map((series) => [series.symbol, [...readValues(db, series.id).values]])
    expect(named).toEqual([
      ['RATE10', [3.95, 3.91, 3.99]],
      ['RATE2', [4.33, 4.33]],
    ])
  })

  it('tells values from bars by the header and the days', async () => {
    const { db } = freshWorkspace()
    const kinds = async (name: string, text: string): Promise<unknown> => {
      const [file] = await stageFiles(db, [fileOf(name, text)])
      return [file?.profileId, file?.staged.symbols]
    }
    expect(await kinds('DGS10.csv', 'DATE,DGS10\n2024-01-02,3.95\n')).toEqual(['fred', ['DGS10']])
    expect(await kinds('x.csv', 'date,T10YIE\n2024-01-02,2.2\n')).toEqual(['two-column', ['T10YIE']])
    expect(await kinds('ShillerPE.csv', 'date,close\n1987-01-01,14.92\n1987-02-01,15.8\n')).toEqual(['two-column', ['SHILLERPE']])
    expect(await kinds('gold.csv', 'Date,Close\n1987-01-01,14.92\n1987-02-02,15.8\n1987-03-02,15.9\n')).toEqual(['two-column', ['GOLD']])
    expect(await kinds('ABCD.csv', 'Date,Close\n2024-01-02,14.92\n2024-01-03,15.8\n')).toEqual(['close-only', ['ABCD']])
  })

  it('takes the name of the series from the answer', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, ['test/fixtures/series/SPREAD1.csv'], { symbol: 'hyspread' })
    expect(listSeries(db)[0]?.symbol).toBe('HYSPREAD')
  })

  it('keeps what is stored where a later file differs, unless told to take it, and undo brings it back', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, ['test/fixtures/series/SPREAD1.csv'])
    const before = stateHash(db)
    const other = fileOf('SPREAD1.csv', 'date,value\n2024-01-02,3.5\n2024-01-04,-0.25\n2024-01-11,7\n')
    const kept = await stageFiles(db, [other])
    expect(kept[0]?.staged.rows).toMatchObject({ read: 3, new: 1, known: 1, review: 1 })
    expect([...(kept[0]?.staged.problems() ?? [])]).toEqual([
      { line: 2, status: 'review', column: 'value', reason: 'Differs from what is stored: value is 3.5 here and 3.45 as stored.', raw: '2024-01-02,3.5' },
    ])
    const { batch } = await importFiles(db, [other], { conflicts: 'take' })
    expect([...readValues(db, listSeries(db)[0]!.id).values]).toEqual([3.5, -0.25, 3.5, 0, 7])
    expect(undoBatch(db, batch!)).toEqual({ bars: 0, observations: 1, holdings: 0 })
    expect([...readValues(db, listSeries(db)[0]!.id).values]).toEqual([3.45, -0.25, 3.5, 0])
    expect(stateHash(db)).toBe(before)
  })
})
