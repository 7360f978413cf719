import { crc32 } from 'node:zlib'
import { scaleColumn, unscaleColumn } from './scaled-column.ts'

/**
 * Layout 1 of a chunk's first blob, little endian: count (uint32), number of value columns (uint32), the value columns
 * (float64 each, NaN = missing), then one stamp per row (int32). Doubles come first so that every column is aligned and
 * can be read in place.
 *
 * Layout 2 has 2 in the highest byte of the second word. One byte per column follows, filled up with zeros to a multiple of eight: 255 = doubles
 * as in layout 1, else the decimals of a column of whole numbers (int32, see scaled-column.ts). Each column begins at a multiple of eight.
 *
 * A chunk has layout 2 as soon as one of its columns can: its bytes depend on its rows alone, never on how they came to be.
 */
const DOUBLES = 255
const PLAIN_FORMAT = 1
const SCALED_FORMAT = 2
const HEADER_BYTES = 8
/** More than any row has: what claims to be wider is no chunk. */
const MOST_COLUMNS = 64

export interface ColumnChunk {
  /** Civil day numbers, or epoch minutes; strictly rising. */
  readonly stamps: Int32Array
  readonly columns: readonly Float64Array[]
}

export function encodeColumns({ stamps, columns }: ColumnChunk, scratch: Scratch = new Scratch()): Buffer {
  const count = stamps.length
  const width = columns.length
  const bytes = scratch.take(HEADER_BYTES + upToEight(width) + width * upToEight(count * 8) + count * 4)
  const forms = new Uint8Array(bytes, HEADER_BYTES, upToEight(width)).fill(0)
  let at = HEADER_BYTES + forms.length
  for (const [index, column] of columns.entries()) {
    if (column.length !== count) throw new Error(`encodeColumns: column ${index}: got ${column.length} values, wanted ${count}`)
    const decimals = scaleColumn(column, new Int32Array(bytes, at, count))
    forms[index] = decimals < 0 ? DOUBLES : decimals
    if (decimals < 0) new Float64Array(bytes, at, count).set(column)
    else if (count % 2 === 1) new Int32Array(bytes, at + count * 4, 1)[0] = 0
    at += decimals < 0 ? count * 8 : upToEight(count * 4)
  }
  if (forms.subarray(0, width).every((form) => form === DOUBLES)) return encodePlain({ stamps, columns }, scratch)
  new Uint32Array(bytes, 0, 2).set([count, (SCALED_FORMAT << 24) | width])
  new Int32Array(bytes, at, count).set(stamps)
  return Buffer.from(bytes, 0, at + count * 4)
}

/** Layout 1, whatever the values are: what digests of a chunk's rows are taken over. */
export function encodePlain({ stamps, columns }: ColumnChunk, scratch: Scratch = new Scratch()): Buffer {
  const count = stamps.length
  const size = HEADER_BYTES + columns.length * count * 8 + count * 4
  const bytes = scratch.take(size)
  new Uint32Array(bytes, 0, 2).set([count, columns.length])
  for (const [index, column] of columns.entries()) new Float64Array(bytes, HEADER_BYTES + index * count * 8, count).set(column)
  new Int32Array(bytes, HEADER_BYTES + columns.length * count * 8, count).set(stamps)
  return Buffer.from(bytes, 0, size)
}

const upToEight = (size: number): number => (size + 7) & ~7

/** Memory used over and over for blobs that are bound at once: a store of thousands of chunks does not ask for room for each. */
export class Scratch {
  #bytes = new ArrayBuffer(1 << 14)

