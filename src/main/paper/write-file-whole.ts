import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, type Outcome, succeed } from '#contract/errors.ts'

const PROBLEMS: Readonly<Record<string, 'full' | 'read-only' | 'gone'>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOENT: 'gone',
  ENODEV: 'gone',
}

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed, renamed over the name, and the folder flushed.
 * A full disk or a refused folder is a storage error; what stood under the name before is untouched then.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array | string): Promise<Outcome<null>> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await flushFolder(dirname(path))
    return succeed(null)
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = (thrown as NodeJS.ErrnoException).code ?? ''
    return fail({ kind: 'storage', problem: PROBLEMS[code] ?? 'io', file: path, stored: 'not-stored' })
  }
}

/** Makes the rename itself durable; Windows cannot open a folder and needs no flush. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
