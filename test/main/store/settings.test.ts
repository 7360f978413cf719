import { expect, test } from 'vitest'
import { Settings } from '#contract/schemas/settings.ts'
import { readSettings, writeSettings } from '../../../src/main/store/settings.ts'
import { formerValues } from '../../../src/main/store/value-history.ts'
import { freshWorkspace, NOW_AT_MS } from './fresh-workspace.ts'

const by = { batchId: null, generation: 1, atMs: NOW_AT_MS }

test('a new workspace has every default of the contract', () => {
  expect(readSettings(freshWorkspace().db)).toEqual(Settings.parse({}))
})

test('only what is named changes, and its former value is kept', () => {
  const { db } = freshWorkspace()
  expect(writeSettings(db, { riskFraction: 0.01, theme: 'dark' }, by)).toEqual(['riskFraction', 'theme'])
  expect(writeSettings(db, { riskFraction: 0.01 }, by)).toEqual([])
  expect(writeSettings(db, { riskFraction: 0.02 }, by)).toEqual(['riskFraction'])
  expect(readSettings(db)).toEqual({ ...Settings.parse({}), riskFraction: 0.02, theme: 'dark' })
  expect(formerValues(db, 'settings', ['riskFraction']).map((kept) => kept.oldValue)).toEqual([null, '0.01'])
})

test('views are merged by their own keys, whatever the key is called', () => {
  const { db } = freshWorkspace()
  writeSettings(db, { view: { screen: '{"columns":["price"]}', constructor: 'x' } }, by)
  expect(writeSettings(db, { view: { chart: '[1]' } }, by)).toEqual(['view'])
  expect(readSettings(db).view).toEqual({ screen: '{"columns":["price"]}', chart: '[1]', constructor: 'x' })
})

test('a stored value that no longer fits its setting counts as not set', () => {
  const { db } = freshWorkspace()
  db.exec(`INSERT INTO settings (key, value) VALUES ('zoomPercent', '999'), ('theme', '"dark"'), ('gone', '1')`)
  expect(readSettings(db)).toEqual({ ...Settings.parse({}), theme: 'dark' })
})
