import { describe, expect, test } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { listTasks, type TaskSources } from '../../../../src/renderer/features/today/tasks.ts'

const NOTHING: TaskSources = { stops: null, health: null, ladder: null, accounts: null, history: null, folders: null, plans: [] }

type StopReading = Output<'stops.evaluate'>['positions'][number]
const stop = (more: Partial<StopReading>): StopReading => ({
  account: 'A',
  position: more.symbol ?? 'p',
  plan: null,
  version: null,
  symbol: 'SVAA',
  quantity: 100,
  stopPrice: 31.2,
  rule: 'hard_stop',
  reason: 'hard stop',
  fired: [],
  winner: null,
  exitFraction: 0,
  unknownInputs: [],
  lastClose: 34,
  distanceFraction: 0.08,
  newsState: null,
  judgedSession: '2026-11-20',
  ...more,
})
const stopsOf = (...positions: StopReading[]): Output<'stops.evaluate'> => ({ asOf: '2026-11-20', generation: 1, positions })

const ladder: Output<'rotation.ladder'> = {
  asOf: '2026-11-20',
  generation: 1,
  level: 2,
  label: 'tactical',
  rungs: [],
  nextCheck: 'Import the credit spread',
  outOfOrder: [],
  killers: [],
  failureModes: { A: null, B: null, C: null, D: null },
  exposureCap: { trading: null, allocating: null },
  history: [],
}

describe('what wants a look', () => {
  test('is nothing that was not read: a silent source is no all-clear and no task', () => {
    expect(listTasks(NOTHING)).toEqual([])
  })
  test('begins with exits due, then what is unknown, then what is old, then the next check', () => {
    const tasks = listTasks({
      ...NOTHING,
      ladder,
      stops: stopsOf(
        stop({ symbol: 'QUIET' }),
        stop({ symbol: 'NOSTOP', rule: 'none', stopPrice: null, unknownInputs: ['hardStop'] }),
        stop({ symbol: 'EXIT', winner: 'hard_stop', fired: ['hard_stop'], exitFraction: 1 }),
        stop({ symbol: 'PART', winner: 'volume_divergence', exitFraction: 0.5 }),
      ),
      health: {
        asOf: '2026-11-20',
        classes: [
          {
            kind: 'oas',
            label: 'Credit spread',
            state: 'stale',
            newest: '2026-11-10',
            ageSessions: 8,
            limitSessions: 3,
            covered: 1,
            of: 1,
            wants: 'BAMLH0A0HYM2',
          },
          {
            kind: 'news',
            label: 'Headlines',
            state: 'unknown',
            newest: null,
            ageSessions: null,
            limitSessions: 1,
            covered: 0,
            of: 300,
            wants: 'a headlines file',
          },
        ],
        problems: [],
        problemsTotal: 0,
        next: null,
      },
    })
    expect(tasks.map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      'EXIT fail',
      'PART fail',
      'NOSTOP unknown',
      'Credit spread stale',
      'Ladder L2 not-tested',
    ])
    expect(tasks.map(({ next }) => next).slice(0, 4)).toEqual(['Close it at the next open', 'Take part of it off', 'Adopt it in a plan', 'BAMLH0A0HYM2'])
  })
  test('names stops that could not be judged and by what, in one task for all that miss the same', () => {
    const tasks = listTasks({
      ...NOTHING,
      stops: stopsOf(
        stop({ symbol: 'SVAA', unknownInputs: ['newsPoints', 'vix'] }),
        stop({ symbol: 'SVBB', unknownInputs: ['vix'], stopPrice: 0.5 }),
        stop({ symbol: 'SVCC', unknownInputs: ['newsPoints', 'vix'], stopPrice: null }),
      ),
    })
    expect(tasks.map(({ subject, what }) => `${subject}: ${what}`)).toEqual([
      '2 stops: not judged by news points, vix: SVAA at $ 31.20, SVCC at ?',
      'SVBB: not judged by vix: SVBB at $ 0.5000',
    ])
    expect(tasks[0]?.place).toEqual({ screen: 'data', param: 'health' })
  })
  test('names unknown money and leads to where it is typed', () => {
    const account = {
      account: 'IRA',
      label: '',
      currency: 'USD',
      asOf: null,
      statedAsOf: null,
      hasStatedOpening: false,
      lotMethod: 'fifo' as const,
      transactions: 0,
    }
    const tasks = listTasks({ ...NOTHING, accounts: { accounts: [{ ...account, equity: null, cash: '5' }] } })
    expect(tasks).toMatchObject([{ what: 'equity unknown, so no plan of it can be sized', place: { screen: 'data', param: 'accounts' } }])
    expect(listTasks({ ...NOTHING, accounts: { accounts: [{ ...account, equity: '0', cash: '0' }] } })).toEqual([])
  })
  test('names a watched folder whose files wait for an answer, and one that should be watched and cannot be', () => {
    const folder: Output<'folders.list'>['folders'][number] = {
      id: '1',
      path: '/home/anna/Downloads',
      isOn: true,
      lookedAt: null,
      imported: 3,
      waiting: 2,
      refused: 1,
      problem: null,
    }
    const tasksOf = (more: Partial<typeof folder>) => listTasks({ ...NOTHING, folders: { folders: [{ ...folder, ...more }], isWatching: true } })
    expect(tasksOf({})).toMatchObject([{ subject: 'Downloads', state: 'stale', what: '2 files wait for an answer', place: { screen: 'data' } }])
    expect(tasksOf({ problem: 'The folder is not there.' })).toMatchObject([{ state: 'unknown', what: 'not watched now: The folder is not there.' }])
    expect(tasksOf({ waiting: 0 })).toEqual([])
    expect(tasksOf({ waiting: 0, isOn: false, problem: 'The folder is not there.' })).toEqual([])
  })

  test('reads held-back rows of the last import in force only', () => {
    const held = { read: 3, new: 0, known: 0, ignored: 0, review: 2, unsupported: 0, error: 1 }
    const batch = { at: '2026-11-21T01:00:00.000Z', files: [], rows: held, undoneAt: null, canRedo: false, watchedFolder: null }
    const history = (isUndone: boolean): Output<'import.history'> => ({
      batches: [
        { ...batch, id: '2', undone: isUndone },
        { ...batch, id: '1', undone: false },
      ],
      next: null,
    })
    expect(listTasks({ ...NOTHING, history: history(false) })).toMatchObject([{ subject: 'Import 2', what: '3 rows held back on 20 Nov 2026 20:00' }])
    expect(listTasks({ ...NOTHING, history: history(true) })).toMatchObject([{ subject: 'Import 1' }])
  })
})
