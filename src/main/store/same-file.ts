import { statSync } from 'node:fs'

/**
 * Notes which file stands at this path now and returns the check for it: SQLite goes on writing into a database whose folder was deleted
 * or whose disk was replaced under it, and a commit there is told as stored and lost. The check throws as SQLite does where it notices
 * by itself (`SQLITE_READONLY_DBMOVED`), which `storageError` calls gone.
 */
export function noteFile(file: string): () => void {
  const noted = statSync(file, { bigint: true })
  return () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false })
    if (found?.ino === noted.ino && found.dev === noted.dev) return
    throw Object.assign(new Error(`noteFile: got another file or none, wanted the one that was opened, at ${file}`), { code: 'SQLITE_READONLY_DBMOVED' })
  }
}
