import type { WriteDb } from './handles.ts'

/** Where SQLite itself would begin: 4 MiB of pages of 4 KiB. */
const CHECKPOINT_PAGES = 1_000

export interface IdleCheckpoint {
  /** Call after each commit. */
  afterCommit(): void
}

/**
 * Takes over from SQLite when the log is copied into the database. By itself it does so inside the commit that fills the log, so that the
 * answer to a large import waits while all it wrote is written once more. The commit is durable without it (the log is flushed): here the copy is made
 * in the thread's next idle moment, after the answer. What a crash leaves in the log is read from there at the next start.
 */
export function checkpointWhenIdle(db: WriteDb): IdleCheckpoint {
  db.pragma('wal_autocheckpoint = 0')
  let isDue = false
  const checkpoint = (): void => {
    isDue = false
    if (!db.open) return
    try {
      db.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // No room on the disk, say: as when SQLite does it, nothing is lost and the next commit asks again.
    }
  }
  return {
    afterCommit() {
      if (isDue || pagesWaiting(db) < CHECKPOINT_PAGES) return
      isDue = true
      setImmediate(checkpoint)
    },
  }
}

/** Pages of the log that the database does not have yet. */
function pagesWaiting(db: WriteDb): number {
  const [found] = db.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number; readonly checkpointed: number }[]
  return found === undefined ? 0 : found.log - found.checkpointed
}
