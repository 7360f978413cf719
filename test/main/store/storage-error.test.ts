import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { storageError } from '../../../src/main/store/storage-error.ts'
import { freshFolder, freshWorkspace } from './fresh-workspace.ts'

const sqlite = (code: string): Error => new Database.SqliteError('as SQLite words it', code)
const errno = (code: string): Error => Object.assign(new Error('as the system words it'), { code })

describe('what the disk or the database throws', () => {
  const file = join(import.meta.dirname, 'desk.db')
  const problems: readonly (readonly [Error, string])[] = [
    [sqlite('SQLITE_FULL'), 'full'],
    [errno('ENOSPC'), 'full'],
    [sqlite('SQLITE_IOERR_WRITE'), 'io'],
    [sqlite('SQLITE_IOERR'), 'io'],
    [sqlite('SQLITE_CANTOPEN'), 'io'],
    [sqlite('SQLITE_READONLY'), 'read-only'],
    [sqlite('SQLITE_READONLY_DIRECTORY'), 'read-only'],
    [sqlite('SQLITE_READONLY_DBMOVED'), 'gone'],
    [errno('EROFS'), 'read-only'],
    [errno('EACCES'), 'read-only'],
  ]
  for (const [thrown, problem] of problems) {
    test(`${(thrown as NodeJS.ErrnoException).code} is a storage problem: ${problem}`, () => {
      expect(storageError(thrown, file)).toEqual({ kind: 'storage', problem, file, stored: 'not-stored' })
    })
  }

  test('under a folder that went away is "gone", whatever the code', () => {
    const folder = freshFolder()
    rmSync(folder, { recursive: true })
    for (const code of ['SQLITE_IOERR_FSTAT', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']) {
      expect(storageError(sqlite(code), join(folder, 'desk.db'))).toMatchObject({ problem: 'gone' })
    }
  })

  test('about the pages is workspace-corrupt, with the folder named', () => {
    expect(storageError(sqlite('SQLITE_CORRUPT'), '/w/desk.db')).toEqual({ kind: 'workspace-corrupt', path: '/w', detail: 'a page cannot be read' })
    expect(storageError(sqlite('SQLITE_CORRUPT_INDEX'), '/w/desk.db')).toMatchObject({ kind: 'workspace-corrupt' })
    expect(storageError(sqlite('SQLITE_NOTADB'), '/w/desk.db')).toMatchObject({ kind: 'workspace-corrupt', detail: 'it is not a database' })
  })

  test('about a lock is workspace-in-use', () => {
    expect(storageError(sqlite('SQLITE_BUSY'), '/w/desk.db')).toEqual({ kind: 'workspace-in-use', path: '/w' })
    expect(storageError(sqlite('SQLITE_BUSY_SNAPSHOT'), '/w/desk.db')).toMatchObject({ kind: 'workspace-in-use' })
  })

  test('about a rule of ours is no storage error', () => {
    for (const thrown of [sqlite('SQLITE_CONSTRAINT_UNIQUE'), sqlite('SQLITE_ERROR'), new TypeError('x'), 'text', null]) {
      expect(storageError(thrown, '/w/desk.db')).toBeNull()
    }
  })

  test('when the file may grow no further is full, and the transaction is rolled back whole', () => {
    const { dir, db } = freshWorkspace()
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 5}`)
    const fill = db.transaction(() => {
      for (let key = 0; key < 1_000; key++) db.prepare(`INSERT INTO settings (key, value) VALUES (?, '"${'x'.repeat(1_000)}"')`).run(String(key))
    })
    let thrown: unknown
    try {
      fill()
    } catch (error) {
      thrown = error
    }
    expect(storageError(thrown, join(dir, 'desk.db'))).toMatchObject({ kind: 'storage', problem: 'full' })
    expect(db.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0)
  })
})
