import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type FileRefused, refuseFile, refuseUnreadable } from './file-refusal.ts'
import { FILES_LIMIT } from './limits.ts'

/** A file that was named by the caller or found below a named folder. */
export interface FoundFile {
  readonly path: string
  readonly name: string
  /** What the caller named: the path or reference of the file itself, or of the folder it was found in. */
  readonly key: string
  readonly sizeBytes: number
  readonly refused: FileRefused | null
}

/** What a caller named, resolved by the host. */
export interface NamedFile {
  readonly path: string
  readonly key: string
}

/**
 * Every file named, and every file below every folder named, folders in the order of their names (by character code, so that
 * the same folder gives the same order everywhere). What cannot be read becomes an entry with `refused`; nothing throws.
 * Links are followed; a link to a folder that is already being walked is refused as a loop.
 */
export function expandFiles(named: readonly NamedFile[]): FoundFile[] {
  const found: FoundFile[] = []
  for (const { path, key } of named) walk(resolve(path), key, [], found)
  if (found.length <= FILES_LIMIT) return found
  const first = found[FILES_LIMIT]
  const rest = refuseFile(
    first?.path ?? '',
    'too-large',
    `At most ${FILES_LIMIT} files are read in one go; ${found.length - FILES_LIMIT} more were left out from here on.`,
  )
  return [...found.slice(0, FILES_LIMIT), entry(rest.file, first?.key ?? '', 0, rest)]
}

function walk(path: string, key: string, above: readonly string[], found: FoundFile[]): void {
  // One more than the limit is enough to know that there are too many.
  if (found.length > FILES_LIMIT * 2) return
  try {
    const stat = statSync(path)
    if (stat.isFile()) {
      found.push(entry(path, key, stat.size, null))
      return
    }
    if (!stat.isDirectory()) {
      found.push(entry(path, key, 0, refuseFile(path, 'not-a-file', 'This is a device or a pipe, not a file.')))
      return
    }
    const real = realpathSync(path)
    if (above.includes(real)) {
      found.push(entry(path, key, 0, refuseFile(path, 'link-loop', 'This link leads back to a folder that contains it.')))
      return
    }
    const names = readdirSync(path).sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    for (const name of names) walk(join(path, name), key, [...above, real], found)
  } catch (thrown) {
    found.push(entry(path, key, 0, refuseUnreadable(path, thrown)))
  }
}

const entry = (path: string, key: string, sizeBytes: number, refused: FileRefused | null): FoundFile => ({
  path,
  name: basename(path),
  key,
  sizeBytes,
  refused,
})
