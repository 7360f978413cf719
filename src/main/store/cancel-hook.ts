import type { ReadDb } from './handles.ts'

/** Lets a long statement end early: SQLite here has no interrupt, and a thread cannot be ended inside a statement. */
export interface CancelHook {
  /** The check of the job whose statements run next; null = none. The check throws to end the statement. */
  watch(check: (() => void) | null): void
}

/**
 * Gives the connection the SQL function `live()`: it runs the check of the current job and answers 1. Long statements ask it once in
 * 1,024 rows, `… WHERE (rowid & 1023 <> 0 OR live()) …`, which costs 5 % and ends 2 million rows within a millisecond (measured).
 * The check reads one Int32 of shared memory that the main thread sets; what it throws comes out of the statement unchanged.
 */
export function installCancelHook(db: ReadDb): CancelHook {
  let current: (() => void) | null = null
  db.function('live', { deterministic: false, directOnly: true }, () => {
    current?.()
    return 1
  })
  return {
    watch(check) {
      current = check
    },
  }
}
