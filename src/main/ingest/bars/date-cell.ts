import { daysFromCivil } from '#domain/calendar/civil-day.ts'
import { ABSENT, BAD, type CellState, VALUE } from './number-cell.ts'

/**
 * How the days of a layout are written; the order of a built-in layout is a fact, never guessed.
 * iso 2026-11-20 · year-first 2026.11.20 · month-first 11/20/2026, Nov 20, 2026 · day-first 20.11.2026 · month-first-or-iso both ·
 * month-name 20-Nov-2026 · compact 20261120 · month 2026-11, 202611 · unix seconds since 1970, or iso
 */
export type DayFormat = 'iso' | 'year-first' | 'month-first' | 'day-first' | 'month-first-or-iso' | 'month-name' | 'compact' | 'month' | 'unix'

/** No time of day, no offset. */
export const NONE = -32_768

export interface DateCell {
  state: CellState
  /** Civil day number as printed. */
  day: number
  /** Minutes after midnight as printed, seconds cut off; NONE without a time. */
  minute: number
  /** True when there were seconds to cut off. */
  hasSeconds: boolean
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
 * Reads a whole cell by the format of its layout; after a blank or `T` a time `HH:MM[:SS[.fff]]`, `AM` or `PM` and an offset `+HH:MM`, `-HHMM`
 * or `Z` may follow. A month alone is its first day. Blank is absent; another order, an impossible day or trailing text is bad.
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
  into.hasSeconds = false
  into.day = Number.NaN
  into.state = start === end ? ABSENT : BAD
  if (start === end) return
  const text = bytes.toString('latin1', start, end)
  if (format === 'unix' && UNIX.test(text)) readSeconds(Number(text), into)
  else for (const { pattern, order } of PATTERNS[format]) if (readParts(pattern.exec(text), order, into)) return
}

function readParts(match: RegExpExecArray | null, order: Order, into: DateCell): boolean {
  if (match === null) return false
  const [, a = '', b = '', c = ''] = match
  const day =
    order === 'mdy'
      ? civilDay(Number(c), monthOf(a), Number(b))
      : order === 'dmy'
        ? civilDay(Number(c), monthOf(b), Number(a))
        : civilDay(Number(a), monthOf(b), Number(c || '1'))
  const half = match[6]?.toLowerCase()
  const printedHour = Number(match[4] ?? 0)
  const hour = half === undefined ? printedHour : (printedHour % 12) + (half === 'pm' ? 12 : 0)
  const minute = Number(match[5] ?? 0)
  if (Number.isNaN(day) || hour > 23 || minute > 59 || (half !== undefined && (printedHour < 1 || printedHour > 12))) return false
  into.day = day
  into.state = VALUE
  if (match[4] !== undefined) {
    into.minute = hour * 60 + minute
    into.hasSeconds = SECONDS.test(match[0])
  }
  if (match[7] !== undefined) into.offset = offsetMinutes(match[7])
  return true
}

/** Seconds since 1970 are a moment in UTC. */
function readSeconds(seconds: number, into: DateCell): void {
  into.day = Math.floor(seconds / 86_400)
  into.minute = Math.floor((seconds - into.day * 86_400) / 60)
  into.offset = 0
  into.state = VALUE
}

/** A time of day with seconds that are not zero. */
const SECONDS = /:\d{2}:(?!00(?:\.0*)?(?!\d))\d{2}/

type Order = 'ymd' | 'mdy' | 'dmy'
interface Pattern {
  readonly pattern: RegExp
  readonly order: Order
}

/** Nine digits or more: since March 1973. */
const UNIX = /^\d{9,11}$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const TIME = '(?:(?:[ T]|, )(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)? ?([ap]m)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?$'
const pattern = (day: string, order: Order): Pattern => ({ pattern: new RegExp(`^${day}${TIME}`, 'i'), order })

const ISO = pattern('(\\d{4})-(\\d{2})-(\\d{2})', 'ymd')
const MONTH_FIRST = pattern('(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})', 'mdy')
const NAME_FIRST = pattern(`${NAME} (\\d{1,2}),? (\\d{4})`, 'mdy')
const NAME_SECOND = pattern(`(\\d{1,2})[- ]${NAME}[- ,]{1,2}(\\d{4})`, 'dmy')
const PATTERNS: Readonly<Record<DayFormat, readonly Pattern[]>> = {
  iso: [ISO],
  'year-first': [pattern('(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})', 'ymd')],
  'month-first': [MONTH_FIRST, NAME_FIRST],
  'day-first': [pattern('(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})', 'dmy'), NAME_SECOND],
  'month-first-or-iso': [MONTH_FIRST, ISO, NAME_FIRST],
  'month-name': [NAME_SECOND, NAME_FIRST],
  compact: [pattern('(\\d{4})(\\d{2})(\\d{2})', 'ymd')],
  month: [{ pattern: /^(\d{4})[-/]?(\d{2})()$/, order: 'ymd' }],
  unix: [ISO],
}

/** Number of a month written in digits or letters. */
const monthOf = (text: string): number => (/^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1)

function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return text.startsWith('-') ? -minutes : minutes
}
