import type Database from 'better-sqlite3'
import { type AppError } from '#contract/errors.ts'

const OLDEST_NODE_MAJOR = 22
const OLDEST_SQLITE = [3, 51, 3] as const

/** Refuses a Node that would die inside the database module without a word (version 20 does, measured); asked before the first connection. */
export function checkNode(found: string = process.versions.node): AppError | null {
  const major = Number(found.split('.')[0])
  return major >= OLDEST_NODE_MAJOR ? null : { kind: 'host-too-old', what: 'Node', found, needed: String(OLDEST_NODE_MAJOR) }
}

/**
 * Refuses a SQLite in which a checkpoint beside a commit can damage a database that two threads have open.
 * Source: sqlite.org/changes.html, fixed in 3.51.3.
 */
export function checkSqlite(db: Database.Database): AppError | null {
  const found: unknown = db.prepare('SELECT sqlite_version()').pluck().get()
  if (typeof found !== 'string') throw new Error(`sqlite_version(): want text, got ${typeof found}`)
  return isAtLeast(found.split('.').map(Number), OLDEST_SQLITE) ? null : { kind: 'host-too-old', what: 'SQLite', found, needed: OLDEST_SQLITE.join('.') }
}

/** Compares version parts from the left; a missing part counts as 0. */
export function isAtLeast(found: readonly number[], needed: readonly number[]): boolean {
  for (const [place, part] of needed.entries()) {
    const difference = (found[place] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}
