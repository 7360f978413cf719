import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { isTradingDay } from '../../../../src/main/ingest/bars/exchange-days.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { type Answers, fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const SESSIONS = Array.from({ length: 700 }, (_, i) => 19_358 + i)
  .filter(isTradingDay)
  .map(isoDay)

/** Bars of sessions from..to as a download adjusted by a factor writes them: prices multiplied, volumes divided where a split is the cause. */
function download(name: string, from: number, to: number, factor = 1, isSplit = false): string {
  const rows = SESSIONS.slice(from, to).map((day, i) => {
    const close = (100 + from + i) * factor
    const cells = [close, close + factor, close - factor, close].map((price) => Number(price.toFixed(6)))
    return [day, ...cells, Number((close * 0.9).toFixed(6)), Math.round((1_000 + from + i) / (isSplit ? factor : 1))].join(',')
  })
  return fileOf(name, `Date,Open,High,Low,Close,Adj Close,Volume\n${rows.join('\n')}\n`)
}

/** Line of the profile -> closes, or volumes, in order of the days. */
function stored(db: WriteDb, column: 'close' | 'volume' | 'adjustedClose' = 'close'): Record<string, number[]> {
  return Object.fromEntries(listSeries(db).map((series) => [`${series.profileId}${series.variant}`, [...(readBars(db, series.id)[column] ?? [])]]))
}
const YES: Answers = { rebase: 'yes' }
const near = (values: readonly number[], wanted: readonly number[]): void => {
  expect(values).toHaveLength(wanted.length)
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(wanted[i]!, 4)
}
const line = (from: number, to: number, factor: number): number[] => Array.from({ length: to - from }, (_, i) => (100 + from + i) * factor)

describe('a newer adjusted download', () => {
  it('is kept apart until the user wants the stored line re-based; then that continues it without a jump', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [download('ABCD.csv', 0, 300)])
    const newer = download('ABCD.csv', 250, 400, 0.97)
    const [apart] = await stageFiles(db, [newer])
    expect(apart?.staged.checks.find(({ id }) => id === 'seam')?.ok).toBe(false)
    expect(apart?.staged.questions.find(({ id }) => id === 'rebase')).toEqual({
      id: 'rebase',
      text: 'Shall what is stored be multiplied to continue this file? It stays apart otherwise.',
      choices: ['no', 'yes'],
      default: 'no',
    })
    const { files } = await importFiles(db, [newer], YES)
    expect(files[0]?.rows).toMatchObject({ read: 150, new: 150, known: 0, review: 0 })
    expect(files[0]?.checks.find(({ id }) => id === 'seam')).toEqual({
      id: 'seam',
      ok: true,
      detail: `ABCD: 49 of 49 shared stamps differ; what yahoo has before ${SESSIONS[250]} is multiplied by 0.97.`,
    })
    expect(Object.keys(stored(db))).toEqual(['yahoo'])
    near(stored(db)['yahoo']!, line(0, 400, 0.97))
    near(stored(db, 'adjustedClose')['yahoo']!, line(0, 400, 0.97 * 0.9))
    expect(stored(db, 'volume')['yahoo']).toEqual(Array.from({ length: 400 }, (_, i) => 1_000 + i))
  })

  it('after a split multiplies prices and divides volumes', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [download('ABCD.csv', 0, 300)])
    await importFiles(db, [download('ABCD.csv', 250, 400, 0.5, true)], YES)
    near(stored(db)['yahoo']!, line(0, 400, 0.5))
    expect(stored(db, 'volume')['yahoo']?.slice(0, 3)).toEqual([2_000, 2_002, 2_004])
  })

  it('re-bases a session the file lacks by the next one both have', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [download('ABCD.csv', 0, 300)])
    const text = (await import('node:fs')).readFileSync(download('ABCD.csv', 250, 400, 0.97), 'utf8')
    const gap = text
      .split('\n')
      .filter((row) => !row.startsWith(SESSIONS[260]!))
      .join('\n')
    await importFiles(db, [fileOf('ABCD.csv', gap)], YES)
    near(stored(db)['yahoo']!, line(0, 400, 0.97))
  })

  it('is undone as if it had never been, in either order', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const first = await importFiles(db, [download('ABCD.csv', 0, 300)])
    const before = stateHash(db)
    const second = await importFiles(db, [download('ABCD.csv', 250, 400, 0.97)], YES)
    undoBatch(db, second.batch!)
    expect(stateHash(db)).toBe(before)
    const again = await importFiles(db, [download('ABCD.csv', 250, 400, 0.97)], YES)
    undoBatch(db, first.batch!)
    undoBatch(db, again.batch!)
    expect(stateHash(db)).toBe(empty)
  })

  it('comes back with a redo, and so does the older one beneath it', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([download('older_ABCD.csv', 0, 300)])
    const before = desk.hash()
    const second = await desk.commit([download('newer_ABCD.csv', 250, 400, 0.97)], { answers: { rebase: 'yes' } })
    const after = desk.hash()
    await desk.undo(second.batch)
    expect(desk.hash()).toBe(before)
    await desk.redo(second.batch)
    expect(desk.hash()).toBe(after)
    await desk.undo(first.batch)
    await desk.redo(first.batch)
    expect(desk.hash()).toBe(after)
    near(stored(desk.db)['yahoo']!, line(0, 400, 0.97))
  })

  it('and the older one are known when they come again, and nothing is added', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [download('older_ABCD.csv', 0, 300)])
    await importFiles(db, [download('newer_ABCD.csv', 250, 400, 0.97)], YES)
    const hash = stateHash(db)
    for (const path of [download('older_ABCD.csv', 0, 300), download('newer_ABCD.csv', 250, 400, 0.97)]) {
      const { files, batch } = await importFiles(db, [path])
      expect([batch, files[0]?.rows.known]).toEqual([null, files[0]?.rows.read])
    }
    expect(stateHash(db)).toBe(hash)
  })

  it('of the same call is judged like one of a later call', async () => {
    const together = freshWorkspace().db
    await importFiles(together, [download('a_ABCD.csv', 0, 300), download('b_ABCD.csv', 250, 400, 0.97), download('c_ABCD.csv', 380, 450, 0.97)], YES)
    near(stored(together)['yahoo']!, line(0, 450, 0.97))
  })

  it('that ends before the stored line does is the older one, and is not continued', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [download('ABCD.csv', 200, 400)])
    const { files } = await importFiles(db, [download('ABCD.csv', 0, 300, 1.1)], YES)
    expect(files[0]?.checks.find(({ id }) => id === 'seam')?.ok).toBe(false)
    expect(Object.keys(stored(db))).toEqual(['yahoo', 'yahoo#2'])
    near(stored(db)['yahoo']!, line(200, 400, 1))
  })
})
