import { crc32 } from 'node:zlib'

/**
 * Layout 1 of a chunk's first blob, little endian: count (uint32), number of value columns (uint32), the value columns
 * (float64 each, NaN = missing), then one stamp per row (int32). Doubles come first so that every column is aligned and
 * can be read in place.
 */
export const COLUMN_FORMAT = 1

const HEADER_BYTES = 8

export interface ColumnChunk {
  /** Civil day numbers, or epoch minutes; strictly rising. */
  readonly stamps: Int32Array
  readonly columns: readonly Float64Array[]
}

export function encodeColumns({ stamps, columns }: ColumnChunk, scratch?: Scratch): Buffer {
  const count = stamps.length
  const size = HEADER_BYTES + columns.length * count * 8 + count * 4
  const bytes = scratch === undefined ? new ArrayBuffer(size) : scratch.take(size)
  new Uint32Array(bytes, 0, 2).set([count, columns.length])
  for (const [index, column] of columns.entries()) {
    if (column.length !== count) throw new Error(`encodeColumns: column ${index}: got ${column.length} values, wanted ${count}`)
    new Float64Array(bytes, HEADER_BYTES + index * count * 8, count).set(column)
  }
  new Int32Array(bytes, HEADER_BYTES + columns.length * count * 8, count).set(stamps)
  return Buffer.from(bytes, 0, size)
}

/** Memory used over and over for blobs that are bound at once: a store of thousands of chunks does not ask for room for each. */
export class Scratch {
  #bytes = new ArrayBuffer(1 << 14)

  /** At least `size` bytes, valid until the next call. */
  take(size: number): ArrayBuffer {
    if (this.#bytes.byteLength < size) this.#bytes = new ArrayBuffer(size * 2)
    return this.#bytes
  }
}

/** Columns over the blob's own bytes: they are valid as long as the blob is, and must not be written to. */
export function decodeColumns(blob: Uint8Array): ColumnChunk {
  const bytes = aligned(blob)
  const [count, width] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2) as unknown as [number, number]
  const wanted = HEADER_BYTES + width * count * 8 + count * 4
  if (bytes.length !== wanted) throw new Error(`decodeColumns: got ${bytes.length} bytes, wanted ${wanted} for ${count} rows of ${width} columns`)
  const columns = Array.from({ length: width }, (_, index) => new Float64Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES + index * count * 8, count))
  return { stamps: new Int32Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES + width * count * 8, count), columns }
}

export const countOfColumns = (blob: Uint8Array): number => Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).readUInt32LE(0)

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

/**
 * Either one line after the other of one file, as most chunks are: count, file, first line, step between lines, flags of the last row
 * (int32 each); or, per row, file (int32), line (int32) and flags (uint8), column by column.
 */
export function encodeSources(sources: ChunkSources, scratch?: Scratch): Buffer {
  const { fileIds, lines, flags } = sources
  const count = fileIds.length
  if (isRun(sources)) {
    const step = count > 1 ? lines[1]! - lines[0]! : 1
    return Buffer.from(Int32Array.of(count, fileIds[0]!, lines[0]!, step, flags[count - 1]!).buffer)
  }
  const bytes = scratch === undefined ? new ArrayBuffer(count * 9) : scratch.take(count * 9)
  new Int32Array(bytes, 0, count).set(fileIds)
  new Int32Array(bytes, count * 4, count).set(lines)
  new Uint8Array(bytes, count * 8, count).set(flags)
  return Buffer.from(bytes, 0, count * 9)
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
  const [count = 0, fileId = 0, firstLine = 0, step = 1, lastFlags = 0] = run
  const flags = new Uint8Array(count)
  flags[count - 1] = lastFlags
  return { fileIds: new Int32Array(count).fill(fileId), lines: Int32Array.from({ length: count }, (_, i) => firstLine + i * step), flags }
}

/** One file, lines a constant step apart, flags on the last row at most. */
function isRun({ fileIds, lines, flags }: ChunkSources): boolean {
  const count = fileIds.length
  if (count === 0) return false
  const step = count > 1 ? lines[1]! - lines[0]! : 1
  for (let i = 0; i < count; i += 1) {
    if (fileIds[i] !== fileIds[0] || lines[i] !== lines[0]! + i * step || (flags[i] !== 0 && i < count - 1)) return false
  }
  return true
}

/** CRC-32 over both blobs of a chunk: the pages of the store carry none. */
export const chunkChecksum = (columns: Uint8Array, sources: Uint8Array): number => crc32(sources, crc32(columns))

/** The driver hands out blobs that start at offset 0; anything else is copied once. */
function aligned(blob: Uint8Array): Uint8Array {
  return blob.byteOffset % 8 === 0 ? blob : new Uint8Array(blob)
}
