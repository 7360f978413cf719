import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Asks the disk to keep a file, or the names in a folder. Windows cannot open a folder and keeps names by itself. */
export function flushPath(path: string, isFolder = false): void {
  if (isFolder && process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder and those above it, for its owner alone, and has the disk keep each new name: a database is no safer than the folder it lies in. */
export function makeFolder(folder: string): void {
  const whole = resolve(folder)
  const first = mkdirSync(whole, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = whole; made.length >= first.length; made = dirname(made)) flushPath(dirname(made), true)
}
