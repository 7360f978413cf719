import type { StampedRows } from '../../store/chunk-state.ts'
import type { Periods } from '../../store/periods.ts'
import type { PartStore } from './part-store.ts'

/** Rows read but not yet parted: enough for long runs per name, little enough to stay small. */
const CAPACITY = 1 << 17
const FIRST_CAPACITY = 1 << 12

/**
 * Rows in file order as columns. When full they are parted by series and period and handed on, so that a file of any
 * size and any order of names is read in constant memory.
 */
export class RowBuffer {
  readonly #width: number
  readonly #periods: Periods
  readonly #parts: PartStore
  #count = 0
  #series: Int32Array
  #stamps: Int32Array
  #lines: Int32Array
  #columns: Float64Array[]

  constructor(width: number, periods: Periods, parts: PartStore) {
    this.#width = width
    this.#periods = periods
    this.#parts = parts
    this.#series = new Int32Array(FIRST_CAPACITY)
    this.#stamps = new Int32Array(FIRST_CAPACITY)
    this.#lines = new Int32Array(FIRST_CAPACITY)
    this.#columns = Array.from({ length: width }, () => new Float64Array(FIRST_CAPACITY))
  }

  /** Adds the first `width` values as one row. */
  add(series: number, stamp: number, line: number, values: Float64Array): void {
    if (this.#count === this.#stamps.length) this.#makeRoom()
    const at = this.#count
    this.#series[at] = series
    this.#stamps[at] = stamp
    this.#lines[at] = line
    for (let column = 0; column < this.#width; column += 1) this.#columns[column]![at] = values[column]!
    this.#count += 1
  }

  /** Hands on what is left. */
  flush(): void {
    for (const [series, from, to, order] of this.#runs()) {
      for (let start = from; start < to; ) {
        const period = this.#periods.of(this.#stamps[order === null ? start : order[start]!]!)
        const last = this.#periods.endOf(period)
        const first = this.#periods.startOf(period)
        let end = start + 1
        for (; end < to; end += 1) {
          const stamp = this.#stamps[order === null ? end : order[end]!]!
          if (stamp < first || stamp >= last) break
        }
        this.#parts.add(series, period, this.#pick(start, end, order))
        start = end
      }
    }
    this.#count = 0
  }

  #makeRoom(): void {
    const size = this.#stamps.length
    if (size >= CAPACITY) {
      this.flush()
      return
    }
    const grow = <A extends Int32Array | Float64Array>(old: A, next: A): A => {
      next.set(old)
      return next
    }
    this.#series = grow(this.#series, new Int32Array(size * 4))
    this.#stamps = grow(this.#stamps, new Int32Array(size * 4))
    this.#lines = grow(this.#lines, new Int32Array(size * 4))
    this.#columns = this.#columns.map((column) => grow(column, new Float64Array(size * 4)))
  }

  /** Rows of one series each, in file order: as they lie where a file is written name by name, else by a stable counting sort. */
  *#runs(): Iterable<readonly [series: number, from: number, to: number, order: Uint32Array | null]> {
    const count = this.#count
    let isGrouped = true
    let most = 0
    for (let i = 0; i < count; i += 1) {
      const series = this.#series[i]!
      if (i > 0 && series < this.#series[i - 1]!) isGrouped = false
      if (series > most) most = series
    }
    if (isGrouped) {
      for (let from = 0; from < count; ) {
        const series = this.#series[from]!
        let to = from + 1
        while (to < count && this.#series[to] === series) to += 1
        yield [series, from, to, null]
        from = to
      }
      return
    }
    const starts = new Uint32Array(most + 2)
    for (let i = 0; i < count; i += 1) starts[this.#series[i]! + 1]! += 1
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!
    const ends = starts.slice()
    const order = new Uint32Array(count)
    for (let i = 0; i < count; i += 1) order[ends[this.#series[i]!]!++] = i
    for (let series = 0; series <= most; series += 1) {
      if (starts[series + 1]! > starts[series]!) yield [series, starts[series]!, starts[series + 1]!, order]
    }
  }

  #pick(from: number, to: number, order: Uint32Array | null): StampedRows {
    if (order === null) {
      return { stamps: this.#stamps.slice(from, to), lines: this.#lines.slice(from, to), columns: this.#columns.map((column) => column.slice(from, to)) }
    }
    const indices = order.subarray(from, to)
    return {
      stamps: Int32Array.from(indices, (i) => this.#stamps[i]!),
      lines: Int32Array.from(indices, (i) => this.#lines[i]!),
      columns: this.#columns.map((column) => Float64Array.from(indices, (i) => column[i]!)),
    }
  }
}
