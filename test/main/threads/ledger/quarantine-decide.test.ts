import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { verifyChunks } from '../../../../src/main/store/chunk-checks.ts'
import { coverageOfAll } from '../../../../src/main/store/coverage.ts'
import { formerValues } from '../../../../src/main/store/value-history.ts'
import { Panel } from '../../../../src/main/threads/analysis/panel.ts'
import { barsRange } from '../../../../src/main/threads/analysis/reads/bars-range.ts'
import { dataHealth } from '../../../../src/main/threads/analysis/reads/data-health.ts'
import { seriesGet } from '../../../../src/main/threads/analysis/reads/series-get.ts'
import { decideQuarantine } from '../../../../src/main/threads/ledger/quarantine-decide.ts'
import { errorOf, type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
/** A bar of one price. */
const flat = (session: string, price: number, volume = 1000): string => `${session},${price},${price},${price},${price},${price},${volume}`
const csv = (...rows: string[]): string => `${HEADER}\n${rows.join('\n')}\n`
const FIRST = csv(flat('2026-11-17', 10), flat('2026-11-18', 11), flat('2026-11-19', 12), flat('2026-11-20', 13))
/** Differs from FIRST on line 3. */
const SECOND = csv(flat('2026-11-17', 10), flat('2026-11-18', 11.5), flat('2026-11-19', 12), flat('2026-11-20', 13))

interface DeskWithConflict {
  readonly desk: LedgerDesk
  readonly second: string
}

async function deskWithConflict(): Promise<DeskWithConflict> {
  const desk = openLedgerDesk()
  await desk.commit([desk.file('one/AAA.csv', FIRST)])
  const { batch } = await desk.commit([desk.file('two/AAA.csv', SECOND)])
  return { desk, second: batch ?? '' }
}

const tryDecide = (desk: LedgerDesk, input: Input<'quarantine.decide'>) => decideQuarantine(input, desk.context())
const decide = async (desk: LedgerDesk, input: Input<'quarantine.decide'>): Promise<Output<'quarantine.decide'>> => valueOf(await tryDecide(desk, input))
const bars = async (desk: LedgerDesk): Promise<Output<'bars.range'>> =>
  valueOf(await ask(desk.db, barsRange, { symbol: 'AAA', timeframe: '1d', adjust: 'none' }, AT))
const closes = async (desk: LedgerDesk): Promise<readonly (number | null)[]> => (await bars(desk)).close
const rowProblems = async (desk: LedgerDesk): Promise<string[]> =>
  valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT)).problems.flatMap(({ code, source }) => (source.line === null ? [] : [`${code} ${source.line}`]))

