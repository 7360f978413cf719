import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One change the system was asked for. */
export type Change =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'flush' | 'flush-folder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }

const HEAD_BYTES = 19

/** Reads what write-log.c wrote, in order. */
export function readWriteLog(file: string): readonly Change[] {
  const bytes = readFileSync(file)
  const changes: Change[] = []
  for (let at = 0; at < bytes.length; ) {
    const kind = String.fromCharCode(bytes[at]!)
    const pathEnd = at + HEAD_BYTES + bytes.readUInt16LE(at + 1)
    const size = Number(bytes.readBigUInt64LE(at + 3))
    const offset = Number(bytes.readBigUInt64LE(at + 11))
    const path = bytes.toString('utf8', at + HEAD_BYTES, pathEnd)
    const dataEnd = kind === 'w' || kind === 'r' ? pathEnd + size : pathEnd
    const data = bytes.subarray(pathEnd, dataEnd)
    changes.push(changeOf(kind, path, size, offset, data))
    at = dataEnd
  }
  return changes
}

/** How many changes a log holds by now. */
export const countChanges = (file: string): number => readWriteLog(file).length

function changeOf(kind: string, path: string, size: number, offset: number, data: Buffer): Change {
  switch (kind) {
    case 'c':
      return { kind: 'create', path }
    case 'w':
      return { kind: 'write', path, offset, data }
    case 't':
      return { kind: 'truncate', path, size }
    case 'f':
      return { kind: 'flush', path }
    case 'd':
      return { kind: 'remove', path }
    case 'r':
      return { kind: 'rename', path, to: data.toString('utf8') }
    case 'F':
      return { kind: 'flush-folder', path }
    default:
      throw new Error(`readWriteLog: got the kind ${JSON.stringify(kind)}, wanted one of cwtfdrF`)
  }
}

/** Why the writes of a process cannot be watched here, or null. */
export function cannotWatch(): string | null {
  if (process.platform !== 'linux') return 'only Linux can be watched this way'
  return existsSync('/usr/bin/gcc') || existsSync('/usr/bin/cc') ? null : 'no C compiler (apt-get install gcc libc6-dev)'
}

/** Builds the library that a watched process is started with. */
export function buildWatcher(folder: string): string {
  const library = join(folder, 'write-log.so')
  const source = join(import.meta.dirname, 'write-log.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source, '-ldl', '-lpthread'])
  return library
}
