import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type FileRefused, refuseFile } from '../files/file-refusal.ts'
import { refuseWrittenMeanwhile } from '../files/written-meanwhile.ts'
import { LINE_LIMIT_BYTES } from '../files/limits.ts'
import type { FileHead } from '../importer.ts'

export type Encoding = FileHead['encoding']

/** Whole lines of a file: bytes[from, to) ends with a line feed, also where the file does not. UTF-8, or Windows-1252 as it lies. */
export interface Piece {
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  /** Bytes of the file read so far. */
  readonly bytesRead: number
}

export interface ReadFile {
  readonly sha256: string
  readonly encoding: Encoding
  readonly bytesRead: number
}

const PIECE_BYTES = 1 << 20
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** Thrown through the reading loop; a file, not a fault of ours, is the cause. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal'
  readonly error: FileRefused
  constructor(error: FileRefused) {
    super(error.reason)
    this.error = error
  }
}

/**
 * Hands a file to `onPiece` in pieces of about 1 MiB, in constant memory, and takes the SHA-256 of its bytes on the way.
 * The byte order mark is cut; UTF-16 becomes UTF-8; a line that ends with a carriage return alone is handed on with a line feed in its place,
 * as the head of the file counted it. A line over 1 MiB refuses the file after that mebibyte, not after the line. A file that is not UTF-8 as
 * its head promised is reported as Windows-1252; one that another program writes meanwhile is refused, because half of it would be read.
 */
export async function readPieces(
  path: string,
  encoding: Encoding,
  onPiece: (piece: Piece) => Promise<void> | void,
  pieceBytes = PIECE_BYTES,
): Promise<ReadFile> {
  const descriptor = openSync(path, 'r')
  const before = fstatSync(descriptor)
  const hash = createHash('sha256')
  const decoder = encoding === 'utf-16le' || encoding === 'utf-16be' ? new TextDecoder(encoding) : null
  const size = Math.min(pieceBytes, before.size + 1)
  const room = takeRoom(size, size < pieceBytes ? size * 2 + 4 : LINE_LIMIT_BYTES + size * 2 + 4)
  const raw = room.raw.subarray(0, size)
  // Room for what was left over, one piece re-encoded (UTF-16 to UTF-8 grows by half at most), and a final line feed.
  const { work } = room
  let held = 0
  /** Up to here no line ends with a carriage return alone any more. */
  let settled = 0
  let bytesRead = 0
  let isValidUtf8 = encoding === 'utf-8'
  try {
    for (;;) {
      const count = readSync(descriptor, raw, 0, size, null)
      const read = raw.subarray(0, count)
      hash.update(read)
      const isFirst = bytesRead === 0
      bytesRead += count
      const decoded = decoder === null ? read : Buffer.from(decoder.decode(read, { stream: count > 0 }))
      const cut = isFirst && decoder === null && decoded.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0
      if (held + decoded.length > work.length) throw new FileRefusal(refuseFile(path, 'changed', 'The file grew while it was read.'))
      decoded.copy(work, held, cut)
      held += decoded.length - cut
      if (count === 0 && held > 0 && work[held - 1] !== LINE_FEED) work[held++] = LINE_FEED
      settled = endWithLineFeeds(work, settled, held)
      const to = count === 0 ? held : work.lastIndexOf(LINE_FEED, held - 1) + 1
      if (to > 0 && held > 0) {
        isValidUtf8 &&= isUtf8(work.subarray(0, to))
        await onPiece({ bytes: work, from: 0, to, bytesRead })
        work.copyWithin(0, to, held)
        held -= to
        settled -= to
      }
      if (held > LINE_LIMIT_BYTES) {
        throw new FileRefusal(refuseFile(path, 'line-too-long', `A line near byte ${bytesRead - held} is longer than 1 MiB; this is no price file.`))
      }
      if (count === 0) break
    }
    const changed = refuseWrittenMeanwhile(path, before, fstatSync(descriptor), bytesRead)
    if (changed !== null) throw new FileRefusal(changed)
  } finally {
    closeSync(descriptor)
    spareRoom = room
  }
  return { sha256: hash.digest('hex'), encoding: encoding === 'utf-8' && !isValidUtf8 ? 'windows-1252' : encoding, bytesRead }
}

/**
 * Puts a line feed for every carriage return in bytes[from, to) that has none behind it. Blank lines and numbers of lines stay as they are.
 * @returns how far that is settled: a carriage return at the very end may still get its line feed with the next piece
 */
function endWithLineFeeds(bytes: Buffer, from: number, to: number): number {
  const filled = bytes.subarray(0, to)
  let at = filled.indexOf(CARRIAGE_RETURN, from)
  for (; at >= 0 && at < to - 1; at = filled.indexOf(CARRIAGE_RETURN, at + 1)) if (filled[at + 1] !== LINE_FEED) filled[at] = LINE_FEED
  return at < 0 ? to : at
}

interface Room {
  readonly raw: Buffer
  readonly work: Buffer
}

/** The buffers of the last file, for the next one: a folder of small files does not ask for memory file by file. */
let spareRoom: Room | undefined

function takeRoom(rawBytes: number, workBytes: number): Room {
  const room = spareRoom
  spareRoom = undefined
  return room !== undefined && room.raw.length >= rawBytes && room.work.length >= workBytes
    ? room
    : { raw: Buffer.allocUnsafeSlow(rawBytes), work: Buffer.allocUnsafeSlow(workBytes) }
}

const windows1252 = new TextDecoder('windows-1252')

/** The text of a line as the user would see it: invalid UTF-8 is read as Windows-1252. */
export function textOf(bytes: Buffer, from: number, to: number): string {
  const line = bytes.subarray(from, to)
  return isUtf8(line) ? line.toString('utf8') : windows1252.decode(line)
}
