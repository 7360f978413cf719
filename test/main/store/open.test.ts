import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readGeneration, wasRequestStored } from '../../../src/main/store/generation.ts'
import { migrations, schemaVersion } from '../../../src/main/store/migrations/list.ts'
import { createWorkspace, openWorkspaceForRead, openWorkspaceForWrite } from '../../../src/main/store/open.ts'
import { closedAfterTest, digestFolder, freshFolder, freshWorkspace, NOW_AT_MS, valueOf } from './fresh-workspace.ts'

const child = (name: string): string => join(import.meta.dirname, 'children', name)
const NOBODY = 65_534

/** A closed workspace, and its database file. */
function closedWorkspace(): { dir: string; file: string } {
  const { dir, db } = freshWorkspace()
  db.close()
  return { dir, file: join(dir, 'desk.db') }
}

/** Runs SQL on the file past all of our own code. */
function tamper(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}

describe('a connection', () => {
  const wanted = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    journal_size_limit: 64 * 1024 * 1024,
    busy_timeout: 5_000,
    wal_autocheckpoint: 1_000,
    user_version: schemaVersion,
  }
  const settingsOf = (db: Database.Database): object => Object.fromEntries(Object.keys(wanted).map((name) => [name, db.pragma(name, { simple: true })]))

  test('has every setting when its file was just made', () => {
    expect(settingsOf(freshWorkspace().db)).toEqual(wanted)
  })

  test('has every setting when its file is opened again, the writer and the reader alike', () => {
    const { dir } = closedWorkspace()
    const writer = closedAfterTest(openWorkspaceForWrite(dir))
    expect(settingsOf(writer)).toEqual(wanted)
    expect(settingsOf(closedAfterTest(openWorkspaceForRead(dir)))).toEqual(wanted)
    writer.exec(`INSERT INTO settings (key, value) VALUES ('theme', '"dark"')`)
    expect(settingsOf(writer)).toEqual(wanted)
  })

  test('of a reader cannot write', () => {
    const { dir } = freshWorkspace()
    const reader = closedAfterTest(openWorkspaceForRead(dir))
    expect(() => reader.exec(`INSERT INTO settings (key, value) VALUES ('theme', '"dark"')`)).toThrow(/readonly/)
  })
})

describe('a workspace', () => {
  test('that does not exist is no-workspace, and looking for it makes nothing', () => {
    const dir = join(freshFolder(), 'not-there')
    expect(openWorkspaceForWrite(dir)).toEqual({ ok: false, error: { kind: 'no-workspace', path: dir } })
    expect(openWorkspaceForRead(dir)).toEqual({ ok: false, error: { kind: 'no-workspace', path: dir } })
    expect(existsSync(dir)).toBe(false)
  })

  test('is created whole, folder included, and creating it again changes nothing', () => {
    const dir = join(freshFolder(), 'a', 'b')
    valueOf(createWorkspace(dir, NOW_AT_MS)).close()
    const before = digestFolder(dir)
    valueOf(createWorkspace(dir, NOW_AT_MS + 1)).close()
    expect(digestFolder(dir)).toEqual(before)
  })

  test('whose creation was cut off before its first commit is no workspace, and can be created', () => {
    const dir = freshFolder()
    writeFileSync(join(dir, 'desk.db'), '')
    expect(openWorkspaceForWrite(dir)).toMatchObject({ error: { kind: 'no-workspace' } })
    const db = closedAfterTest(createWorkspace(dir, NOW_AT_MS))
    expect(readGeneration(db)).toBe(0)
  })

  test('holds what was committed before the process was killed', () => {
    const { dir } = closedWorkspace()
    expect(spawnSync(process.execPath, [child('crash.ts'), dir]).signal).toBe('SIGKILL')
    expect(existsSync(join(dir, 'desk.db-wal'))).toBe(true)
    const db = closedAfterTest(openWorkspaceForWrite(dir))
    expect([readGeneration(db), wasRequestStored(db, 'before-the-crash'), wasRequestStored(db, 'never')]).toEqual([1, true, false])
  })
})

describe('a file of a newer version', () => {
  test('is refused with both versions named and not a byte of its folder changed', () => {
    const { dir, file } = closedWorkspace()
    tamper(file, `PRAGMA user_version = ${schemaVersion + 3}`)
    const before = digestFolder(dir)
    const newer = { ok: false, error: { kind: 'workspace-newer', path: dir, found: schemaVersion + 3, supported: schemaVersion } }
    expect(openWorkspaceForWrite(dir)).toEqual(newer)
    expect(openWorkspaceForRead(dir)).toEqual(newer)
    expect(createWorkspace(dir, NOW_AT_MS)).toEqual(newer)
    expect(digestFolder(dir)).toEqual(before)
  })

  test('is recognised when its version still stands in the log of a killed process, and its data is not touched', () => {
    const { dir } = closedWorkspace()
    spawnSync(process.execPath, [child('crash.ts'), dir, `user_version = ${schemaVersion + 1}`])
    const data = (): readonly string[] => digestFolder(dir).filter((line) => !line.startsWith('desk.db-shm'))
    const before = data()
    expect(openWorkspaceForWrite(dir)).toMatchObject({ error: { kind: 'workspace-newer', found: schemaVersion + 1 } })
    expect(data()).toEqual(before)
  })
})

