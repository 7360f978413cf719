import { newStampedRows, type RoomyRows, type StampedRows, stampedRowsOver } from '../../store/chunk-state.ts'
import { Scratch } from '../../store/column-chunk.ts'
import { SideFile, type SideSpan } from './side-file.ts'

/** Memory that all stages of the process may hold rows in together; what comes beyond goes to side files. */
const MEMORY_BUDGET_BYTES = 32 << 20
let heldBytes = 0

/** Rows that go to the side file at once are laid out here. */
const layoutScratch = new Scratch()

interface Part {
  /** In memory, or where it lies in the side file. */
  readonly rows: RoomyRows | SideSpan
  readonly count: number
  readonly width: number
  /** Rising stamps, each once. */
  readonly isInOrder: boolean
  /** First and last line when the lines follow one another, in either direction; else null. */
  readonly lines: readonly [number, number] | null
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

  /** Room for rows that will be added at once: memory of their own while there is some to spare. */
  roomFor(count: number, width: number): RoomyRows {
    const bytes = count * (width * 8 + 8)
    return heldBytes + bytes <= MEMORY_BUDGET_BYTES ? newStampedRows(count, width) : stampedRowsOver(layoutScratch.take(bytes), count, width)
  }

  add(series: number, period: number, rows: RoomyRows): void {
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

  /** True when there is one part and nothing has to be done to it. */
  isInOrder(series: number, period: number): boolean {
    const parts = this.#parts.get(series)?.get(period)
    return parts?.length === 1 && parts[0]?.isInOrder === true
  }

  count(series: number, period: number): number {
    return (this.#parts.get(series)?.get(period) ?? []).reduce((sum, part) => sum + part.count, 0)
  }

  /** The lines of the one part, both ends included, where no other line lies between them. */
  lineRange(series: number, period: number): readonly [from: number, to: number] | null {
    return this.#parts.get(series)?.get(period)?.[0]?.lines ?? null
  }

  /** Puts one part in the place of all. */
  replace(series: number, period: number, rows: RoomyRows): void {
    this.#release(this.#parts.get(series)?.get(period) ?? [])
    this.#parts.get(series)?.set(period, [this.#hold(rows)])
  }

  dispose(): void {
    for (const periods of this.#parts.values()) for (const parts of periods.values()) this.#release(parts)
    this.#parts.clear()
    this.#side.release()
  }

  #hold(rows: RoomyRows): Part {
    const count = rows.stamps.length
    const width = rows.columns.length
    const size = count * (width * 8 + 8)
    const shape = { count, width, isInOrder: isRising(rows.stamps), lines: lineRange(rows.lines) }
    const isScratch = rows.bytes.byteLength !== size
    if (isScratch || heldBytes + size > MEMORY_BUDGET_BYTES) return { ...shape, rows: this.#side.append(new Uint8Array(rows.bytes, 0, size)) }
    heldBytes += size
    return { ...shape, rows }
  }

  #load({ rows, count, width }: Part, scratch?: Scratch): StampedRows {
    return 'bytes' in rows ? rows : stampedRowsOver(this.#side.read(rows, scratch), count, width)
  }

  #release(parts: readonly Part[]): void {
    for (const { rows } of parts) if ('bytes' in rows) heldBytes -= rows.bytes.byteLength
  }
}

function isRising(stamps: Int32Array): boolean {
  for (let i = 1; i < stamps.length; i += 1) if (stamps[i]! <= stamps[i - 1]!) return false
  return true
}

function lineRange(lines: Int32Array): readonly [number, number] | null {
  const last = lines.length - 1
  const step = last > 0 ? lines[1]! - lines[0]! : 1
  if (step !== 1 && step !== -1) return null
  for (let i = 1; i <= last; i += 1) if (lines[i]! - lines[i - 1]! !== step) return null
  return step === 1 ? [lines[0]!, lines[last]!] : [lines[last]!, lines[0]!]
}
