import { expect, test } from 'vitest'
import { listRiskFlags, writeRiskFlags } from '../../../../src/main/store/registers.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { importFiles, NOW_AT_MS, undoBatch } from '../import-files.ts'

test('the register shows imported looks beside typed ones, and of one day the typed one', async () => {
  const { db } = freshWorkspace()
  const { batch } = await importFiles(db, ['test/fixtures/records/risk_flags.csv'])
  const found = [
    { code: 'atm_offering', asOf: '2026-11-03' },
    { code: 'halted', asOf: '2026-11-02' },
  ]
  expect(listRiskFlags(db)).toEqual([
    { symbol: 'ABCD', checkedAsOf: '2026-11-10', flags: [] },
    { symbol: 'EFG', checkedAsOf: '2026-11-03', flags: [] },
  ])
  expect(listRiskFlags(db, { symbol: 'ABCD', asOf: '2026-11-09' })).toEqual([{ symbol: 'ABCD', checkedAsOf: '2026-11-03', flags: found }])
  expect(listRiskFlags(db, { asOf: '2026-11-02' })).toEqual([])
  const typed = { symbol: 'ABCD', checkedAsOf: '2026-11-10', flags: [{ code: 'late_filing', asOf: '2026-11-09' }] }
  writeRiskFlags(db, typed, { batchId: null, generation: 1, atMs: NOW_AT_MS })
  expect(listRiskFlags(db, { symbol: 'ABCD' })).toEqual([typed])
  undoBatch(db, batch!)
  expect(listRiskFlags(db)).toEqual([typed])
})
