import type { DecimalMark } from '../cells/read-decimal.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { COLUMN_LIMIT, FIELD_LIMIT_CHARACTERS } from '../files/limits.ts'
import { type DateCell, type DayFormat, NONE, readDate } from './date-cell.ts'
import { dayShapes, readPlainDay } from './day-shape.ts'
import { FileRefusal, textOf } from './file-pieces.ts'
import { ABSENT, BAD, EXACT_DIGITS, type NumberCell, POWERS_OF_TEN, readMarkedNumber, readNumber, VALUE } from './number-cell.ts'
import { DATE, type LinePlan, MARKED_NUMBER, NOT_PLAIN, NUMBER, scanPlainLine, SKIP, TEXT } from './plain-line.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
export type CellKind = 'skip' | 'date' | 'number' | 'text'

/** What each cell of a line is, in file order; numbers and texts go to the slots of the row in the order they stand here. */
export interface LineLayout {
  readonly delimiter: Delimiter
  readonly dayFormat: DayFormat
  /** A number column without a mark is a plain one: decimal point, thousands commas. */
  readonly cells: readonly { readonly kind: CellKind; readonly slot: number; readonly mark?: DecimalMark }[]
}

/** The cells of the line at hand: overwritten by the next one. */
export interface Row {
  line: number
  /** Where the line lies in the bytes at hand, its end without line break. */
  start: number
  end: number
  /** Cells of the line, those beyond the layout included. */
  cells: number
  /** True when a cell beyond the layout holds anything. */
  hasSurplus: boolean
  readonly date: DateCell
  readonly states: Uint8Array
  readonly values: Float64Array
  /** Where each text cell lies, blanks around it and one pair of quotes taken off. */
  readonly textStarts: Int32Array
  readonly textEnds: Int32Array
}

/** Numbers and texts a line may have. */
export const SLOTS = COLUMN_LIMIT
/** So many digits fit a signed number of 32 bits. */
const INTEGER_DIGITS = 9
const KIND_CODES: Readonly<Record<CellKind, number>> = { skip: SKIP, date: DATE, number: NUMBER, text: TEXT }
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34
const DOT = 46
const ZERO = 48
const NINE = 57

export function newRow(): Row {
  return {
    line: 0,
    start: 0,
    end: 0,
    cells: 0,
    hasSurplus: false,
    date: { state: ABSENT, day: Number.NaN, minute: NONE, offset: NONE, hasSeconds: false },
    states: new Uint8Array(SLOTS),
    values: new Float64Array(SLOTS).fill(Number.NaN),
    textStarts: new Int32Array(SLOTS),
    textEnds: new Int32Array(SLOTS),
  }
}

/**
 * Reads whole lines without making a string of a plain cell. Lines of nothing but plain cells are read in one go (plain-line.ts); in the others
 * digits still become a number while the scanner looks for the end of the cell, and anything unusual (quotes, signs, words) goes to `readNumber` and
 * `readDate`. Quotes do not span lines: in a
 * price file an unclosed quote spoils its own line, not the rest of the file.
 */
export class LineScanner {
  readonly row: Row = newRow()
  readonly #plan: LinePlan
  readonly #marks: readonly (DecimalMark | undefined)[]
  readonly #dayFormat: DayFormat
  readonly #number: NumberCell = { state: ABSENT, value: Number.NaN }
  readonly #path: string
  #line = 1