  /** At least `size` bytes, valid until the next call. */
  take(size: number): ArrayBuffer {
    if (this.#bytes.byteLength < size) this.#bytes = new ArrayBuffer(size * 2)
    return this.#bytes
  }
}

/** Columns of doubles and the stamps lie over the blob's own bytes: they are valid as long as the blob is, and must not be written to. */
export function decodeColumns(blob: Uint8Array): ColumnChunk {
  const { count, stamps, columns } = lookInto(blob)
  return { stamps, columns: columns.map((column) => (column.doubles === null ? put(column, new Float64Array(count), 0) : column.doubles)) }
}

/** Chunks end to end, in memory of their own, with at least so many columns. One that some of them lack is NaN there. */
export function joinColumns(blobs: readonly Uint8Array[], leastWidth: number): ColumnChunk {
  const chunks = blobs.map(lookInto)
  const count = chunks.reduce((sum, chunk) => sum + chunk.count, 0)
  const width = chunks.reduce((most, { columns }) => Math.max(most, columns.length), leastWidth)
  const stamps = new Int32Array(count)
  const columns = Array.from({ length: width }, () => new Float64Array(count))
  let at = 0
  for (const chunk of chunks) {
    stamps.set(chunk.stamps, at)
    for (const [index, values] of columns.entries()) {
      const column = chunk.columns[index]
      if (column === undefined) values.fill(Number.NaN, at, at + chunk.count)
      else put(column, values, at)
    }
    at += chunk.count
  }
  return { stamps, columns }
}

/** A column as it lies in a blob. */
type LyingColumn = { readonly doubles: Float64Array } | { readonly doubles: null; readonly scaled: Int32Array; readonly decimals: number }

function put(column: LyingColumn, values: Float64Array, at: number): Float64Array {
  if (column.doubles === null) unscaleColumn(column.scaled, column.decimals, values, at)
  else values.set(column.doubles, at)
  return values
}

function lookInto(blob: Uint8Array): { readonly count: number; readonly stamps: Int32Array; readonly columns: readonly LyingColumn[] } {
  const bytes = aligned(blob)
  const { buffer, byteOffset } = bytes
  const [count = 0, second = 0] = new Uint32Array(buffer, byteOffset, 2)
  const width = second & 0xffffff
  const isScaled = formatOfColumns(bytes) === SCALED_FORMAT
  let at = HEADER_BYTES + (isScaled ? upToEight(width) : 0)
  const columns: LyingColumn[] = []
  for (let index = 0; index < Math.min(width, MOST_COLUMNS); index += 1) {
    const form = isScaled ? bytes[HEADER_BYTES + index]! : DOUBLES
    const start = byteOffset + at
    at += form === DOUBLES ? count * 8 : upToEight(count * 4)
    if (at > bytes.length) break
    columns.push(
      form === DOUBLES ? { doubles: new Float64Array(buffer, start, count) } : { doubles: null, scaled: new Int32Array(buffer, start, count), decimals: form },
    )
  }
  const wanted = at + count * 4
  if (bytes.length !== wanted || columns.length !== width)
    throw new Error(`decodeColumns: got ${bytes.length} bytes, wanted ${wanted} for ${count} rows of ${width} columns`)
  return { count, stamps: new Int32Array(buffer, byteOffset + at, count), columns }
}

/** Which layout a blob has; the store keeps it beside the blob. */
export function formatOfColumns(blob: Uint8Array): number {
  const format = blob[HEADER_BYTES - 1] ?? 0
  if (format !== 0 && format !== SCALED_FORMAT) throw new Error(`formatOfColumns: got layout ${format}, wanted 1 or 2`)
  return format === 0 ? PLAIN_FORMAT : SCALED_FORMAT
}

/** Where each row of a chunk came from. */
export interface ChunkSources {
  readonly fileIds: Int32Array
  readonly lines: Int32Array
  /** Bit 0: the row was the last one of its file, so a later file may replace it. */
  readonly flags: Uint8Array
}
export const PROVISIONAL = 1

/** Length of the short form; never a multiple of 9, so the two forms cannot be taken for each other. */
const RUN_BYTES = 20

/** Lines a constant step apart: of most files 1, of those with the newest row first -1. */
export interface LineRun {
  readonly first: number
  readonly step: number
}

/**
 * Either one line after the other of one file, as most chunks are: count, file, first line, step between lines, flags of the last row
 * (int32 each); or, per row, file (int32), line (int32) and flags (uint8), column by column.
 */
export function encodeSources(sources: ChunkSources, scratch?: Scratch): Buffer {
  const { fileIds, lines, flags } = sources
  const count = fileIds.length
  const run = isOneFile(sources) ? runOf(lines) : null
  if (run !== null) return encodeRun(count, fileIds[0]!, run, flags[count - 1]!)
  const bytes = scratch === undefined ? new ArrayBuffer(count * 9) : scratch.take(count * 9)
  new Int32Array(bytes, 0, count).set(fileIds)
  new Int32Array(bytes, count * 4, count).set(lines)
  new Uint8Array(bytes, count * 8, count).set(flags)
  return Buffer.from(bytes, 0, count * 9)
}

/** The short form: rows of one file. `lastFlags` are those of the last row; the others have none. */
export const encodeRun = (count: number, fileId: number, { first, step }: LineRun, lastFlags: number): Buffer =>
  Buffer.from(Int32Array.of(count, fileId, first, step, lastFlags).buffer)

/** The lines as a run, or null where they are none. */
export function runOf(lines: Int32Array): LineRun | null {
  const first = lines[0]
  if (first === undefined) return null
  const step = lines.length > 1 ? lines[1]! - first : 1
  for (let i = 1; i < lines.length; i += 1) if (lines[i]! - lines[i - 1]! !== step) return null
  return { first, step }
}

export function linesOfRun({ first, step }: LineRun, count: number): Int32Array {
  const lines = new Int32Array(count)
  for (let i = 0; i < count; i += 1) lines[i] = first + i * step
  return lines
}

export function decodeSources(blob: Uint8Array): ChunkSources {
  const bytes = aligned(blob)
  if (bytes.length === RUN_BYTES) return decodeRun(new Int32Array(bytes.buffer, bytes.byteOffset, 5))
  const count = bytes.length / 9
  return {
    fileIds: new Int32Array(bytes.buffer, bytes.byteOffset, count),
    lines: new Int32Array(bytes.buffer, bytes.byteOffset + count * 4, count),
    flags: new Uint8Array(bytes.buffer, bytes.byteOffset + count * 8, count),
  }
}

function decodeRun(run: Int32Array): ChunkSources {
  const [count = 0, fileId = 0, first = 0, step = 1, lastFlags = 0] = run
  const flags = new Uint8Array(count)
  flags[count - 1] = lastFlags
  return { fileIds: new Int32Array(count).fill(fileId), lines: linesOfRun({ first, step }, count), flags }
}

/** Flags on the last row at most. */
function isOneFile({ fileIds, flags }: ChunkSources): boolean {
  for (let i = 1; i < fileIds.length; i += 1) if (fileIds[i] !== fileIds[0] || flags[i - 1] !== 0) return false
  return fileIds.length > 0
}

/** CRC-32 over both blobs of a chunk: the pages of the store carry none. */
export const chunkChecksum = (columns: Uint8Array, sources: Uint8Array): number => crc32(sources, crc32(columns))

/** The driver hands out blobs that start at offset 0; anything else is copied once. */
function aligned(blob: Uint8Array): Uint8Array {
  return blob.byteOffset % 8 === 0 ? blob : new Uint8Array(blob)
}
