import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushPath } from './flush-path.ts'
import { readGeneration } from './generation.ts'
import { readSchemaVersion } from './schema-version.ts'
import { writeVerifiedCopy } from './verified-copy.ts'
import { backupFolder } from './workspace-files.ts'

/** What a backup was when it was made; it lies beside it as `<name>.json`. */
export interface BackupManifest {
  readonly sha256: string
  readonly sizeBytes: number
  readonly schemaVersion: number
  readonly generation: number
}

export interface Backup extends BackupManifest {
  readonly name: string
  readonly path: string
  /** As the file system says. */
  readonly writtenAtMs: number
}

const PIECE_BYTES = 1024 ** 2
const NAME = /^[\w.-]{1,120}\.db$/

/** True of a name that can be a backup's: nothing that leads out of the folder. */
export const isBackupName = (name: string): boolean => NAME.test(name) && !name.startsWith('.')

/**
 * Writes a verified copy of the database under a name in the workspace's backup folder, and beside it what it was. Not inside a
 * transaction. What cannot be made leaves nothing behind and throws what the disk threw.
 */
export function writeBackup(db: Database.Database, workspaceDir: string, name: string): Backup {
  const path = join(backupFolder(workspaceDir), name)
  writeVerifiedCopy(db, path)
  const manifest: BackupManifest = {
    sha256: digestOfFile(path),
    sizeBytes: statSync(path).size,
    schemaVersion: readSchemaVersion(db),
    generation: readGeneration(db),
  }
  const temporary = `${path}.json.tmp`
  try {
    writeFileSync(temporary, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    flushPath(temporary)
    renameSync(temporary, `${path}.json`)
    flushPath(backupFolder(workspaceDir), true)
  } catch (thrown) {
    rmSync(temporary, { force: true })
    throw thrown
  }
  return { ...manifest, name, path, writtenAtMs: statSync(path).mtimeMs }
}

/** The names of the copies in the backup folder, the newest first. */
export function listBackups(workspaceDir: string): readonly string[] {
  const folder = backupFolder(workspaceDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(isBackupName)
    .map((name) => ({ name, atMs: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1))
    .map(({ name }) => name)
}

/** What a backup was when it was made; undefined when nothing beside it says so. */
export function readManifest(path: string): BackupManifest | undefined {
  try {
    const found = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Partial<BackupManifest> | null
    return typeof found?.sha256 === 'string' ? (found as BackupManifest) : undefined
  } catch {
    return undefined
  }
}

/** SHA-256 of a file that no connection of ours has open. */
export function digestOfFile(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  const handle = openSync(path, 'r')
  try {
    for (;;) {
      const read = readSync(handle, piece, 0, PIECE_BYTES, null)
      if (read === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
}
