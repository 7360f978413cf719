import { type ChunkExtent, extentOf } from '../../store/chunk-extent.ts'
import type { StampedRows } from '../../store/chunk-state.ts'
import { decodeColumns, encodeColumns, type LineRun, linesOfRun, runOf, Scratch } from '../../store/column-chunk.ts'
import { SideFile, type SideSpan } from './side-file.ts'

/** Memory that all stages of the process may hold rows in together; what comes beyond goes to side files. */
const MEMORY_BUDGET_BYTES = 32 << 20
let heldBytes = 0

const encodeScratch = new Scratch()

interface Part {
  /** In memory, or where it lies in the side file: the columns as a chunk stores them, then the lines where they are no run. */
  readonly bytes: Uint8Array | SideSpan
  readonly columnBytes: number
  readonly extent: ChunkExtent
  readonly lines: LineRun | null
  /** Rising stamps, each once. */
  readonly isInOrder: boolean
}

/** Rows of one series and period in the form in which a chunk of them is stored. */
export interface EncodedPart {
  readonly columns: Buffer
  readonly extent: ChunkExtent
  readonly lines: LineRun
}

/** Rows of a file by series and period: several parts while it is being read, one when it was put in order. */
export class PartStore {
  readonly #parts = new Map<number, Map<number, Part[]>>()
  readonly #side: SideFile

  constructor(stagingDir: string) {
    this.#side = SideFile.borrow(stagingDir)
  }

  /** Numbers of the series that have rows, rising. */
  seriesNumbers(): readonly number[] {
    return [...this.#parts.keys()].sort((a, b) => a - b)
  }

  /** Periods of a series, rising. */
  periods(series: number): readonly number[] {
    return [...(this.#parts.get(series)?.keys() ?? [])].sort((a, b) => a - b)
  }

  /** Keeps a copy of the rows. */
  add(series: number, period: number, rows: StampedRows): void {
    let ofSeries = this.#parts.get(series)
    if (ofSeries === undefined) {
      ofSeries = new Map()
      this.#parts.set(series, ofSeries)
    }
    const parts = ofSeries.get(period)
    const part = this.#hold(rows)
    if (parts === undefined) ofSeries.set(period, [part])
    else parts.push(part)
  }

  /** The parts of a series and period in the order they were added. */
  read(series: number, period: number): readonly StampedRows[] {
    return (this.#parts.get(series)?.get(period) ?? []).map((part) => this.#load(part))
  }

  /** The one part of a series and period that was put in order; with `scratch` its rows are valid until the next read into the same. */
  readOne(series: number, period: number, scratch?: Scratch): StampedRows | undefined {
    const [part] = this.#parts.get(series)?.get(period) ?? []
    return part === undefined ? undefined : this.#load(part, scratch)
  }

  /** The same as it will lie in the store, undefined where its lines are no run. */
  readEncoded(series: number, period: number, scratch: Scratch): EncodedPart | undefined {
    const [part] = this.#parts.get(series)?.get(period) ?? []
    if (part === undefined || part.lines === null) return undefined
    return { columns: this.#bytesOf(part, scratch), extent: part.extent, lines: part.lines }
  }

  /** True when there is one part and nothing has to be done to it. */
  isInOrder(series: number, period: number): boolean {
    const parts = this.#parts.get(series)?.get(period)
    return parts?.length === 1 && parts[0]?.isInOrder === true
  }

  count(series: number, period: number): number {
    return (this.#parts.get(series)?.get(period) ?? []).reduce((sum, { extent }) => sum + extent.count, 0)
  }

  /** The lines of the one part, both ends included, where no other line lies between them. */
  lineRange(series: number, period: number): readonly [from: number, to: number] | null {
    const [part] = this.#parts.get(series)?.get(period) ?? []
    if (part === undefined || part.lines === null || Math.abs(part.lines.step) !== 1) return null
    const { first, step } = part.lines
    const last = first + step * (part.extent.count - 1)
    return step === 1 ? [first, last] : [last, first]
  }

  /** Puts one part in the place of all. */
  replace(series: number, period: number, rows: StampedRows): void {
    this.#release(this.#parts.get(series)?.get(period) ?? [])
    this.#parts.get(series)?.set(period, [this.#hold(rows)])
  }

  dispose(): void {
    for (const periods of this.#parts.values()) for (const parts of periods.values()) this.#release(parts)
    this.#parts.clear()
    this.#side.release()
  }

  #hold(rows: StampedRows): Part {
    const columns = encodeColumns(rows, encodeScratch)
    const lines = runOf(rows.lines)
    const shape = { columnBytes: columns.length, extent: extentOf(rows), lines, isInOrder: isRising(rows.stamps) }
    const bytes = lines === null ? Buffer.concat([columns, viewOf(rows.lines)]) : columns
    if (heldBytes + bytes.length > MEMORY_BUDGET_BYTES) return { ...shape, bytes: this.#side.append(bytes) }
    heldBytes += bytes.length
    return { ...shape, bytes: keep(bytes) }
  }

  #load(part: Part, scratch?: Scratch): StampedRows {
    const { columnBytes, extent, lines } = part
    const bytes = this.#bytesOf(part, scratch)
    const own = lines === null ? new Int32Array(bytes.buffer, bytes.byteOffset + columnBytes, extent.count) : linesOfRun(lines, extent.count)
    return { ...decodeColumns(bytes.subarray(0, columnBytes)), lines: own }
  }

  #bytesOf({ bytes }: Part, scratch?: Scratch): Buffer {
    return bytes instanceof Uint8Array
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      : Buffer.from(this.#side.read(bytes, scratch), 0, bytes.length)
  }

  #release(parts: readonly Part[]): void {
    for (const { bytes } of parts) if (bytes instanceof Uint8Array) heldBytes -= bytes.length
  }
}

const viewOf = (lines: Int32Array): Uint8Array => new Uint8Array(lines.buffer, lines.byteOffset, lines.byteLength)

function isRising(stamps: Int32Array): boolean {
  for (let i = 1; i < stamps.length; i += 1) if (stamps[i]! <= stamps[i - 1]!) return false
  return true
}

/** Parts lie one behind the other in slabs of a mebibyte: thousands of small ones do not each ask for memory. */
const SLAB_BYTES = 1 << 20
let slab = new ArrayBuffer(0)
let slabUsed = 0

function keep(bytes: Uint8Array): Uint8Array {
  // Chunks are read in place, and doubles lie at multiples of eight.
  const size = (bytes.length + 7) & ~7
  if (slabUsed + size > slab.byteLength) {
    slab = new ArrayBuffer(Math.max(SLAB_BYTES, size))
    slabUsed = 0
  }
  const kept = new Uint8Array(slab, slabUsed, bytes.length)
  kept.set(bytes)
  slabUsed += size
  return kept
}
