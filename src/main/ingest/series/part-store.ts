import type { StampedRows } from '../../store/chunk-state.ts'
import { decodeColumns, encodeColumns } from '../../store/column-chunk.ts'
import { SideFile, type SideSpan } from './side-file.ts'

/** Memory that all stages of the process may hold rows in together; what comes beyond goes to side files. */
const MEMORY_BUDGET_BYTES = 48 << 20
let heldBytes = 0

type Part = { readonly rows: StampedRows; readonly bytes: number } | { readonly span: SideSpan; readonly linesAt: number }

/** Rows of a file by series and period: several parts while it is being read, one when it was put in order. */
export class PartStore {
  readonly #parts = new Map<number, Map<number, Part[]>>()
  readonly #side: SideFile

  constructor(stagingDir: string) {
    this.#side = new SideFile(stagingDir)
  }

  /** Numbers of the series that have rows, rising. */
  seriesNumbers(): readonly number[] {
    return [...this.#parts.keys()].sort((a, b) => a - b)
  }

  /** Periods of a series, rising. */
  periods(series: number): readonly number[] {
    return [...(this.#parts.get(series)?.keys() ?? [])].sort((a, b) => a - b)
  }

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

  /** Puts one part in the place of all. */
  replace(series: number, period: number, rows: StampedRows): void {
    const parts = this.#parts.get(series)?.get(period) ?? []
    const [only] = parts
    if (parts.length === 1 && only !== undefined && 'rows' in only && only.rows === rows) return
    this.#release(parts)
    this.#parts.get(series)?.set(period, [this.#hold(rows)])
  }

  dispose(): void {
    for (const periods of this.#parts.values()) for (const parts of periods.values()) this.#release(parts)
    this.#parts.clear()
    this.#side.dispose()
  }

  #hold(rows: StampedRows): Part {
    const count = rows.stamps.length
    const bytes = count * (8 + rows.columns.length * 8) + 1_024
    if (heldBytes + bytes <= MEMORY_BUDGET_BYTES) {
      heldBytes += bytes
      return { rows, bytes }
    }
    const columns = encodeColumns(rows)
    const lines = Buffer.from(rows.lines.buffer, rows.lines.byteOffset, rows.lines.byteLength)
    return { span: this.#side.append(Buffer.concat([columns, lines])), linesAt: columns.length }
  }

  #load(part: Part): StampedRows {
    if ('rows' in part) return part.rows
    const bytes = this.#side.read(part.span)
    const lines = new Int32Array(bytes.buffer, bytes.byteOffset + part.linesAt, (part.span.length - part.linesAt) / 4)
    return { ...decodeColumns(bytes.subarray(0, part.linesAt)), lines }
  }

  #release(parts: readonly Part[]): void {
    for (const part of parts) if ('bytes' in part) heldBytes -= part.bytes
  }
}
