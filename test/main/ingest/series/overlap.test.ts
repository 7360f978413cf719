import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { isTradingDay } from '../../../../src/main/ingest/bars/exchange-days.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import { decodeColumns } from '../../../../src/main/store/column-chunk.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
const yahoo = (rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`
const bar = (day: string, close: number, volume = 1000): string => `${day},${close},${close + 1},${close - 1},${close},${close},${volume}`

/** The first sessions of 2024 and on. */
const SESSIONS = Array.from({ length: 200 }, (_, i) => 19_724 + i)
  .filter(isTradingDay)
  .map(isoDay)
const run = (from: number, to: number, close = (i: number): number => 100 + i): string =>
  yahoo(SESSIONS.slice(from, to).map((day, i) => bar(day, close(from + i))))

/** What is stored of a symbol: line of its profile -> day -> close. */
function closes(db: WriteDb, symbol: string): Record<string, Record<string, number>> {
  return Object.fromEntries(
    listSeries(db)
      .filter((series) => series.symbol === symbol)
      .map((series) => {
        const { stamps, close } = readBars(db, series.id)
        return [`${series.profileId}${series.variant}`, Object.fromEntries([...stamps].map((day, i) => [isoDay(day), close[i]!]))]
      }),
  )
}

describe('two files of one symbol', () => {
  it('add only what is new, and the bars they share belong to the first', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', run(0, 30))])
    const { files } = await importFiles(db, [fileOf('ABCD.csv', run(20, 50))])
    expect(files[0]?.rows).toMatchObject({ read: 30, new: 20, known: 10 })
    expect(Object.keys(closes(db, 'ABCD')['yahoo'] ?? {})).toHaveLength(50)
    expect(db.prepare('SELECT from_line, to_line FROM known_ranges').raw().all()).toEqual([[2, 11]])
  })

  it('of one call are judged like two calls', async () => {
    const { db } = freshWorkspace()
    const together = await importFiles(db, [fileOf('a_ABCD.csv', run(0, 30)), fileOf('b_ABCD.csv', run(20, 50))])
    expect(together.files.map(({ rows }) => [rows.new, rows.known])).toEqual([
      [30, 0],
      [20, 10],
    ])
    expect(Object.keys(closes(db, 'ABCD')['yahoo'] ?? {})).toHaveLength(50)
  })

  it('replace an unfinished last bar, and undo brings it back', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-02', 10), bar('2024-01-03', 11)]))])
    const before = stateHash(db)
    const { files, batch } = await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-03', 12), bar('2024-01-04', 13)]))])
    expect(files[0]?.rows).toMatchObject({ new: 2, review: 0 })
    expect(closes(db, 'ABCD')['yahoo']).toEqual({ '2024-01-02': 10, '2024-01-03': 12, '2024-01-04': 13 })
    expect(db.prepare('SELECT session, close_value, new_close_value, cause FROM bar_history').raw().all()).toEqual([['2024-01-03', 11, 12, 'replaced']])
    undoBatch(db, batch!)
    expect(closes(db, 'ABCD')['yahoo']).toEqual({ '2024-01-02': 10, '2024-01-03': 11 })
    expect(stateHash(db)).toBe(before)
  })

  it('leave a last bar alone once a longer file agreed with it', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-02', 10), bar('2024-01-03', 11)]))])
    await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-03', 11), bar('2024-01-04', 13)]))])
    const { files } = await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-03', 12), bar('2024-01-04', 13), bar('2024-01-05', 14)]))])
    expect(files[0]?.rows).toMatchObject({ new: 1, known: 1, review: 1 })
    expect(closes(db, 'ABCD')['yahoo']).toMatchObject({ '2024-01-03': 11 })
  })

  it('let an unfinished last bar give way to a finished one without a question', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-03', 12), bar('2024-01-04', 13)]))])
    const { files } = await importFiles(db, [fileOf('ABCD.csv', yahoo([bar('2024-01-02', 10), bar('2024-01-03', 11)]))])
    expect(files[0]?.rows).toMatchObject({ new: 1, ignored: 1, review: 0 })
    expect([...(files[0]?.problems() ?? [])][0]?.reason).toBe(
      'The last row of this file is unfinished, the stored one is not: Open is 11 here and 12 as stored.',
    )
    expect(closes(db, 'ABCD')['yahoo']).toMatchObject({ '2024-01-03': 12 })
  })

  it('that differ on a few days hold those back, or take them when told to, and undo brings the stored ones back', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', run(0, 110))])
    const before = stateHash(db)
    const other = fileOf(
      'ABCD.csv',
      run(0, 110, (i) => (i === 5 ? 999 : 100 + i)),
    )
    const [kept] = await stageFiles(db, [other])
    expect(kept?.staged.rows).toMatchObject({ new: 0, known: 109, review: 1 })
    expect([...(kept?.staged.problems() ?? [])]).toMatchObject([
      { line: 7, column: 'Open', reason: 'Differs from what is stored: Open is 999 here and 105 as stored.' },
    ])
    const { batch } = await importFiles(db, [other], { conflicts: 'take' })
    expect(closes(db, 'ABCD')['yahoo']?.[SESSIONS[5]!]).toBe(999)
    undoBatch(db, batch!)
    expect(closes(db, 'ABCD')['yahoo']?.[SESSIONS[5]!]).toBe(105)
    expect(stateHash(db)).toBe(before)
  })

  it('that differ on more than one day in a hundred stay two lines, and a third file joins the one it agrees with', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', run(0, 60))])
    const adjusted = (i: number): number => (100 + i) * 0.97
    const { files } = await importFiles(db, [fileOf('ABCD.csv', run(20, 80, adjusted))])
    expect(files[0]?.rows).toMatchObject({ new: 60, known: 0, review: 0 })
    expect(files[0]?.checks.find(({ id }) => id === 'seam')).toEqual({
      id: 'seam',
      ok: false,
      detail: 'ABCD: 39 of 39 shared stamps differ; kept apart as yahoo#2. Another adjustment, or another instrument.',
    })
    expect(files[0]?.questions.find(({ id }) => id === 'series')).toMatchObject({ default: 'yahoo#2', choices: ['yahoo', 'yahoo#2', 'new'] })
    const third = await importFiles(db, [fileOf('ABCD.csv', run(50, 100, adjusted))])
    expect(third.files[0]?.rows).toMatchObject({ new: 20, known: 30 })
    expect(third.files[0]?.checks.find(({ id }) => id === 'seam')?.ok).toBe(true)
    const lines = closes(db, 'ABCD')
    expect([Object.keys(lines['yahoo'] ?? {}).length, Object.keys(lines['yahoo#2'] ?? {}).length]).toEqual([60, 80])
    expect(listSeries(db).map(({ variant, isPrimary }) => [variant, isPrimary])).toEqual([
      ['', true],
      ['#2', false],
    ])
  })

  it('that share too few days to decide by are joined, and the check says that most of these days differ', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', run(0, 60))])
    const adjusted = fileOf(
      'ABCD.csv',
      run(50, 80, (i) => (100 + i) * 0.9),
    )
    const [joined] = await stageFiles(db, [adjusted])
    expect(joined?.staged.rows).toMatchObject({ new: 21, review: 9 })
    expect(joined?.staged.checks.find(({ id }) => id === 'seam')).toEqual({
      id: 'seam',
      ok: false,
      detail:
        'ABCD: 9 of 9 shared stamps differ: too few to keep the file apart. If it is adjusted otherwise, answer “series” with new, or there is a jump at the seam.',
    })
    const [apart] = await stageFiles(db, [adjusted], { series: 'new' })
    expect(apart?.staged.rows).toMatchObject({ new: 30, review: 0 })
    const [behind] = await stageFiles(db, [fileOf('ABCD.csv', run(60, 80))])
    expect(behind?.staged.checks.find(({ id }) => id === 'seam')).toEqual({
      id: 'seam',
      ok: true,
      detail: 'No stamp is shared with what is stored: nothing shows whether both are adjusted alike.',
    })
  })

  it('go where the user says', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('ABCD.csv', run(0, 30))])
    await importFiles(db, [fileOf('ABCD.csv', run(20, 50))], { series: 'new' })
    expect(Object.keys(closes(db, 'ABCD'))).toEqual(['yahoo', 'yahoo#2'])
  })
})

describe('undo', () => {
  it('removes a bar only when no other file holds it', async () => {
    const { db } = freshWorkspace()
    const first = await importFiles(db, [fileOf('ABCD.csv', run(0, 30))])
    await importFiles(db, [fileOf('ABCD.csv', run(20, 50))])
    expect(undoBatch(db, first.batch!)).toMatchObject({ bars: 20 })
    expect(Object.keys(closes(db, 'ABCD')['yahoo'] ?? {})).toEqual(SESSIONS.slice(20, 50))
    // What was the file's is kept whole, what its heir has now included: a redo gives it back.
    const kept = db.prepare<[], { symbol: string; rows: Buffer }>('SELECT symbol, rows FROM withdrawn_chunks').all()
    expect(kept.map(({ symbol, rows }) => [symbol, [...decodeColumns(rows).columns[3]!]])).toEqual([['ABCD', Array.from({ length: 30 }, (_, i) => 100 + i)]])
  })

  it('of the file that made the primary series promotes the next by import order', async () => {
    const { db } = freshWorkspace()
    const first = await importFiles(db, [fileOf('ABCD.csv', run(0, 30))])
    await importFiles(db, [fileOf('ABCD.csv', 'Date,Close\n2024-01-02,5\n2024-01-03,6\n')])
    expect(listSeries(db).map(({ profileId, isPrimary }) => [profileId, isPrimary])).toEqual([
      ['yahoo', true],
      ['close-only', false],
    ])
    undoBatch(db, first.batch!)
    expect(listSeries(db).map(({ profileId, isPrimary }) => [profileId, isPrimary])).toEqual([['close-only', true]])
  })

  it('of everything, in any order, leaves the store as it was', async () => {
    const file = fc.record({ from: fc.nat({ max: 40 }), length: fc.integer({ min: 1, max: 40 }), shift: fc.constantFrom(0, 0, 0, 0.5), takes: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), async (files, picks) => {
        const { db } = freshWorkspace()
        const empty = stateHash(db)
        const batches: number[] = []
        for (const { from, length, shift, takes } of files) {
          const { batch } = await importFiles(
            db,
            [
              fileOf(
                'ABCD.csv',
                run(from, from + length, (i) => 100 + i + shift),
              ),
            ],
            { conflicts: takes ? 'take' : 'keep' },
          )
          if (batch !== null) batches.push(batch)
        }
        while (batches.length > 0) undoBatch(db, batches.splice(picks.next().value % batches.length, 1)[0]!)
        expect(stateHash(db)).toBe(empty)
        expect(db.prepare('SELECT count(*) FROM bar_chunks').pluck().get()).toBe(0)
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('importing', () => {
  it('twice adds nothing, and in any order gives the same bars', async () => {
    const span = fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 60 }))
    await fc.assert(
      fc.asyncProperty(span, span, async ([fromA, lengthA], [fromB, lengthB]) => {
        const a = (): string => fileOf('ABCD.csv', run(fromA, fromA + lengthA))
        const b = (): string => fileOf('ABCD.csv', run(fromB, fromB + lengthB))
        const one = freshWorkspace().db
        await importFiles(one, [a()])
        await importFiles(one, [b()])
        const other = freshWorkspace().db
        await importFiles(other, [b()])
        await importFiles(other, [a()])
        expect(closes(one, 'ABCD')).toEqual(closes(other, 'ABCD'))
        const again = await importFiles(one, [a()])
        expect(again.batch).toBeNull()
        expect(again.files[0]?.rows.known).toBe(lengthA)
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('accounts for every row whatever is in it', async () => {
    const cell = fc.constantFrom('10', '11.5', '0', '-1', 'null', '', 'abc', '9.99', '1e3', '"10"', '$12')
    const day = fc.constantFrom(...SESSIONS.slice(0, 8), '2024-01-06', '2099-01-01', '2024-13-01', '', 'Date')
    const row = fc.tuple(day, cell, cell, cell, cell, cell, cell).map((cells) => cells.join(','))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        const { db } = freshWorkspace()
        const { files } = await importFiles(db, [fileOf('ABCD.csv', yahoo(rows))])
        const { read, new: fresh, known, ignored, review, unsupported, error } = files[0]!.rows
        expect(fresh + known + ignored + review + unsupported + error).toBe(read)
        const problems = [...files[0]!.problems()]
        expect(problems).toHaveLength(ignored + review + unsupported + error)
        expect(problems.map(({ line }) => line)).toEqual([...new Set(problems.map(({ line }) => line))].sort((a, b) => a - b))
        for (const { line, raw } of problems) expect(raw).toBe(rows[line - 2])
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
