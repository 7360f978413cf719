import { describe, expect, test } from 'vitest'
import { changesSince, readGeneration, wasRequestStored } from '../../../src/main/store/generation.ts'
import { openWorkspaceForRead } from '../../../src/main/store/open.ts'
import { writeTransaction } from '../../../src/main/store/write-transaction.ts'
import { closedAfterTest, freshWorkspace, NOW_AT_MS } from './fresh-workspace.ts'

const request = (requestId: string): { requestId: string; nowAtMs: number } => ({ requestId, nowAtMs: NOW_AT_MS })
const themeOf = `SELECT value FROM settings WHERE key = 'theme'`
const setTheme = `INSERT INTO settings (key, value) VALUES ('theme', '"dark"')`

describe('a writing transaction', () => {
  test('raises the generation and stores what it touched, each thing once, with the request', () => {
    const { dir, db } = freshWorkspace()
    const written = writeTransaction(db, request('r1'), ({ generation, touch }) => {
      expect(generation).toBe(1)
      db.exec(setTheme)
      touch('setting', 'theme')
      touch('setting', 'theme')
      touch('account', 'IRA 1')
      return 'done'
    })
    expect(written).toEqual({ value: 'done', generation: 1, kinds: ['setting', 'account'] })
    const reader = closedAfterTest(openWorkspaceForRead(dir))
    expect(readGeneration(reader)).toBe(1)
    expect(changesSince(reader, 0)).toEqual([
      { kind: 'account', id: 'IRA 1' },
      { kind: 'setting', id: 'theme' },
    ])
    expect(changesSince(reader, 1)).toEqual([])
    expect([wasRequestStored(reader, 'r1'), wasRequestStored(reader, 'r2')]).toEqual([true, false])
  })

  test('that throws leaves nothing: no row, no generation, no request', () => {
    const { db } = freshWorkspace()
    const work = (): never => {
      throw new Error('the file ends in the middle')
    }
    expect(() =>
      writeTransaction(db, request('r1'), ({ touch }) => {
        db.exec(setTheme)
        touch('setting', 'theme')
        work()
      }),
    ).toThrow('the file ends in the middle')
    expect([readGeneration(db), db.prepare(themeOf).get(), changesSince(db, 0), wasRequestStored(db, 'r1'), db.inTransaction]).toEqual([
      0,
      undefined,
      [],
      false,
      false,
    ])
  })

  test('that touches nothing is refused as a mistake of ours', () => {
    const { db } = freshWorkspace()
    expect(() => writeTransaction(db, request('r1'), () => db.exec(setTheme))).toThrow(/got no touch/)
    expect(db.prepare(themeOf).get()).toBeUndefined()
  })

  test('of a request that was stored already rolls back: a call is stored once', () => {
    const { db } = freshWorkspace()
    const store = (): unknown => writeTransaction(db, request('r1'), ({ touch }) => touch('setting', 'theme'))
    store()
    expect(store).toThrow(/UNIQUE/)
    expect(readGeneration(db)).toBe(1)
  })

  test('is not seen by a reader before it is committed', () => {
    const { dir, db } = freshWorkspace()
    const reader = closedAfterTest(openWorkspaceForRead(dir))
    writeTransaction(db, request('r1'), ({ touch }) => {
      db.exec(setTheme)
      touch('setting', 'theme')
      expect(reader.prepare(themeOf).get()).toBeUndefined()
    })
    expect(reader.prepare(themeOf).pluck().get()).toBe('"dark"')
  })

  test('orders by generation whatever the clock says', () => {
    const { db } = freshWorkspace()
    const at = (nowAtMs: number): number => writeTransaction(db, { requestId: String(nowAtMs), nowAtMs }, ({ touch }) => touch('setting', 'theme')).generation
    expect([at(NOW_AT_MS), at(0), at(NOW_AT_MS + 10 * 365 * 86_400_000)]).toEqual([1, 2, 3])
  })
})
