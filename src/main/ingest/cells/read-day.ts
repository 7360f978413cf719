/** Order of the parts of a printed date: a fact of the profile. `ymd` also reads eight digits without separators. */
export type DayOrder = 'mdy' | 'dmy' | 'ymd'

/**
 * The calendar day in a cell as ISO text, or null when the cell is not such a day: another order, an impossible day
 * (02/30/2026), or anything behind it. Months and days have one or two digits, years four, or two in the mdy and dmy orders
 * (00-69 = 2000-2069). Own parser: Date would turn 02/30 into 2 March.
 */
export function readDay(cell: string, order: DayOrder): string | null {
  const length = cell.length
  if (length < 6 || length > 10) return null
  if (length === 8 && order === 'ymd' && digitsAt(cell, 0, 8) >= 0) return isoDay(digitsAt(cell, 0, 4), digitsAt(cell, 4, 6), digitsAt(cell, 6, 8))
  const separatorAt = firstNonDigit(cell, 0)
  const separator = cell.charCodeAt(separatorAt)
  if (separator !== 0x2f && separator !== 0x2d && separator !== 0x2e) return null
  const secondAt = firstNonDigit(cell, separatorAt + 1)
  if (cell.charCodeAt(secondAt) !== separator || firstNonDigit(cell, secondAt + 1) !== length) return null
  const first = digitsAt(cell, 0, separatorAt)
  const second = digitsAt(cell, separatorAt + 1, secondAt)
  const third = digitsAt(cell, secondAt + 1, length)
  const lengths = [separatorAt, secondAt - separatorAt - 1, length - secondAt - 1] as const
  if (order === 'ymd') return lengths[0] === 4 && isShort(lengths[1]) && isShort(lengths[2]) ? isoDay(first, second, third) : null
  if (!isShort(lengths[0]) || !isShort(lengths[1])) return null
  const year = lengths[2] === 4 ? third : lengths[2] === 2 ? third + (third < 70 ? 2000 : 1900) : -1
  return order === 'mdy' ? isoDay(year, first, second) : isoDay(year, second, first)
}

const isShort = (length: number): boolean => length === 1 || length === 2

function firstNonDigit(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1
  return at
}

/** The number written by the digits of [from, to), -1 when there is none or another character is among them. */
function digitsAt(text: string, from: number, to: number): number {
  if (to <= from) return -1
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return null
  const isLeapFebruary = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day > (isLeapFebruary ? 29 : (MONTH_LENGTHS[month - 1] ?? 0))) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
