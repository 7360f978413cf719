import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { checkpointWhenIdle } from '../../../src/main/store/checkpoint-when-idle.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { openWorkspaceForRead } from '../../../src/main/store/open.ts'
import { closedAfterTest, freshWorkspace } from './fresh-workspace.ts'

const WRITE = `INSERT INTO settings (key, value) VALUES ('theme', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`

/** One commit of about so many bytes. */
const write = (db: WriteDb, bytes: number): void => void db.prepare(WRITE).run(JSON.stringify('x'.repeat(bytes)))

function pages(db: WriteDb): { log: number; waiting: number } {
  const [{ log, checkpointed }] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
  return { log, waiting: log - checkpointed }
}

describe('the checkpoint of a large commit', () => {
  test('is made in the next idle moment, not in the commit', async () => {
    const { db } = freshWorkspace()
    const checkpoint = checkpointWhenIdle(db)
    write(db, 8 << 20)
    checkpoint.afterCommit()
    expect(pages(db).waiting).toBeGreaterThan(2_000)
    await nextTurn()
    expect(pages(db).waiting).toBe(0)
  })

  test('is not made after small ones until they are many', async () => {
    const { db } = freshWorkspace()
    const checkpoint = checkpointWhenIdle(db)
    let commits = 0
    for (let before = -1; pages(db).waiting > before; commits += 1) {
      before = pages(db).waiting
      write(db, 100_000 + commits)
      checkpoint.afterCommit()
      await nextTurn()
    }
    expect(commits).toBeGreaterThan(20)
    expect(pages(db).waiting).toBe(0)
    // The log is written again from its start: it does not grow with every commit.
    write(db, 10)
    expect(pages(db).log).toBeLessThan(100)
  })

  test('a reader in the middle of the store holds it back, and the next commit asks again', async () => {
    const { dir, db } = freshWorkspace()
    const checkpoint = checkpointWhenIdle(db)
    const reader = closedAfterTest(openWorkspaceForRead(dir))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM settings').get()
    write(db, 8 << 20)
    checkpoint.afterCommit()
    await nextTurn()
    expect(pages(db).waiting).toBeGreaterThan(2_000)
    reader.exec('COMMIT')
    write(db, 10)
    checkpoint.afterCommit()
    await nextTurn()
    expect(pages(db).waiting).toBe(0)
  })

  test('nothing is done to a store that was closed in between', async () => {
    const { db } = freshWorkspace()
    const checkpoint = checkpointWhenIdle(db)
    write(db, 8 << 20)
    checkpoint.afterCommit()
    db.close()
    await nextTurn()
    expect(db.open).toBe(false)
  })
})
