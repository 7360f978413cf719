import type { DayShape } from './day-shape.ts'
import { readPlainDay } from './day-shape.ts'
import type { Row } from './line-scanner.ts'
import { ABSENT, POWERS_OF_TEN, VALUE } from './number-cell.ts'

/** What a scanner knows of its layout: kind and slot of each cell, in file order. */
export interface LinePlan {
  readonly kinds: Uint8Array
  readonly slots: Uint16Array
  readonly delimiter: number
  /** How a plain day looks; null = none of this format does. */
  readonly shape: DayShape | null
}

export const SKIP = 0
export const DATE = 1
export const NUMBER = 2
export const TEXT = 3
export const MARKED_NUMBER = 4

/** The line has a cell that is not plain, or too few of them. */
export const NOT_PLAIN = -1

/** So many digits fit a signed number of 32 bits, which is the quickest; most prices and volumes have no more. */
const INTEGER_DIGITS = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BLANK = 32
const QUOTE = 34
const DOT = 46
const ZERO = 48

/**
 * Reads a line whose cells are all plain: digits with at most one point, or nothing at all; a day alone in the usual form of its format; text
 * without quotes or blanks around it. Nothing else is called from its loop: a call there costs a fifth of the time of all.
 * @returns where the line ends, or NOT_PLAIN; the row then holds nothing of use and the line has to be read with care
 */
export function scanPlainLine(bytes: Buffer, start: number, plan: LinePlan, row: Row): number {
  const { kinds, slots, delimiter, shape } = plan
  const { states, values } = row
  const width = kinds.length
  let at = start | 0
  let byte = 0
  for (let cell = 0; cell < width; cell += 1) {
    if (cell > 0) {
      if (byte !== delimiter) return NOT_PLAIN
      at += 1
    }
    const kind = kinds[cell]!
    const from = at
    byte = bytes[at]!
    if (kind === NUMBER) {
      let mantissa = 0
      let fraction = 0
      while ((byte - ZERO) >>> 0 < 10) {
        mantissa = (Math.imul(mantissa, 10) + (byte - ZERO)) | 0
        at += 1
        byte = bytes[at]!
      }
      let digits = at - from
      if (byte === DOT) {
        at += 1
        byte = bytes[at]!
        const point = at
        while ((byte - ZERO) >>> 0 < 10) {
          mantissa = (Math.imul(mantissa, 10) + (byte - ZERO)) | 0
          at += 1
          byte = bytes[at]!
        }
        fraction = at - point
        digits += fraction
      }
      if (digits > INTEGER_DIGITS || (digits === 0 && at > from)) return NOT_PLAIN
      const slot = slots[cell]!
      states[slot] = digits > 0 ? VALUE : ABSENT
      values[slot] = digits > 0 ? mantissa / POWERS_OF_TEN[fraction]! : Number.NaN
    } else if (kind === DATE) {
      if (shape === null || !readPlainDay(bytes, at, shape, row.date)) return NOT_PLAIN
      at += shape.length
      byte = bytes[at]!
    } else if (kind === MARKED_NUMBER) return NOT_PLAIN
    else {
      if (byte === QUOTE || byte <= BLANK) return NOT_PLAIN
      while (byte !== delimiter && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) {
        at += 1
        byte = bytes[at]!
      }
      if (kind === TEXT) {
        if (at > from && bytes[at - 1]! <= BLANK) return NOT_PLAIN
        const slot = slots[cell]!
        states[slot] = at > from ? VALUE : ABSENT
        row.textStarts[slot] = from
        row.textEnds[slot] = at
      }
    }
  }
  row.cells = width
  row.hasSurplus = false
  // Cells without anything in them may follow.
  while (byte === delimiter) {
    at += 1
    byte = bytes[at]!
    row.cells += 1
  }
  return byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) ? at : NOT_PLAIN
}
