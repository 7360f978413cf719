import { describe, expect, it } from 'vitest'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { instrumentNamed } from '../../../../src/main/store/instruments.ts'
import { splitsOf } from '../../../../src/main/store/corporate-actions.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, undoBatch } from '../import-files.ts'

const HEADER = 'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits'
const bars = (dividend: string, split: string, last = '2024-01-04'): string =>
  fileOf('ABCD.csv', [HEADER, `2024-01-03,10,10,10,10,100,${dividend},${split}`, `${last},10,10,10,10,100,0,0`, ''].join('\n'))
const contested = (db: WriteDb): unknown[] =>
  db.prepare('SELECT i.symbol, c.session, c.kind, c.value, c.line FROM contested_actions c JOIN instruments i ON i.id = c.instrument_id ORDER BY 3').raw().all()
const splitRatios = (db: WriteDb): number[] => splitsOf(db, instrumentNamed(db, 'ABCD')?.id ?? 0).map(({ ratio }) => ratio)

describe('two files that state another dividend or split of one session', () => {
  it('keep both: the first stands, the check says where they differ', async () => {
    const { db } = freshWorkspace()
    const first = await importFiles(db, [bars('0.5', '2')])
    const before = stateHash(db)
    const { files, batch } = await importFiles(db, [bars('0.52', '3', '2024-01-05')])
    expect(files[0]?.checks.find(({ id }) => id === 'actions')).toEqual({
      id: 'actions',
      ok: false,
      detail: 'Stated otherwise before: line 2: ABCD 2024-01-03 dividend 0.52, 0.5 stands; line 2: ABCD 2024-01-03 split 3, 2 stands.',
    })
    expect(splitRatios(db)).toEqual([2])
    const otherwise = [
      ['ABCD', '2024-01-03', 'dividend', 0.52, 2],
      ['ABCD', '2024-01-03', 'split', 3, 2],
    ]
    expect(contested(db)).toEqual(otherwise)
    undoBatch(db, batch ?? 0)
    expect([contested(db), stateHash(db)]).toEqual([[], before])
    expect(first.batch).not.toBeNull()
  })

  it('leave the second one standing once the first is undone, and the store empty after both', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const first = await importFiles(db, [bars('0.5', '2')])
    const second = await importFiles(db, [bars('0.52', '3', '2024-01-05')])
    undoBatch(db, first.batch ?? 0)
    expect(splitRatios(db)).toEqual([3])
    const third = await importFiles(db, [bars('0.52', '4', '2024-01-08')])
    expect(third.files[0]?.checks.find(({ id }) => id === 'actions')?.detail).toBe('Stated otherwise before: line 2: ABCD 2024-01-03 split 4, 3 stands.')
    undoBatch(db, third.batch ?? 0)
    undoBatch(db, second.batch ?? 0)
    expect(stateHash(db)).toBe(empty)
  })
})
