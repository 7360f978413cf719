import { newStampedRows, type StampedRows } from '../../store/chunk-state.ts'
import type { Periods } from '../../store/periods.ts'
import type { PartStore } from './part-store.ts'

/** Rows read but not yet parted: enough for long runs per name, little enough to stay small. */
const CAPACITY = 1 << 17
const FIRST_CAPACITY = 1 << 12

/** Column after column in one piece of memory, each of the room's capacity. */
interface Room {
  readonly capacity: number
  readonly width: number
  readonly values: Float64Array
  readonly stamps: Int32Array
  readonly lines: Int32Array
  readonly series: Int32Array
}

/** Rooms of files that were read to their end, for the next ones: a folder of small files does not ask for memory file by file. */
const spare: Room[] = []
const MOST_SPARE = 4

/**
 * Rows in file order as columns. When full they are parted by series and period and handed on, so that a file of any
 * size and any order of names is read in constant memory.
 */
export class RowBuffer {
  readonly #width: number
  readonly #periods: Periods
  readonly #parts: PartStore
  #room: Room
  #count = 0

  constructor(width: number, periods: Periods, parts: PartStore) {
    this.#width = width
    this.#periods = periods
    this.#parts = parts
    const index = spare.findIndex((room) => room.width === width)
    this.#room = spare.splice(index, index < 0 ? 0 : 1)[0] ?? newRoom(FIRST_CAPACITY, width)
  }

  /** Adds the first `width` values as one row. */
  add(series: number, stamp: number, line: number, row: Float64Array): void {
    if (this.#count === this.#room.capacity) this.#makeRoom()
    const at = this.#count
    const { capacity, width, values, stamps, lines, series: numbers } = this.#room
    numbers[at] = series
    stamps[at] = stamp
    lines[at] = line
    for (let column = 0, to = at; column < width; column += 1, to += capacity) values[to] = row[column]!
    this.#count = at + 1
  }

  /** Hands on what is left; nothing may be added afterwards. */
  close(): void {
    this.#flush()
    if (spare.length < MOST_SPARE) spare.push(this.#room)
    this.#room = newRoom(0, this.#width)
  }

  #flush(): void {
    const { stamps } = this.#room
    for (const [series, from, to, order] of this.#runs()) {
      for (let start = from; start < to; ) {
        const period = this.#periods.of(stamps[order === null ? start : order[start]!]!)
        const first = this.#periods.startOf(period)
        const last = this.#periods.endOf(period)
        let end = start + 1
        for (; end < to; end += 1) {
          const stamp = stamps[order === null ? end : order[end]!]!
          if (stamp < first || stamp >= last) break
        }
        this.#parts.add(series, period, this.#pick(start, end, order))
        start = end
      }
    }
    this.#count = 0
  }

  #makeRoom(): void {
    const { capacity, width, values, stamps, lines, series } = this.#room
    if (capacity >= CAPACITY) {
      this.#flush()
      return
    }
    const room = newRoom(capacity * 4, width)
    room.series.set(series)
    room.stamps.set(stamps)
    room.lines.set(lines)
    for (let column = 0; column < width; column += 1) room.values.set(values.subarray(column * capacity, (column + 1) * capacity), column * room.capacity)
    this.#room = room
  }

  /** Rows of one series each, in file order: as they lie where a file is written name by name, else by a stable counting sort. */
  *#runs(): Iterable<readonly [series: number, from: number, to: number, order: Uint32Array | null]> {
    const count = this.#count
    const { series } = this.#room
    let isGrouped = true
    let most = 0
    for (let i = 0; i < count; i += 1) {
      if (i > 0 && series[i]! < series[i - 1]!) isGrouped = false
      if (series[i]! > most) most = series[i]!
    }
    if (isGrouped) {
      for (let from = 0; from < count; ) {
        let to = from + 1
        while (to < count && series[to] === series[from]) to += 1
        yield [series[from]!, from, to, null]
        from = to
      }
      return
    }
    const starts = new Uint32Array(most + 2)
    for (let i = 0; i < count; i += 1) starts[series[i]! + 1]! += 1
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!
    const ends = starts.slice()
    const order = new Uint32Array(count)
    for (let i = 0; i < count; i += 1) order[ends[series[i]!]!++] = i
    for (let number = 0; number <= most; number += 1) {
      if (starts[number + 1]! > starts[number]!) yield [number, starts[number]!, starts[number + 1]!, order]
    }
  }

  /** Rows as they lie in the room, or gathered in an order of their own. */
  #pick(from: number, to: number, order: Uint32Array | null): StampedRows {
    const { capacity, width, values, stamps, lines } = this.#room
    if (order === null) {
      const columns = Array.from({ length: width }, (_, column) => values.subarray(column * capacity + from, column * capacity + to))
      return { stamps: stamps.subarray(from, to), lines: lines.subarray(from, to), columns }
    }
    const picked = newStampedRows(to - from, width)
    for (let at = from; at < to; at += 1) {
      const i = order[at]!
      picked.stamps[at - from] = stamps[i]!
      picked.lines[at - from] = lines[i]!
      for (let column = 0; column < width; column += 1) picked.columns[column]![at - from] = values[column * capacity + i]!
    }
    return picked
  }
}

const newRoom = (capacity: number, width: number): Room => ({
  capacity,
  width,
  values: new Float64Array(capacity * width),
  stamps: new Int32Array(capacity),
  lines: new Int32Array(capacity),
  series: new Int32Array(capacity),
})
