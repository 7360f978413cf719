import { describe, expect, it } from 'vitest'
import { dayNumber, isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readGeneration } from '../../../../src/main/store/generation.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { Panel } from '../../../../src/main/threads/analysis/panel.ts'
import { alignValues, indexKnownOn } from '../../../../src/main/threads/analysis/panel-values.ts'
import { fileOf, importFiles, undoBatch } from '../../ingest/import-files.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'

const yahoo = (...rows: string[]): string => `Date,Open,High,Low,Close,Adj Close,Volume\n${rows.join('\n')}\n`
const bar = (day: string, close: number, volume = 100): string => `${day},${close},${close + 1},${close - 1},${close},${close},${volume}`

function refreshed(db: WriteDb, panel = new Panel()): Panel {
  panel.refresh(db, readGeneration(db))
  return panel
}

describe('the panel', () => {
  it('holds the primary daily series of each symbol, oldest first', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('BBB.csv', yahoo(bar('2024-01-03', 11), bar('2024-01-02', 10))), fileOf('AAA.csv', yahoo(bar('2024-01-02', 5, 0)))])
    const panel = refreshed(db)
    expect(panel.symbols()).toEqual(['AAA', 'BBB'])
    const bars = panel.bars('BBB')
    expect([...(bars?.sessions ?? [])].map(isoDay)).toEqual(['2024-01-02', '2024-01-03'])
    expect([...(bars?.close ?? [])]).toEqual([10, 11])
    expect(panel.bars('CCC')).toBeUndefined()
    expect(panel.instrument('AAA')?.kind).toBe('index')
  })

  it('puts new columns in the place of touched ones and keeps the others, so that a running job keeps what it gathered', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2024-01-02', 5), bar('2024-01-03', 6)))])
    const { batch } = await importFiles(db, [fileOf('BBB.csv', yahoo(bar('2024-01-02', 10)))])
    const panel = refreshed(db)
    const [a, b] = [panel.bars('AAA'), panel.bars('BBB')]
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2024-01-03', 6), bar('2024-01-04', 7)))])
    refreshed(db, panel)
    expect([...(panel.bars('AAA')?.close ?? [])]).toEqual([5, 6, 7])
    expect([...(a?.close ?? [])]).toEqual([5, 6])
    expect(panel.bars('BBB')).toBe(b)
    undoBatch(db, batch!)
    refreshed(db, panel)
    expect(panel.symbols()).toEqual(['AAA'])
    expect(panel.bars('BBB')).toBeUndefined()
  })

  it('keeps one column of sessions for the names that share them', async () => {
    const { db } = freshWorkspace()
    const days = yahoo(bar('2024-01-02', 5), bar('2024-01-03', 6), bar('2024-01-04', 7))
    const other = yahoo(bar('2024-01-02', 5), bar('2024-01-04', 7))
    await importFiles(db, [fileOf('AAA.csv', days), fileOf('BBB.csv', days), fileOf('CCC.csv', other)])
    const panel = refreshed(db)
    expect(panel.bars('BBB')?.sessions).toBe(panel.bars('AAA')?.sessions)
    expect(panel.bars('CCC')?.sessions).toHaveLength(2)
  })

  it('answers outside gather only what it has in memory', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2024-01-02', 5)))])
    const panel = refreshed(db)
    panel.seal()
    expect(() => panel.bars('AAA')).toThrow('outside gather')
  })

  it('applies splits to raw series only, several compounding', async () => {
    const { db } = freshWorkspace()
    const rows = yahoo(bar('2024-01-02', 40, 100), bar('2024-01-03', 20, 200), bar('2024-01-04', 200, 20))
    await importFiles(db, [fileOf('RAW.csv', rows)], { adjustment: 'raw' })
    await importFiles(db, [fileOf('ADJ.csv', rows)])
    for (const symbol of ['RAW', 'ADJ']) {
      db.prepare(
        `INSERT INTO corporate_actions (instrument_id, session, kind, value) SELECT id, '2024-01-03', 'split', 2 FROM instruments WHERE symbol = ?`,
      ).run(symbol)
      db.prepare(
        `INSERT INTO corporate_actions (instrument_id, session, kind, value) SELECT id, '2024-01-04', 'split', 0.1 FROM instruments WHERE symbol = ?`,
      ).run(symbol)
    }
    const panel = refreshed(db)
    expect([...(panel.bars('RAW')?.close ?? [])]).toEqual([200, 200, 200])
    expect([...(panel.bars('RAW')?.volume ?? [])]).toEqual([20, 20, 20])
    expect([...(panel.bars('ADJ')?.close ?? [])]).toEqual([40, 20, 200])
  })

  it('lengthens a chain by the other series where the first one has no bar, scaled at the last shared session', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2024-01-03', 100), bar('2024-01-05', 110)))])
    await importFiles(db, [fileOf('AAA.csv', 'Date,Close\n2024-01-02,45\n2024-01-03,50\n2024-01-04,52\n2024-01-05,55\n2024-01-08,56\n')])
    const chain = refreshed(db).chain('AAA')
    expect([...(chain?.sessions ?? [])].map(isoDay)).toEqual(['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'])
    expect([...(chain?.close ?? [])]).toEqual([90, 100, 104, 110, 112])
    expect(chain?.seams).toEqual([{ seriesId: 2, label: 'close-only', sharedSession: dayNumber('2024-01-05'), factor: 2, count: 3 }])
    expect([...(refreshed(db).bars('AAA')?.close ?? [])]).toEqual([100, 110])
  })

  it('does not join series that share no session', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2024-01-03', 100)))])
    await importFiles(db, [fileOf('AAA.csv', 'Date,Close\n2024-01-04,52\n2024-01-05,55\n')])
    expect([...(refreshed(db).chain('AAA')?.close ?? [])]).toEqual([100])
  })

  it('lets a daily value be known from the next day on, drops weekend rows and carries over gaps', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('OAS.csv', 'date,value\n2024-01-04,3\n2024-01-05,3.1\n2024-01-06,9\n2024-01-09,3.2\n')])
    const values = refreshed(db).series('OAS')
    expect(values?.frequency).toBe('daily')
    expect([...(values?.days ?? [])].map(isoDay)).toEqual(['2024-01-04', '2024-01-05', '2024-01-09'])
    const sessions = Int32Array.from(['2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09', '2024-01-10'].map(dayNumber))
    expect([...alignValues(values!, sessions)]).toEqual([Number.NaN, 3, 3.1, 3.1, 3.2])
    expect(indexKnownOn(values!, dayNumber('2024-01-04'))).toBe(-1)
  })

  it('lets a monthly value be known 45 days after its month and a weekly one 7 days after its day', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [
      fileOf('CPI.csv', 'date,value\n2024-01-01,300\n2024-02-01,301\n2024-03-01,302\n'),
      fileOf('WEEK.csv', 'date,value\n2024-01-05,1\n2024-01-12,2\n2024-01-19,3\n'),
    ])
    const panel = refreshed(db)
    expect([...(panel.series('CPI')?.knownFrom ?? [])].map(isoDay)).toEqual(['2024-03-16', '2024-04-14', '2024-05-15'])
    expect([...(panel.series('WEEK')?.knownFrom ?? [])].map(isoDay)).toEqual(['2024-01-12', '2024-01-19', '2024-01-26'])
    expect(panel.valueCodes()).toEqual(['CPI', 'WEEK'])
  })
})
