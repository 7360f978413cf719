import { describe, expect, it } from 'vitest'
import { channels, type Output } from '#contract/channels.ts'
import { actionsList } from '../../../../../src/main/threads/analysis/reads/actions-list.ts'
import { decideSplit } from '../../../../../src/main/threads/ledger/splits-decide.ts'
import { addTransaction } from '../../../../../src/main/threads/ledger/transactions-add.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ledgerContext } from '../../ledger-context.ts'
import { ask } from '../ask.ts'

const HEADER = 'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits'
const bar = (day: string, close: number, rest = '0,0'): string => `${day},${close},${close},${close},${close},100,${rest}`
const prices = (...lines: string[]): string => fileOf('ABCD.csv', [HEADER, ...lines, ''].join('\n'))
type Row = Output<'actions.list'>['actions'][number]
const brief = ({ session, kind, origin, value, state, otherwise, source }: Row): unknown[] => [session, kind, origin, value, state, otherwise, source.line]

async function desk() {
  const { db, dir } = freshWorkspace()
  await importFiles(db, [prices(bar('2024-01-02', 20), bar('2024-01-03', 10, '0,2'), bar('2024-01-04', 10, '0.5,0'))], { adjustment: 'raw' })
  await importFiles(db, [prices(bar('2024-01-03', 10, '0,2'), bar('2024-01-04', 10, '0.52,0'), bar('2024-01-05', 10))], { adjustment: 'raw' })
  return { db, dir }
}

describe('actions.list', () => {
  it('lists what files state, newest first, with what it does and who says otherwise', async () => {
    const { db } = await desk()
    const answer = valueOf(await ask(db, actionsList, { limit: 10 }))
    expect(channels['actions.list'].output.safeParse(answer).success).toBe(true)
    expect(answer.next).toBeNull()
    expect(answer.actions.map(brief)).toEqual([
      ['2024-01-04', 'dividend', 'file', 0.5, 'kept', '0.52 in ABCD.csv, line 3.', 4],
      ['2024-01-04', 'dividend', 'file', 0.52, 'contested', '0.5 in ABCD.csv, line 4.', 3],
      ['2024-01-03', 'split', 'file', 2, 'applied', null, 3],
    ])
    const split = answer.actions[2]
    expect([split?.appliedTo, split?.effect, split?.files]).toEqual([['yfinance-history'], '2 new for 1 old, applied when yfinance-history is read.', 2])
  })

  it('leaves out what took effect after asOf, and goes on from its cursor', async () => {
    const { db } = await desk()
    expect(valueOf(await ask(db, actionsList, { asOf: '2024-01-03', limit: 10 })).actions.map(({ kind }) => kind)).toEqual(['split'])
    const first = valueOf(await ask(db, actionsList, { limit: 2 }))
    const second = valueOf(await ask(db, actionsList, { limit: 2, cursor: first.next ?? '' }))
    expect([...first.actions, ...second.actions].map(({ value }) => value)).toEqual([0.5, 0.52, 2])
    expect(second.next).toBeNull()
    expect(await ask(db, actionsList, { limit: 2, cursor: 'elsewhere' })).toMatchObject({ ok: false, error: { kind: 'refused', field: 'cursor' } })
  })

  it('shows the word of the user over that of a file, and a split of a broker beside both', async () => {
    const { db, dir } = await desk()
    valueOf(await decideSplit({ symbol: 'ABCD', session: '2024-01-03', decision: 'reject' }, ledgerContext(db, dir)))
    valueOf(await addTransaction({ account: 'A', kind: 'split', session: '2024-01-04', symbol: 'ABCD', quantity: '50' }, ledgerContext(db, dir)))
    const { actions } = valueOf(await ask(db, actionsList, { kind: 'split', symbol: 'ABCD', limit: 10 }))
    expect(actions.map(brief)).toEqual([
      ['2024-01-04', 'split', 'broker', null, 'booked', 'No price file states a split within 5 days, and none is decided.', null],
      ['2024-01-03', 'split', 'file', 2, 'overruled', 'Your word.', 3],
      ['2024-01-03', 'split', 'user', null, 'kept', '2 in ABCD.csv, line 3.', null],
    ])
    expect(actions[0]).toMatchObject({ account: 'A', shares: '50', effect: 'Changes the lots of A, no price.' })
  })
})
