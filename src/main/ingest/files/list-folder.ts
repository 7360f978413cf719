import { openSync, closeSync, readdirSync, readSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'

/** A file as it lies on the disk. `changedAtMs` moves with its bytes, its name and its permissions, and no program can set it back. */
export interface ListedFile {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAtMs: number
  readonly changedAtMs: number
}

/** gone = no such folder; unreadable = no permission, or the disk does not answer; too-many = more than a watched folder may hold. */
export type FolderProblem = 'gone' | 'unreadable' | 'too-many'

export interface FolderListing {
  /** By path, folders opened in the order of their names. */
  readonly files: readonly ListedFile[]
  /** The folder and every folder below it that was opened. */
  readonly folders: readonly string[]
}

const EXTENSIONS: ReadonlySet<string> = new Set(['.csv', '.txt', '.tsv', '.tab'])
const MOST_FILES = 20_000
const MOST_FOLDERS = 2_000

/** Names nobody gave on purpose: hidden files, halves of downloads, an office program's lock. Halves end in another extension and need no rule. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$')

/**
 * The tables a folder may hold, all levels down: files whose name ends in .csv, .txt, .tsv or .tab. Left out are hidden files and folders,
 * links (a link to a folder above would never end), the folders in `except`, and what the program writes itself: workspaces with their backups, and exports.
 * A subfolder that cannot be opened is passed over; the folder itself not. Throws only what `breathe` throws.
 */
export async function listFolder(root: string, except: readonly string[], breathe: () => Promise<void>): Promise<FolderListing | FolderProblem> {
  const left = new Set(except.map((path) => resolve(path)))
  const files: ListedFile[] = []
  const folders: string[] = []
  const open = [resolve(root)]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    await breathe()
    const entries = readEntries(folder)
    if (typeof entries === 'string') {
      if (folders.length === 0) return entries
      continue
    }
    if (folders.length > 0 && isOurs(folder, entries)) continue
    folders.push(folder)
    const below: string[] = []
    for (const entry of entries) {
      if (isHidden(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !left.has(path)) below.push(path)
      if (!entry.isFile() || !EXTENSIONS.has(extname(entry.name).toLowerCase())) continue
      await breathe()
      const file = stampOf(path)
      // Gone between the two looks, or out of reach: a later look will tell.
      if (file !== null) files.push(file)
    }
    open.push(...below.reverse())
    if (files.length > MOST_FILES || folders.length + open.length > MOST_FOLDERS) return 'too-many'
  }
  return { files, folders }
}

/** How a file lies on the disk now; null when it cannot be told. */
export function stampOf(path: string): ListedFile | null {
  try {
    const { size, mtimeMs, ctimeMs } = statSync(path)
    return { path, sizeBytes: size, modifiedAtMs: mtimeMs, changedAtMs: ctimeMs }
  } catch {
    return null
  }
}

type Entries = ReturnType<typeof readEntriesOf>
const readEntriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))

function readEntries(folder: string): Entries | FolderProblem {
  try {
    return readEntriesOf(folder)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unreadable'
  }
}

/** A workspace holds desk.db beside its lock; an export names the program in its list of contents. */
function isOurs(folder: string, entries: Entries): boolean {
  const names = new Set(entries.map(({ name }) => name))
  return (names.has('desk.db') && names.has('lock.db')) || (names.has('contents.json') && beginsAsOurs(join(folder, 'contents.json')))
}

function beginsAsOurs(path: string): boolean {
  const start = Buffer.alloc(64)
  try {
    const handle = openSync(path, 'r')
    try {
      return start.toString('utf8', 0, readSync(handle, start)).includes('"program": "Rotation Desk"')
    } finally {
      closeSync(handle)
    }
  } catch {
    return false
  }
}
