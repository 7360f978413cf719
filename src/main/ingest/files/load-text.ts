import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type Encoding, encodingWithoutMark, readByteOrderMark } from './encoding.ts'
import { type FileRefused, refuseFile, refuseUnreadable } from './file-refusal.ts'
import { FILE_LIMIT_BYTES } from './limits.ts'
import { refuseWrittenMeanwhile } from './written-meanwhile.ts'

const PIECE_BYTES = 1024 ** 2

/** A whole text file as UTF-8 bytes without byte order mark, and what its original bytes were. */
export interface LoadedText {
  readonly bytes: Buffer
  readonly encoding: Encoding
  /** SHA-256 of the original bytes. */
  readonly sha256: string
}

/**
 * Reads a file once: hashes its bytes, decides its encoding over all of them and gives them back as UTF-8. Kept outside
 * the script heap, so that a large file costs its size and no more. Text that UTF-16 cannot hold (lone surrogates) refuses the file.
 */
export async function loadText(path: string, breathe: () => Promise<void>): Promise<LoadedText | FileRefused> {
  const read = await readWhole(path, breathe)
  if ('kind' in read) return read
  const { bytes, sha256 } = read
  const mark = readByteOrderMark(bytes)
  const body = bytes.subarray(mark?.length ?? 0)
  const encoding = mark === null || mark.encoding === 'utf-8' ? encodingWithoutMark(body) : mark.encoding
  if (encoding === 'utf-8') return { bytes: body, encoding, sha256 }
  if (mark?.encoding === 'utf-8') return refuseFile(path, 'unreadable', 'It says that it is UTF-8, but some of its bytes are not. Export it again.')
  const decoded = await decodeToUtf8(body, encoding, breathe)
  if (decoded === null) return refuseFile(path, 'unreadable', 'It says that it is UTF-16, but some of its characters are broken. Export it again.')
  return { bytes: decoded, encoding, sha256 }
}

async function readWhole(path: string, breathe: () => Promise<void>): Promise<{ bytes: Buffer; sha256: string } | FileRefused> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path, 'r')
  } catch (thrown) {
    return refuseUnreadable(path, thrown)
  }
  try {
    const before = await handle.stat()
    const { size } = before
    if (size > FILE_LIMIT_BYTES) return refuseFile(path, 'too-large', 'It is larger than 2 GiB. Export a shorter period.')
    const hash = createHash('sha256')
    const bytes = Buffer.allocUnsafe(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(PIECE_BYTES, size - at), at)
      if (bytesRead === 0) break
      hash.update(bytes.subarray(at, at + bytesRead))
      at += bytesRead
      await breathe()
    }
    return refuseWrittenMeanwhile(path, before, await handle.stat(), at) ?? { bytes, sha256: hash.digest('hex') }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return refuseUnreadable(path, thrown)
    throw thrown
  } finally {
    await handle.close()
  }
}

async function decodeToUtf8(body: Buffer, encoding: Encoding, breathe: () => Promise<void>): Promise<Buffer | null> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; at += PIECE_BYTES) {
    const isLast = at + PIECE_BYTES >= body.length
    try {
      pieces.push(Buffer.from(decoder.decode(body.subarray(at, at + PIECE_BYTES), { stream: !isLast }), 'utf8'))
    } catch {
      return null
    }
    await breathe()
  }
  return Buffer.concat(pieces)
}
