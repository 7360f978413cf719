import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AppError } from '#contract/errors.ts'

type Problem = Extract<AppError, { kind: 'storage' }>['problem']

/**
 * What the database or the file system threw, as an error the user can act on; null when it is a fault of our own
 * (a broken constraint, a bad statement), which the caller throws on.
 * A statement that failed this way was rolled back, so nothing of the step is stored.
 * Source: result codes of SQLite (rescode.html) as better-sqlite3 spells them in `code`.
 * @param file the database or copy that was worked on
 */
export function storageError(thrown: unknown, file: string): AppError | null {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return { kind: 'workspace-corrupt', path: dirname(file), detail: code === 'SQLITE_NOTADB' ? 'it is not a database' : 'a page cannot be read' }
  }
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_')) return { kind: 'workspace-in-use', path: dirname(file) }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return {
      kind: 'refused',
      field: 'workspace',
      reason: `A file stands where a folder is needed, on the way to ${file}. Move it away or choose another folder.`,
    }
  }
  const problem = problemOf(code, file)
  return problem === null ? null : { kind: 'storage', problem, file, stored: 'not-stored' }
}

function problemOf(code: string, file: string): Problem | null {
  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full'
    case 'SQLITE_READONLY_DBMOVED':
    case 'ENODEV':
    case 'ENXIO':
      return 'gone'
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'read-only'
    case 'EIO':
    case 'ENOENT':
      return isReachable(file) ? 'io' : 'gone'
    default:
      break
  }
  if (code.startsWith('SQLITE_READONLY')) return isReachable(file) ? 'read-only' : 'gone'
  if (!code.startsWith('SQLITE_CANTOPEN') && !code.startsWith('SQLITE_IOERR')) return null
  if (!isReachable(file)) return 'gone'
  // A folder that may not be written to shows as "cannot open": the side files of the database cannot be made.
  return isWritable(dirname(file)) && (!existsSync(file) || isWritable(file)) ? 'io' : 'read-only'
}

const isReachable = (file: string): boolean => existsSync(dirname(file))

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