describe('a damaged file', () => {
  const refusalOf = (dir: string): unknown => openWorkspaceForWrite(dir)
  const corrupt = (dir: string, detail: unknown): object => ({ ok: false, error: { kind: 'workspace-corrupt', path: dir, detail } })

  test('that is no database is workspace-corrupt and stays as it is', () => {
    const { dir, file } = closedWorkspace()
    writeFileSync(file, 'Date,Open,High,Low,Close\n'.repeat(100))
    const before = digestFolder(dir)
    expect(refusalOf(dir)).toEqual(corrupt(dir, 'it is not a database'))
    expect(digestFolder(dir)).toEqual(before)
  })

  test('that belongs to another program is workspace-corrupt', () => {
    const dir = freshFolder()
    tamper(join(dir, 'desk.db'), 'CREATE TABLE t (x); PRAGMA application_id = 7')
    expect(refusalOf(dir)).toEqual(corrupt(dir, 'it was not written by this program'))
    tamper(join(dir, 'desk.db'), 'PRAGMA application_id = 0')
    expect(createWorkspace(dir, NOW_AT_MS)).toEqual(corrupt(dir, 'it was not written by this program'))
  })

  test('that lost its tail is workspace-corrupt', () => {
    const { dir, file } = closedWorkspace()
    truncateSync(file, 8_192)
    expect(refusalOf(dir)).toEqual(corrupt(dir, expect.any(String)))
  })

  test('with any overwritten page is workspace-corrupt; pages of price chunks are left to the checksums of their rows', () => {
    const { dir, file } = closedWorkspace()
    const look = new Database(file, { readonly: true })
    const leftToChecksums = look.prepare(`SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('bar_chunks', 'observation_chunks')`).pluck().all()
    look.close()
    const whole = readFileSync(file)
    const pages = whole.length / 4_096
    expect(pages).toBeGreaterThan(40)
    for (let page = 1; page <= pages; page++) {
      if (leftToChecksums.includes(page)) continue
      const damaged = Buffer.from(whole)
      damaged.fill(0xa5, (page - 1) * 4_096, (page - 1) * 4_096 + 512)
      writeFileSync(file, damaged)
      expect(openWorkspaceForWrite(dir), `page ${page}`).toEqual(corrupt(dir, expect.any(String)))
    }
  })

  test('with a view or trigger we did not make is workspace-corrupt', () => {
    const { dir, file } = closedWorkspace()
    tamper(file, `CREATE TRIGGER planted AFTER INSERT ON settings BEGIN DELETE FROM transactions; END`)
    expect(refusalOf(dir)).toEqual(corrupt(dir, 'its tables are not the ones this program makes'))
  })
})

describe('a folder that may not be written to', () => {
  test('is a storage problem in words, for the lock, the writer and the reader', () => {
    const { dir, file } = closedWorkspace()
    for (const path of [dir, file]) if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY)
    chmodSync(file, 0o444)
    chmodSync(dir, 0o555)
    const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
    const { stdout, stderr } = spawnSync(process.execPath, [child('open.ts'), dir], { encoding: 'utf8', ...asNobody })
    chmodSync(dir, 0o755)
    expect(stderr).toBe('')
    const refused = (name: string): object => ({ kind: 'storage', problem: 'read-only', file: join(dir, name), stored: 'not-stored' })
    expect(JSON.parse(stdout)).toEqual([refused('lock.db'), refused('desk.db'), refused('desk.db')])
    expect(readdirSync(dir)).toEqual(['desk.db'])
  })
})

/** Takes what the newest step made away again: what is left is a file of the version before. */
const withoutLastStep = [...(migrations.at(-1)?.sql ?? '').matchAll(/CREATE (TABLE|INDEX) (\w+)/g)]
  .map(([, kind, name]) => `DROP ${kind} ${name};`)
  .toReversed()
  .join(' ')

describe('a file of an older version', () => {
  test('is copied, the copy holds, and then it is brought up to date', () => {
    const { dir, db } = freshWorkspace()
    db.exec(`INSERT INTO watchlist (symbol, position, added_at_ms) VALUES ('PLUG', 0, 1)`)
    db.close()
    // An older version is one that lacks the last step.
    tamper(
      join(dir, 'desk.db'),
      `${withoutLastStep} PRAGMA user_version = ${schemaVersion - 1};
       INSERT INTO accounts (id, label, origin, created_at_ms) VALUES ('A1', 'A1', 'typed', 1)`,
    )
    const opened = closedAfterTest(openWorkspaceForWrite(dir))
    expect(opened.pragma('user_version', { simple: true })).toBe(schemaVersion)
    const name = `before-schema-${schemaVersion}-from-${schemaVersion - 1}-generation-0.db`
    expect(readdirSync(join(dir, 'backups'))).toEqual([name, `${name}.json`])
    const copy = new Database(join(dir, 'backups', name), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(schemaVersion - 1)
    expect(copy.prepare('SELECT id FROM accounts').pluck().all()).toEqual(['A1'])
    copy.close()
  })

  test('stays as it was when the copy cannot be made', () => {
    const { dir, file } = closedWorkspace()
    tamper(file, `${withoutLastStep} PRAGMA user_version = ${schemaVersion - 1}`)
    writeFileSync(join(dir, 'backups'), 'a file where the folder should be')
    const kept = join(freshFolder(), 'kept.db')
    copyFileSync(file, kept)
    expect(openWorkspaceForWrite(dir)).toMatchObject({ error: { kind: 'refused', field: 'workspace' } })
    expect(readFileSync(file).equals(readFileSync(kept))).toBe(true)
  })
})

test('a copied workspace folder opens like the original', () => {
  const { dir } = closedWorkspace()
  const copy = join(freshFolder(), 'copy')
  mkdirSync(copy)
  cpSync(dir, copy, { recursive: true })
  expect(readGeneration(closedAfterTest(openWorkspaceForWrite(copy)))).toBe(0)
})
