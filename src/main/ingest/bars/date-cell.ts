import { daysFromCivil } from '#domain/calendar/civil-day.ts'
import { ABSENT, BAD, type CellState, VALUE } from './number-cell.ts'

/** How the days of a layout are written; the order of a built-in layout is a fact, never guessed. */
export type DayFormat = 'iso' | 'month-first' | 'compact'

/** No time of day, no offset. */
export const NONE = -32_768

export interface DateCell {
  state: CellState
  /** Civil day number as printed. */
  day: number
  /** Minutes after midnight as printed, seconds cut off; NONE without a time. */
  minute: number
  /** Minutes east of UTC as printed; NONE without an offset. */
  offset: number
}

const QUOTE = 34
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Number of the calendar day, or NaN when there is no such day. Years 1 to 9999. */
export function civilDay(year: number, month: number, day: number): number {
  if (year < 1 || month < 1 || month > 12 || day < 1) return Number.NaN
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day > MONTH_DAYS[month - 1]! + (isLeap ? 1 : 0) ? Number.NaN : daysFromCivil(year, month, day)
}

/**
 * `YYYY-MM-DD` (iso), `MM/DD/YYYY` or `M/D/YYYY` (month-first), `YYYYMMDD` (compact); after a blank or `T` a time `HH:MM[:SS[.fff]]`
 * and an offset `+HH:MM`, `-HHMM` or `Z` may follow. Blank is absent; another order, an impossible day or trailing text is bad.
 */
export function readDate(bytes: Buffer, from: number, to: number, format: DayFormat, into: DateCell): void {
  let start = from
  let end = to
  while (start < end && bytes[start]! <= 32) start += 1
  while (end > start && bytes[end - 1]! <= 32) end -= 1
  if (end - start >= 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE) {
    readDate(bytes, start + 1, end - 1, format, into)
    return
  }
  into.minute = NONE
  into.offset = NONE
  into.day = Number.NaN
  into.state = start === end ? ABSENT : BAD
  if (start === end) return
  const text = bytes.toString('latin1', start, end)
  const match = PATTERNS[format].exec(text)
  if (match === null) return
  const [, a, b, c] = match
  const day = format === 'month-first' ? civilDay(Number(c), Number(a), Number(b)) : civilDay(Number(a), Number(b), Number(c))
  const hour = Number(match[4] ?? 0)
  const minute = Number(match[5] ?? 0)
  if (Number.isNaN(day) || hour > 23 || minute > 59) return
  into.day = day
  into.state = VALUE
  if (match[4] !== undefined) into.minute = hour * 60 + minute
  if (match[6] !== undefined) into.offset = offsetMinutes(match[6])
}

const TIME = '(?:[ T](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?$'
const PATTERNS: Readonly<Record<DayFormat, RegExp>> = {
  iso: new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${TIME}`),
  'month-first': new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}`),
  compact: new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}`),
}

function offsetMinutes(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return text.startsWith('-') ? -minutes : minutes
}
