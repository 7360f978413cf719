import { closeSync, openSync, readSync } from 'node:fs'
import type { FileHead } from '../importer.ts'
import { encodingOfPiece, readByteOrderMark } from './encoding.ts'
import type { FoundFile } from './expand-files.ts'
import { type FileRefused, refuseFile, refuseUnreadable } from './file-refusal.ts'
import { FILE_LIMIT_BYTES, HEAD_LINES, LINE_LIMIT_BYTES } from './limits.ts'

const PIECE_BYTES = 8 * 1024

/**
 * Reads as far as the first 60 lines reach. Refused: an empty file, one over the size limit (nothing of it is read) and a
 * first line over the line limit (reading stops there, so an endless line costs one MiB).
 */
export function readHead(file: FoundFile): FileHead | FileRefused {
  if (file.refused !== null) return file.refused
  if (file.sizeBytes === 0) return refuseFile(file.path, 'empty', 'The file is empty.')
  if (file.sizeBytes > FILE_LIMIT_BYTES) return refuseFile(file.path, 'too-large', 'It is larger than 2 GiB. Export a shorter period.')
  try {
    const handle = openSync(file.path, 'r')
    try {
      return headOf(file, handle)
    } finally {
      closeSync(handle)
    }
  } catch (thrown) {
    return refuseUnreadable(file.path, thrown)
  }
}

function headOf(file: FoundFile, handle: number): FileHead | FileRefused {
  let bytes = Buffer.alloc(0)
  for (;;) {
    // Doubling: what was read is decoded again, so the pieces must grow with it.
    const piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, bytes.length))
    const count = readSync(handle, piece, 0, piece.length, bytes.length)
    bytes = Buffer.concat([bytes, piece.subarray(0, count)])
    const { text, encoding } = decodePiece(bytes, count === 0)
    const lines = text.split(/\r\n|\n|\r/)
    const isComplete = count === 0 || bytes.length >= file.sizeBytes
    const whole = isComplete ? lines : lines.slice(0, -1)
    const longAt = whole.findIndex((line) => line.length > LINE_LIMIT_BYTES)
    if ((longAt >= 0 && longAt < HEAD_LINES) || (whole.length < HEAD_LINES && (lines.at(-1)?.length ?? 0) > LINE_LIMIT_BYTES)) {
      const line = longAt >= 0 ? longAt + 1 : lines.length
      return refuseFile(file.path, 'line-too-long', 'A line is longer than 1 MiB; this is no table.', line)
    }
    if (whole.length < HEAD_LINES && !isComplete) continue
    const head = whole.slice(0, HEAD_LINES)
    if (isComplete && head.every((line) => line.trim() === '')) return refuseFile(file.path, 'empty', 'The file holds only blank lines.')
    return { path: file.path, name: file.name, sizeBytes: file.sizeBytes, encoding, lines: head }
  }
}

function decodePiece(bytes: Buffer, isLast: boolean): { text: string; encoding: FileHead['encoding'] } {
  const mark = readByteOrderMark(bytes)
  const encoding = mark?.encoding ?? encodingOfPiece(bytes)
  const body = bytes.subarray(mark?.length ?? 0)
  return { text: new TextDecoder(encoding).decode(body, { stream: !isLast }), encoding }
}
