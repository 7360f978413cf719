import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { QUARANTINE_ROWS } from '#contract/schemas/quarantine.ts'
import { addWatched } from '../../../../../src/main/store/watchlist.ts'
import { dataHealth } from '../../../../../src/main/threads/analysis/reads/data-health.ts'
import { quarantineList } from '../../../../../src/main/threads/analysis/reads/quarantine-list.ts'
import { decideQuarantine } from '../../../../../src/main/threads/ledger/quarantine-decide.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../../support/ledger-context.ts'
import { valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
const flat = (session: string, price: number): string => `${session},${price},${price},${price},${price},${price},1000`
const csv = (...rows: string[]): string => `${HEADER}\n${rows.join('\n')}\n`

const list = async (desk: LedgerDesk, input: Partial<Input<'quarantine.list'>> = {}): Promise<Output<'quarantine.list'>> =>
  valueOf(await ask(desk.db, quarantineList, { state: 'waiting', limit: QUARANTINE_ROWS, ...input }, AT))

/** Two files of AAA that differ on one session, the second with a row of every other cause too. */
async function deskWithRows(): Promise<LedgerDesk> {
  const desk = openLedgerDesk()
  await desk.commit([desk.file('one/AAA.csv', csv(flat('2026-11-17', 10), flat('2026-11-18', 11), flat('2026-11-19', 12), flat('2026-11-20', 13)))])
  const rows = [
    flat('2026-11-17', 10),
    flat('2026-11-18', 11.5),
    flat('2026-11-18', 11.6),
    '2026-11-16,5,6,4,9,9,100',
    flat('2026-11-14', 9),
    '2026-11-13,5,4,6,5,5,100',
    'soon,5,6,4,5,5,100',
    flat('2026-11-20', 13),
  ]
  await desk.commit([desk.file('two/AAA.csv', csv(...rows))])
  return desk
}

describe('quarantine.list', () => {
  it('shows what each row says beside what stands on its stamp, why it waits, its place and its text', async () => {
    const { rows, total, causes, next } = await list(await deskWithRows())
    expect([total, next, causes.map(({ cause, waiting, decided }) => `${cause} ${waiting} ${decided}`)]).toEqual([
      6,
      null,
      ['closed 1 0', 'contradiction 1 0', 'differs 1 0', 'impossible 2 0', 'repeated 1 0'],
    ])
    expect(rows.map(({ line, cause, session, says, stands, whyNot }) => [line, cause, session, says?.close, stands?.figures.close, whyNot])).toEqual([
      [3, 'differs', '2026-11-18', 11.5, 11, null],
      [4, 'repeated', '2026-11-18', 11.6, 11, null],
      [5, 'contradiction', '2026-11-16', 9, undefined, 'Close lies 3 outside its range: more than rounding, so one of the four is wrong.'],
      [6, 'closed', '2026-11-14', 9, undefined, 'The exchange was closed: a session is a trading day, and no study has this one.'],
      [7, 'impossible', '2026-11-13', 5, undefined, 'No such row can be. Correct it in its file and import that again.'],
      [8, 'impossible', null, undefined, undefined, 'No such row can be. Correct it in its file and import that again.'],
    ])
    expect(rows[0]).toMatchObject({
      batch: '2',
      file: 'AAA.csv',
      symbol: 'AAA',
      kind: 'bars',
      timeframe: '1d',
      at: null,
      raw: flat('2026-11-18', 11.5),
      says: { open: 11.5, volume: 1000, adjustedClose: 11.5 },
      stands: { source: { batch: '1', file: 'AAA.csv', line: 3 }, byDecision: false },
      decision: null,
    })
  })

  it('says what reads the stamp, from the windows of the studies themselves, and that nothing does where nothing does', async () => {
    const desk = await deskWithRows()
    addWatched(desk.db, 'AAA', AT)
    const { rows } = await list(desk)
    expect(rows.map(({ effects }) => effects[0])).toEqual([
      'Would change the bar that every study of the name reads.',
      'Would change the bar that every study of the name reads.',
      'A hole in the series that every study of the name reads.',
      'Nothing reads it: no study has a session on a day the exchange was closed.',
      'A hole in the series that every study of the name reads.',
      'What reads it is not known: its day or its figures could not be read.',
    ])
    const [first] = rows
    expect(first?.effects[1]).toMatch(/^2 sessions back, inside the windows of average true range \(14\), .*rolling high and low \(252\)/)
    expect(first?.effects.slice(2)).toEqual(['In the universe: the liquidity screen and breadth count the name.', 'On the watchlist.'])
    const later = await list(desk, { asOf: '2026-11-17' })
    expect(later.rows[0]?.effects[1]).toBe('It lies after the as-of session: no study reads it yet.')
  })

  it('is what data.health answers too, until it is decided', async () => {
    const desk = await deskWithRows()
    const { rows } = await list(desk)
    const held = async () => valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT)).problems.flatMap((problem) => (problem.held === true ? [problem] : []))
    expect((await held()).map(({ source, effects }) => [source.batch, source.file, source.line, effects])).toEqual(
      rows.map(({ batch, file, line, effects }) => [batch, file, line, effects]),
    )
    valueOf(await decideQuarantine({ batch: '2', decision: 'keep-out' }, desk.context()))
    expect(await held()).toEqual([])
  })

  it('is told apart by cause, symbol, import and decision, and read in pages', async () => {
    const desk = await deskWithRows()
    valueOf(await decideQuarantine({ batch: '2', line: 3, decision: 'take' }, desk.context()))
    valueOf(await decideQuarantine({ batch: '2', line: 6, decision: 'keep-out' }, desk.context()))
    const linesOf = async (input: Partial<Input<'quarantine.list'>>): Promise<number[]> => (await list(desk, input)).rows.map(({ line }) => line)
    expect(await linesOf({})).toEqual([4, 5, 7, 8])
    expect(await linesOf({ state: 'decided' })).toEqual([3, 6])
    expect(await linesOf({ state: 'all', cause: 'impossible' })).toEqual([7, 8])
    expect(await linesOf({ symbol: 'BBB' })).toEqual([])
    expect(await linesOf({ batch: '1' })).toEqual([])
    const { rows } = await list(desk, { state: 'decided' })
    expect(rows.map(({ decision, stands }) => [decision, stands?.figures.close, stands?.source.line, stands?.byDecision])).toEqual([
      ['take', 11.5, 3, true],
      ['keep-out', undefined, undefined, undefined],
    ])
    const page = await list(desk, { limit: 3 })
    expect([page.total, page.next]).toEqual([4, '3'])
    expect(await linesOf({ limit: 3, cursor: '3' })).toEqual([8])
    await desk.undo('2', true)
    expect((await list(desk, { state: 'all' })).total).toBe(0)
  })

  it('tells a second series and a series of values from what the studies read', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('AAA.csv', csv(flat('2026-11-18', 11), flat('2026-11-19', 12), flat('2026-11-20', 13)))])
    await desk.commit([
      desk.file('other/AAA.csv', 'Date,Open,High,Low,Close,Volume\n2026-11-18,11,12,10,11,5\n2026-11-18,11,12,10,11.5,5\n2026-11-20,13,13,13,13,5\n'),
    ])
    await desk.commit([desk.file('one/DGS10.csv', 'observation_date,DGS10\n2026-11-17,4.1\n2026-11-18,4.2\n2026-11-19,4.3\n')])
    await desk.commit([desk.file('two/DGS10.csv', 'observation_date,DGS10\n2026-11-17,4.15\n2026-11-18,4.2\n2026-11-19,4.3\n')])
    const { rows } = await list(desk)
    expect(rows.map(({ symbol, kind, effects }) => [symbol, kind, effects[0]])).toEqual([
      ['AAA', 'bars', expect.stringMatching(/^A second series: studies read yahoo\. It counts only in the rotation chains/) as string],
      ['DGS10', 'values', 'Would change the value that studies read.'],
    ])
    expect(rows[1]?.says).toEqual({ open: null, high: null, low: null, close: 4.15, volume: null, adjustedClose: null })
    expect(rows[1]?.effects[1]).toMatch(/inside the windows of .*yield curve \(21\).*yield spike \(252\)/)
  })
})