describe('quarantine.decide', () => {
  it('puts a taken value on its stamp, and the state before is exact when it is taken back', async () => {
    const { desk, second } = await deskWithConflict()
    const untouched = desk.hash()
    expect([await closes(desk), await rowProblems(desk)]).toEqual([[10, 11, 12, 13], ['conflict 3']])
    const taken = await decide(desk, { batch: second, line: 3, decision: 'take' })
    expect(taken).toEqual({
      decision: 'take',
      decided: 1,
      before: [{ batch: second, file: 'AAA.csv', decision: null, lines: [3] }],
      left: [],
      leftTotal: 0,
      effect: 'AAA, 2026-11-18: 11.5 stands now, by your decision.',
    })
    expect([await closes(desk), await rowProblems(desk)]).toEqual([[10, 11.5, 12, 13], []])
    expect([...verifyChunks(desk.db)].flatMap(({ problems }) => problems)).toEqual([])
    expect((await decide(desk, { batch: second, line: 3, decision: null })).before).toEqual([{ batch: second, file: 'AAA.csv', decision: 'take', lines: [3] }])
    expect([await closes(desk), desk.hash(), await rowProblems(desk)]).toEqual([[10, 11, 12, 13], untouched, ['conflict 3']])
  })

  it('settles what is kept out without touching a bar', async () => {
    const { desk, second } = await deskWithConflict()
    await decide(desk, { batch: second, line: 3, decision: 'keep-out' })
    expect([await closes(desk), await rowProblems(desk)]).toEqual([[10, 11, 12, 13], []])
  })

  it('stores the same word once, keeps what stood before, and shows it to a panel that had the prices in memory', async () => {
    const { desk, second } = await deskWithConflict()
    const panel = new Panel()
    const inPanel = (): number[] => {
      panel.refresh(desk.db, desk.generation())
      return Array.from(panel.bars('AAA')?.close ?? [])
    }
    expect(inPanel()).toEqual([10, 11, 12, 13])
    await decide(desk, { batch: second, line: 3, decision: 'take' })
    const generation = desk.generation()
    expect((await decide(desk, { batch: second, line: 3, decision: 'take' })).decided).toBe(0)
    expect([desk.generation(), inPanel()]).toEqual([generation, [10, 11.5, 12, 13]])
    await decide(desk, { batch: second, line: 3, decision: 'keep-out' })
    expect(inPanel()).toEqual([10, 11, 12, 13])
    const sha256 = desk.db.prepare<[], string>('SELECT sha256 FROM batch_files WHERE batch_id = 2').pluck().get() ?? ''
    expect(formerValues(desk.db, 'held_decisions', [sha256, 3]).map(({ oldValue }) => oldValue)).toEqual([null, 'take'])
  })

  it('goes with an undo of its import after a word of the user, and comes back with the redo', async () => {
    const { desk, second } = await deskWithConflict()
    await decide(desk, { batch: second, line: 3, decision: 'take' })
    const decided = desk.hash()
    expect(sentenceFor(errorOf(await desk.tryUndo(second)))).toContain('you took its held-back row of AAA for 2026-11-18')
    await desk.undo(second, true)
    expect(await closes(desk)).toEqual([10, 11, 12, 13])
    await desk.redo(second)
    expect([await closes(desk), desk.hash(), await rowProblems(desk)]).toEqual([[10, 11.5, 12, 13], decided, []])
  })

  it('keeps a bar in being when the file that had the series first is undone, and the series goes with the decision', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const { batch: first } = await desk.commit([desk.file('one/AAA.csv', FIRST)])
    const { batch: other } = await desk.commit([desk.file('two/AAA.csv', csv(flat('2026-11-18', 11.5), flat('2026-11-19', 12.5)))])
    const waiting = desk.hash()
    await decide(desk, { batch: other ?? '', line: 2, decision: 'take' })
    const both = desk.hash()
    await desk.undo(first, true)
    expect([await closes(desk), [...coverageOfAll(desk.db).values()].map(({ count, from }) => [count, from])]).toEqual([[11.5], [[1, '2026-11-18']]])
    const alone = desk.hash()
    await desk.undo(other, true)
    expect(desk.hash()).toBe(empty)
    await desk.redo(other)
    expect(desk.hash()).toBe(alone)
    await desk.redo(first)
    expect(desk.hash()).toBe(both)
    await decide(desk, { batch: other ?? '', line: 2, decision: null })
    expect(desk.hash()).toBe(waiting)
  })

  it('lets one row stand on a stamp: taking a second takes the first back, and a redo over it says so', async () => {
    const { desk, second } = await deskWithConflict()
    const { batch } = await desk.commit([desk.file('three/AAA.csv', SECOND.replaceAll('11.5', '11.75'))])
    const third = batch ?? ''
    await decide(desk, { batch: second, line: 3, decision: 'take' })
    expect((await decide(desk, { batch: third, line: 3, decision: 'take' })).before).toEqual([
      { batch: second, file: 'AAA.csv', decision: 'take', lines: [3] },
      { batch: third, file: 'AAA.csv', decision: null, lines: [3] },
    ])
    expect([(await closes(desk))[1], await rowProblems(desk)]).toEqual([11.75, ['conflict 3']])
    await decide(desk, { batch: second, line: 3, decision: 'take' })
    await desk.undo(second, true)
    await decide(desk, { batch: third, line: 3, decision: 'take' })
    expect(sentenceFor(errorOf(await desk.tryRedo(second)))).toContain('you took another value of AAA for 2026-11-18 since; that one stands')
    await desk.redo(second, true)
    expect([(await closes(desk))[1], await rowProblems(desk)]).toEqual([11.75, ['conflict 3']])
  })

  it('holds for a later file that has the row again, and is not lost by importing the file again', async () => {
    const { desk, second } = await deskWithConflict()
    await decide(desk, { batch: second, line: 3, decision: 'take' })
    expect((await desk.commit([desk.file('two/AAA.csv', SECOND)])).batch).toBeNull()
    const { batch } = await desk.commit([desk.file('longer/AAA.csv', `${SECOND}${flat('2026-11-16', 9)}\n`)])
    expect([await closes(desk), await rowProblems(desk)]).toEqual([[9, 10, 11.5, 12, 13], []])
    expect((await decide(desk, { batch: batch ?? '', line: 3, decision: null })).before).toEqual([
      { batch: second, file: 'AAA.csv', decision: 'take', lines: [3] },
    ])
    expect([(await closes(desk))[2], await rowProblems(desk)]).toEqual([11, ['conflict 3', 'conflict 3']])
  })

  it('takes of a whole file what the answer “take” would have taken, and says what is left', async () => {
    const rows = [
      flat('2026-11-17', 10.5),
      flat('2026-11-18', 11.5),
      flat('2026-11-18', 11.6),
      '2026-11-16,5,6,4,9,9,100',
      flat('2026-11-19', 12),
      flat('2026-11-20', 13),
    ]
    const desk = openLedgerDesk()
    await desk.commit([desk.file('one/AAA.csv', FIRST)])
    const { batch } = await desk.commit([desk.file('two/AAA.csv', csv(...rows))])
    const before = desk.hash()
    const taken = await decide(desk, { batch: batch ?? '', decision: 'take' })
    expect([taken.decided, taken.effect, await closes(desk)]).toEqual([2, '2 rows stand now, by your decision.', [10.5, 11.6, 12, 13]])
    const imported = openLedgerDesk()
    await imported.commit([imported.file('one/AAA.csv', FIRST)])
    await imported.commit([imported.file('two/AAA.csv', csv(...rows))], { answers: { conflicts: 'take' } })
    expect(await closes(imported)).toEqual(await closes(desk))
    for (const { file, lines, decision } of taken.before) await decide(desk, { batch: batch ?? '', file, lines, decision })
    expect(desk.hash()).toBe(before)
    expect((await decide(desk, { batch: batch ?? '', decision: 'keep-out' })).decided).toBe(4)
    expect(await rowProblems(desk)).toEqual([])
    await decide(desk, { batch: batch ?? '', decision: null })
    expect(desk.hash()).toBe(before)
  })

  it('takes an open outside its range by a cent as printed, where there was no bar, and nothing that is more than rounding', async () => {
    const desk = openLedgerDesk()
    const rows = [
      flat('2026-11-16', 9),
      '2026-11-17,10.01,10,9.5,9.8,9.8,100',
      '2026-11-18,10.5,10,9.5,9.8,9.8,100',
      flat('2026-11-19', 12),
      '2026-11-20,9,8,7,6.995,6.995,100',
    ]
    const { batch } = await desk.commit([desk.file('AAA.csv', csv(...rows))])
    const id = batch ?? ''
    const before = desk.hash()
    await decide(desk, { batch: id, line: 3, decision: 'take' })
    const { sessions, open, high, missing } = await bars(desk)
    expect([sessions, open, high, missing]).toEqual([['2026-11-16', '2026-11-17', '2026-11-19'], [9, 10.01, 12], [9, 10, 12], ['2026-11-18']])
    expect([...coverageOfAll(desk.db).values()].map(({ count }) => count)).toEqual([3])
    expect(sentenceFor(errorOf(await tryDecide(desk, { batch: id, line: 4, decision: 'take' })))).toContain(
      'Open lies 0.5 outside its range: more than rounding',
    )
    expect(sentenceFor(errorOf(await tryDecide(desk, { batch: id, line: 6, decision: 'take' })))).toContain('Open lies 1 outside its range')
    await decide(desk, { batch: id, line: 3, decision: null })
    expect(desk.hash()).toBe(before)
  })

  it('takes no row in error and no bar of a closed day, settles both, and refuses what is not held back', async () => {
    const desk = openLedgerDesk()
    const rows = [flat('2026-11-18', 9), '2026-11-19,5,4,6,5,5,100', flat('2026-11-14', 9), flat('2026-11-20', 9)]
    const { batch } = await desk.commit([desk.file('AAA.csv', csv(...rows))])
    const refusalOf = async (input: Partial<Input<'quarantine.decide'>>): Promise<string> =>
      sentenceFor(errorOf(await tryDecide(desk, { batch: batch ?? '', line: 3, decision: 'take', ...input })))
    expect(await refusalOf({})).toContain('No such row can be')
    expect(await refusalOf({ line: 4 })).toContain('The exchange was closed')
    expect(await refusalOf({ line: 2 })).toContain('AAA.csv, line 2')
    expect(await refusalOf({ batch: '99' })).toContain('99')
    expect(await refusalOf({ file: 'BBB.csv' })).toContain('BBB.csv')
    await decide(desk, { batch: batch ?? '', lines: [3, 4], decision: 'keep-out' })
    expect(await rowProblems(desk)).toEqual([])
    await desk.undo(batch, true)
    expect(await refusalOf({})).toContain('is undone')
  })

  it('takes a value of a macro series', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('one/DGS10.csv', 'observation_date,DGS10\n2026-11-17,4.1\n2026-11-18,4.2\n2026-11-19,4.3\n')])
    const { batch } = await desk.commit([desk.file('two/DGS10.csv', 'observation_date,DGS10\n2026-11-17,4.15\n2026-11-18,4.2\n2026-11-19,4.3\n')])
    const before = desk.hash()
    const values = async (): Promise<readonly (number | null)[]> => valueOf(await ask(desk.db, seriesGet, { id: '1' }, AT)).values
    expect((await decide(desk, { batch: batch ?? '', line: 2, decision: 'take' })).effect).toBe('DGS10, 2026-11-17: 4.15 stands now, by your decision.')
    expect(await values()).toEqual([4.15, 4.2, 4.3])
    await decide(desk, { batch: batch ?? '', line: 2, decision: null })
    expect([await values(), desk.hash()]).toEqual([[4.1, 4.2, 4.3], before])
  })
})
