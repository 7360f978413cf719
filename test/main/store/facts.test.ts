import { expect, test } from 'vitest'
import { markSimulated, readClock, readFacts } from '../../../src/main/store/facts.ts'
import { writeTransaction } from '../../../src/main/store/write-transaction.ts'
import { freshWorkspace, NOW_AT_MS } from './fresh-workspace.ts'

test('a new workspace knows its birth and is not simulated', () => {
  expect(readFacts(freshWorkspace().db)).toEqual({ createdAtMs: NOW_AT_MS, lastWriteAtMs: null, isSimulated: false, fixedClockAtMs: null })
})

test('a commit notes the wall clock, but not a clock the caller set', () => {
  const { db } = freshWorkspace()
  writeTransaction(db, { requestId: 'r', nowAtMs: NOW_AT_MS + 5 }, ({ touch }) => touch('setting', 'theme'))
  writeTransaction(db, { requestId: 'set', nowAtMs: NOW_AT_MS + 1_000, isClockFixed: true }, ({ touch }) => touch('setting', 'theme'))
  expect(readFacts(db).lastWriteAtMs).toBe(NOW_AT_MS + 5)
})

test('the clock is that of --now, else the fixed one of a demo, else the wall clock', () => {
  const { db } = freshWorkspace()
  expect(readClock(db, { nowAtMs: 5, isClockFixed: false })).toEqual({ nowAtMs: 5, isFixed: false })
  markSimulated(db, 77)
  expect(readFacts(db)).toMatchObject({ isSimulated: true, fixedClockAtMs: 77 })
  expect(readClock(db, { nowAtMs: 5, isClockFixed: false })).toEqual({ nowAtMs: 77, isFixed: true })
  expect(readClock(db, { nowAtMs: 5, isClockFixed: true })).toEqual({ nowAtMs: 5, isFixed: true })
})
