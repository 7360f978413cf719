import type Database from 'better-sqlite3'

/** `user_version` of the file: how many migrations it has been through; 0 = empty. */
export function readSchemaVersion(db: Database.Database): number {
  const version: unknown = db.pragma('user_version', { simple: true })
  if (typeof version !== 'number') throw new Error(`user_version: want a number, got ${typeof version}`)
  return version
}
