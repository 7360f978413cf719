import { expect, test } from 'vitest'
import { listRiskFlags, writeRiskFlags } from '../../../src/main/store/registers.ts'
import { formerValues } from '../../../src/main/store/value-history.ts'
import { addWatched, listWatched, removeWatched } from '../../../src/main/store/watchlist.ts'
import { freshWorkspace, NOW_AT_MS } from './fresh-workspace.ts'

const by = { batchId: null, generation: 1, atMs: NOW_AT_MS }
const halted = { code: 'halted', asOf: '2026-11-02' }
const atm = { code: 'atm_offering', asOf: '2026-10-15' }

test('a name never looked at has no row, one found clean has an empty list', () => {
  const { db } = freshWorkspace()
  writeRiskFlags(db, { symbol: 'PLUG', flags: [], checkedAsOf: '2026-11-03' }, by)
  expect(listRiskFlags(db)).toEqual([{ symbol: 'PLUG', flags: [], checkedAsOf: '2026-11-03' }])
  expect(listRiskFlags(db, { symbol: 'GME' })).toEqual([])
})

test('the newest look holds, and an earlier as-of sees the earlier look', () => {
  const { db } = freshWorkspace()
  writeRiskFlags(db, { symbol: 'PLUG', flags: [halted, atm], checkedAsOf: '2026-11-03' }, by)
  writeRiskFlags(db, { symbol: 'PLUG', flags: [], checkedAsOf: '2026-11-10' }, by)
  expect(listRiskFlags(db, { symbol: 'PLUG' })).toEqual([{ symbol: 'PLUG', flags: [], checkedAsOf: '2026-11-10' }])
  expect(listRiskFlags(db, { symbol: 'PLUG', asOf: '2026-11-09' })).toEqual([{ symbol: 'PLUG', flags: [atm, halted], checkedAsOf: '2026-11-03' }])
  expect(listRiskFlags(db, { asOf: '2026-11-02' })).toEqual([])
})

test('a second look of the same day replaces the first, which is kept', () => {
  const { db } = freshWorkspace()
  const look = (flags: (typeof halted)[]): void => writeRiskFlags(db, { symbol: 'PLUG', flags, checkedAsOf: '2026-11-03' }, by)
  look([halted, halted])
  look([halted])
  look([atm])
  expect(listRiskFlags(db)).toEqual([{ symbol: 'PLUG', flags: [atm], checkedAsOf: '2026-11-03' }])
  expect(formerValues(db, 'risk_flags', ['PLUG', '2026-11-03']).map((kept) => kept.oldValue)).toEqual([JSON.stringify([halted])])
})

test('the watchlist keeps the order in which names were added', () => {
  const { db } = freshWorkspace()
  for (const symbol of ['PLUG', 'AMC', 'PLUG', 'BTBT']) addWatched(db, symbol, NOW_AT_MS)
  expect(listWatched(db)).toEqual(['PLUG', 'AMC', 'BTBT'])
  expect([removeWatched(db, 'AMC'), removeWatched(db, 'AMC')]).toEqual([true, false])
  addWatched(db, 'AMC', NOW_AT_MS)
  expect(listWatched(db)).toEqual(['PLUG', 'BTBT', 'AMC'])
})
