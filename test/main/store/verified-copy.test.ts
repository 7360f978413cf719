import Database from 'better-sqlite3'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkWholeFile } from '../../../src/main/store/check-tables.ts'
import { makeFolder } from '../../../src/main/store/flush-path.ts'
import { writeVerifiedCopy } from '../../../src/main/store/verified-copy.ts'
import { APPLICATION_ID } from '../../../src/main/store/workspace-files.ts'
import { freshFolder, freshWorkspace } from './fresh-workspace.ts'

test('a copy is one whole file with every row, the schema version and the mark of this program', () => {
  const { dir, db } = freshWorkspace()
  db.exec(`INSERT INTO watchlist (symbol, position, added_at_ms) VALUES ('PLUG', 0, 1), ('IWM', 1, 1)`)
  const target = join(dir, 'backups', 'copy.db')
  writeVerifiedCopy(db, target)
  expect(readdirSync(join(dir, 'backups'))).toEqual(['copy.db'])
  const copy = new Database(target, { readonly: true })
  expect(copy.prepare('SELECT symbol FROM watchlist ORDER BY position').pluck().all()).toEqual(['PLUG', 'IWM'])
  expect(copy.pragma('user_version', { simple: true })).toBe(db.pragma('user_version', { simple: true }))
  expect(copy.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
  copy.close()
})

test('a copy replaces the one of the same name only when it is whole', () => {
  const { dir, db } = freshWorkspace()
  const target = join(dir, 'backups', 'copy.db')
  writeVerifiedCopy(db, target)
  writeVerifiedCopy(db, target)
  // Inside a transaction no copy can be made; the earlier one stays and nothing half-written lies beside it.
  db.exec('BEGIN')
  expect(() => writeVerifiedCopy(db, target)).toThrow(/within a transaction/)
  db.exec('ROLLBACK')
  expect(readdirSync(join(dir, 'backups'))).toEqual(['copy.db'])
})

test('the check of a whole file names rows that point at nothing', () => {
  const { db } = freshWorkspace()
  expect(checkWholeFile(db)).toBeNull()
  db.pragma('foreign_keys = OFF')
  db.exec(`INSERT INTO transaction_fees (transaction_id, currency, amount) VALUES (7, 'USD', '1')`)
  expect(checkWholeFile(db)).toBe('rows point at rows that are not there')
})

test('a folder is made with those above it, for its owner alone', () => {
  const folder = join(freshFolder(), 'a', 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})