  /** `path` is named where a line goes beyond the limits. */
  constructor(layout: LineLayout, path: string) {
    if (layout.cells.some(({ slot }) => slot >= SLOTS)) throw new Error(`LineScanner: got a slot >= ${SLOTS}`)
    this.#plan = {
      kinds: Uint8Array.from(layout.cells, ({ kind, mark }) =>
        kind === 'number' && mark !== undefined && mark !== 'point' ? MARKED_NUMBER : KIND_CODES[kind],
      ),
      slots: Uint16Array.from(layout.cells, ({ slot }) => slot),
      delimiter: layout.delimiter.charCodeAt(0),
      shape: dayShapes[layout.dayFormat],
    }
    this.#marks = layout.cells.map(({ mark }) => mark)
    this.#dayFormat = layout.dayFormat
    this.#path = path
  }

  /** The number the next line will get. */
  get nextLine(): number {
    return this.#line
  }

  /**
   * Calls `onRow` for each line of bytes[from, to) that is not empty. The last byte must be a line feed. `onRow` gets the
   * same row object every time. Throws a FileRefusal at a line with more columns, or a longer cell, than a table has.
   */
  scan(bytes: Buffer, from: number, to: number, onRow: (row: Row) => void): void {
    if (to > from && bytes[to - 1] !== LINE_FEED) throw new Error('LineScanner.scan: got bytes that do not end with a line feed')
    const { row } = this
    const plan = this.#plan
    let line = this.#line
    for (let at = from; at < to; line += 1) {
      const byte = bytes[at]!
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED)) {
        at += byte === LINE_FEED ? 1 : 2
        continue
      }
      row.line = line
      row.start = at
      let end = scanPlainLine(bytes, at, plan, row)
      if (end === NOT_PLAIN) end = this.#scanLine(bytes, at)
      row.end = end
      if (end - row.start > COLUMN_LIMIT) this.#checkLimits(bytes)
      at = bytes[end] === LINE_FEED ? end + 1 : end + 2
      onRow(row)
    }
    this.#line = line
  }

  #checkLimits(bytes: Buffer): void {
    const { line, start, end, cells } = this.row
    if (cells > COLUMN_LIMIT)
      throw new FileRefusal(refuseFile(this.#path, 'too-many-columns', `A line has ${cells} columns; at most ${COLUMN_LIMIT} are read.`, line))
    for (let from = start; end - from > FIELD_LIMIT_CHARACTERS; ) {
      const to = this.#endOfCell(bytes, from)
      if (to - from > FIELD_LIMIT_CHARACTERS && textOf(bytes, from, to).length > FIELD_LIMIT_CHARACTERS)
        throw new FileRefusal(refuseFile(this.#path, 'field-too-long', 'A cell is longer than 64 KiB; this is no table.', line))
      from = to + 1
    }
  }

  /** Any line, cell by cell. Returns where it ends. */
  #scanLine(bytes: Buffer, start: number): number {
    const { row } = this
    const { kinds, delimiter } = this.#plan
    const width = kinds.length
    row.hasSurplus = false
    row.date.state = ABSENT
    let at = start
    let cell = 0
    for (;;) {
      const kind = cell < width ? kinds[cell]! : SKIP
      at = kind === NUMBER ? this.#scanNumber(bytes, at, cell) : kind === DATE ? this.#scanDate(bytes, at) : this.#scanOther(bytes, at, cell, kind)
      cell += 1
      if (bytes[at] !== delimiter) break
      at += 1
    }
    row.cells = cell
    if (cell < width) this.#clearFrom(cell)
    return at
  }

  /** Cells a short line does not have are absent. */
  #clearFrom(cell: number): void {
    const { states, values } = this.row
    const { kinds, slots } = this.#plan
    for (let missing = cell; missing < kinds.length; missing += 1) {
      if (kinds[missing] === SKIP || kinds[missing] === DATE) continue
      states[slots[missing]!] = ABSENT
      values[slots[missing]!] = Number.NaN
    }
  }

  /** Digits and at most one point up to the end of the cell are read in place. Returns where the cell ends. */
  #scanNumber(bytes: Buffer, start: number, cell: number): number {
    const { row } = this
    const slot = this.#plan.slots[cell]!
    let at = start
    // Whole numbers of 32 bits are the quickest; most prices and volumes have no more than nine digits.
    let mantissa = 0
    let byte = bytes[at]!
    while (byte >= ZERO && byte <= NINE) {
      mantissa = (Math.imul(mantissa, 10) + (byte - ZERO)) | 0
      at += 1
      byte = bytes[at]!
    }
    let digits = at - start
    let fraction = 0
    if (byte === DOT) {
      const point = at
      at += 1
      byte = bytes[at]!
      while (byte >= ZERO && byte <= NINE) {
        mantissa = (Math.imul(mantissa, 10) + (byte - ZERO)) | 0
        at += 1
        byte = bytes[at]!
      }
      fraction = at - point - 1
      digits += fraction
    }
    const isWhole = this.#endsCell(bytes, at)
    if (isWhole && digits > 0) {
      row.states[slot] = VALUE
      row.values[slot] =
        digits <= INTEGER_DIGITS
          ? mantissa / POWERS_OF_TEN[fraction]!
          : digits <= EXACT_DIGITS
            ? longMantissa(bytes, start, at) / POWERS_OF_TEN[fraction]!
            : Number(bytes.toString('latin1', start, at))
      return at
    }
    const end = isWhole ? at : this.#endOfCell(bytes, start)
    readNumber(bytes, start, end, this.#number)
    row.states[slot] = this.#number.state
    row.values[slot] = this.#number.value
    return end
  }

  #scanDate(bytes: Buffer, start: number): number {
    const { shape } = this.#plan
    const { date } = this.row
    if (shape !== null && this.#endsCell(bytes, start + shape.length) && readPlainDay(bytes, start, shape, date)) return start + shape.length
    const end = this.#endOfCell(bytes, start)
    readDate(bytes, start, end, this.#dayFormat, date)
    return end
  }

  #endsCell(bytes: Buffer, at: number): boolean {
    const byte = bytes[at]
    return byte === this.#plan.delimiter || byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED)
  }

  #scanOther(bytes: Buffer, start: number, cell: number, kind: number): number {
    const end = this.#endOfCell(bytes, start)
    if (kind === SKIP && cell < this.#plan.kinds.length) return end
    if (kind === MARKED_NUMBER) {
      readMarkedNumber(bytes, start, end, this.#marks[cell]!, this.#number)
      this.row.states[this.#plan.slots[cell]!] = this.#number.state
      this.row.values[this.#plan.slots[cell]!] = this.#number.value
      return end
    }
    let from = start
    let to = end
    while (from < to && bytes[from]! <= 32) from += 1
    while (to > from && bytes[to - 1]! <= 32) to -= 1
    if (to - from >= 2 && bytes[from] === QUOTE && bytes[to - 1] === QUOTE) {
      from += 1
      to -= 1
      while (from < to && bytes[from]! <= 32) from += 1
      while (to > from && bytes[to - 1]! <= 32) to -= 1
    }
    const { row } = this
    if (kind === TEXT) {
      const slot = this.#plan.slots[cell]!
      row.states[slot] = to > from ? VALUE : ABSENT
      row.textStarts[slot] = from
      row.textEnds[slot] = to
    } else if (to > from) row.hasSurplus = true
    return end
  }

  /** Where a cell ends: at the delimiter outside quotes, or at the end of the line. A quote only opens at the start of a cell. */
  #endOfCell(bytes: Buffer, start: number): number {
    const delimiter = this.#plan.delimiter
    let at = start
    while (bytes[at] === 32) at += 1
    let isQuoted = bytes[at] === QUOTE
    if (isQuoted) at += 1
    for (;;) {
      const byte = bytes[at]!
      if (byte === LINE_FEED) return at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at
      if (byte === QUOTE && isQuoted) {
        if (bytes[at + 1] === QUOTE) at += 1
        else isQuoted = false
      } else if (byte === delimiter && !isQuoted) return at
      at += 1
    }
  }
}

/** Up to 15 digits with at most one point among them, as the whole number they make without it. */
function longMantissa(bytes: Buffer, start: number, end: number): number {
  let mantissa = 0
  for (let at = start; at < end; at += 1) if (bytes[at] !== DOT) mantissa = mantissa * 10 + (bytes[at]! - ZERO)
  return mantissa
}

/** Says whether a number cell of a row is readable and there. */
export const isValue = (row: Row, slot: number): boolean => row.states[slot] === VALUE
export const isAbsent = (row: Row, slot: number): boolean => row.states[slot] === ABSENT
export const isBad = (row: Row, slot: number): boolean => row.states[slot] === BAD
