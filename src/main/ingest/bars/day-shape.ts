import { daysFromCivil } from '#domain/calendar/civil-day.ts'
import { type DateCell, type DayFormat, NONE } from './date-cell.ts'
import { VALUE } from './number-cell.ts'

/** Where year (four digits), month and day (two each) stand in a day as most files write it, and what stands between them. */
export interface DayShape {
  readonly length: number
  readonly year: number
  readonly month: number
  readonly day: number
  /** Places of two separators, any of the bytes from `leastMark` to `mostMark`. */
  readonly separators: readonly [number, number] | null
  readonly leastMark: number
  readonly mostMark: number
}

const ZERO = 48
const DASH = 45
const SLASH = 47

const ISO: DayShape = { length: 10, year: 0, month: 5, day: 8, separators: [4, 7], leastMark: DASH, mostMark: DASH }
/** A dash, a dot or a slash. */
const MONTH_FIRST: DayShape = { length: 10, year: 6, month: 0, day: 3, separators: [2, 5], leastMark: DASH, mostMark: SLASH }

/** Of each format the one form that is read in place; null = every cell goes to `readDate`, as every other form does. */
export const dayShapes: Readonly<Record<DayFormat, DayShape | null>> = {
  iso: ISO,
  'year-first': { ...ISO, mostMark: SLASH },
  'month-first': MONTH_FIRST,
  'month-first-or-iso': MONTH_FIRST,
  'day-first': { ...MONTH_FIRST, month: 3, day: 0 },
  compact: { ...ISO, length: 8, month: 4, day: 6, separators: null },
  'month-name': null,
  month: null,
  unix: null,
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2099
/** First days of the months of these years, and of the month after them. */
const MONTH_STARTS = Int32Array.from({ length: (LAST_YEAR - FIRST_YEAR + 1) * 12 + 1 }, (_, month) =>
  daysFromCivil(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1),
)

/**
 * Reads a day in the form of its shape at bytes[at]: true when there is one; whether the cell ends behind it is for the caller to see. Years 1900 to
 * 2099. It answers what `readDate` does, without a text.
 */
export function readPlainDay(bytes: Buffer, at: number, shape: DayShape, into: DateCell): boolean {
  const { separators } = shape
  if (separators !== null) {
    const first = bytes[at + separators[0]]!
    const second = bytes[at + separators[1]]!
    if (!(first >= shape.leastMark && first <= shape.mostMark && second >= shape.leastMark && second <= shape.mostMark)) return false
  }
  const year = twoDigits(bytes, at + shape.year) * 100 + twoDigits(bytes, at + shape.year + 2)
  const month = twoDigits(bytes, at + shape.month)
  const day = twoDigits(bytes, at + shape.day)
  // No digits are a number so far below zero that what is made of them is too.
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false
  const index = (year - FIRST_YEAR) * 12 + month
  const number = MONTH_STARTS[index - 1]! + day - 1
  if (number >= MONTH_STARTS[index]!) return false
  into.state = VALUE
  into.day = number
  into.minute = NONE
  into.offset = NONE
  into.hasSeconds = false
  return true
}

function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - ZERO
  const units = bytes[at + 1]! - ZERO
  return tens >>> 0 < 10 && units >>> 0 < 10 ? tens * 10 + units : -1_000_000
}
