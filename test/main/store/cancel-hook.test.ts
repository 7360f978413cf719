import { expect, test } from 'vitest'
import { installCancelHook } from '../../../src/main/store/cancel-hook.ts'
import { freshWorkspace } from './fresh-workspace.ts'

class Cancelled extends Error {}
const LONG = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n WHERE (i & 1023 <> 0 OR live())`

test('a long statement ends within its next thousand rows once the flag is set, and what was thrown comes out', () => {
  const { db } = freshWorkspace()
  const hook = installCancelHook(db)
  const flag = new Int32Array(new SharedArrayBuffer(4))
  let asked = 0
  hook.watch(() => {
    asked += 1
    if (asked === 5) Atomics.store(flag, 0, 1)
    if (Atomics.load(flag, 0) !== 0) throw new Cancelled('cancelled')
  })
  expect(() => db.prepare(LONG).get()).toThrow(Cancelled)
  expect(asked).toBe(5)
  expect(db.inTransaction).toBe(false)
})

test('without a job to ask, or without its word, the statement runs through', () => {
  const { db } = freshWorkspace()
  const hook = installCancelHook(db)
  expect(db.prepare(LONG).pluck().get()).toBe(3_000_000)
  let asked = 0
  hook.watch(() => (asked += 1))
  expect(db.prepare(LONG).pluck().get()).toBe(3_000_000)
  expect(asked).toBe(Math.floor(3_000_000 / 1_024))
  hook.watch(null)
})
