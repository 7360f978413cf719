import { rmSync } from 'node:fs'

/**
 * Removes a database of our own with everything SQLite may have laid beside it. A journal left behind by a write that failed would be taken
 * for that of the next file of the same name.
 */
export function removeDatabase(file: string): void {
  for (const tail of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true })
}
