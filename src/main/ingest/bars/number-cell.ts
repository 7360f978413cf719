import { type DecimalMark, readDecimal } from '../cells/read-decimal.ts'
import { textOf } from './file-pieces.ts'

/** What a cell holds: nothing (blank, `null`, `N/A` …), a number, or text that is no number. */
export const ABSENT = 0
export const VALUE = 1
export const BAD = 2
export type CellState = typeof ABSENT | typeof VALUE | typeof BAD

export interface NumberCell {
  state: CellState
  value: number
}

/** 10^0 … 10^22: the powers a double holds exactly. */
export const POWERS_OF_TEN: Float64Array = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`))

/** Up to this many digits an integer mantissa is exact, so one division by an exact power rounds like the text itself would. */
export const EXACT_DIGITS = 15

const QUOTE = 34
const DOLLAR = 36
const PLUS = 43
const COMMA = 44
const MINUS = 45
const DOT = 46
const EQUALS = 61
const NO_VALUE = new Set(['', '-', '--', '.', '—', 'null', 'n/a', 'na', 'nan', 'none'])
const SCALES: Readonly<Record<string, string>> = { K: 'e3', M: 'e6', B: 'e9' }

/**
 * Reads a whole cell as an exact decimal: `1234.5`, `-0.5`, `$1,234.50`, `-$3`, `$-3`, `1e-6`, `120.5M`. What remains when `$` and well placed
 * thousands commas are taken out has the value `Number(text)` has, bit for bit. Blank, `null`, `N/A`, `NaN`, `-` and `.` are absent.
 * Commas that do not part thousands, hexadecimal, `Infinity` and anything else are no numbers.
 */
export function readNumber(bytes: Buffer, from: number, to: number, into: NumberCell): void {
  let start = from
  let end = to
  while (start < end && bytes[start]! <= 32) start += 1
  while (end > start && bytes[end - 1]! <= 32) end -= 1
  if (end - start >= 3 && bytes[start] === EQUALS && bytes[start + 1] === QUOTE) start += 1
  if (end - start >= 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE) {
    readNumber(bytes, start + 1, end - 1, into)
    return
  }
  if (readPlain(bytes, start, end, into)) return
  const text = bytes.toString('utf8', start, end).trim()
  if (NO_VALUE.has(text.toLowerCase())) {
    into.state = ABSENT
    into.value = Number.NaN
    return
  }
  const scale = SCALES[text.at(-1) ?? '']
  const number = scale === undefined ? text : `${text.slice(0, -1)}${scale}`
  const isNumber = /^[+-]?\$?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(number)
  const value = isNumber ? Number(number.replace('$', '')) : Number.NaN
  into.state = Number.isFinite(value) ? VALUE : BAD
  into.value = Number.isFinite(value) ? value : Number.NaN
}

/**
 * The same where the column does not simply write a decimal point: by its mark, whatever groups the digits. Words that stand for nothing
 * and `120,5M` are read as in any other column.
 */
export function readMarkedNumber(bytes: Buffer, from: number, to: number, mark: DecimalMark, into: NumberCell): void {
  const text = textOf(bytes, from, to)
    .trim()
    .replace(/^=?"(.*)"$/, '$1')
    .trim()
  into.state = ABSENT
  into.value = Number.NaN
  if (NO_VALUE.has(text.toLowerCase())) return
  const scale = SCALES[text.at(-1) ?? '']
  const digits = readDecimal(scale === undefined ? text : text.slice(0, -1), mark)
  into.state = digits === null || digits === '' ? BAD : VALUE
  if (into.state === VALUE) into.value = Number(`${digits}${scale ?? ''}`)
}

/** Sign, dollar sign, digits with thousands commas, a fraction: true when that is all there is. */
function readPlain(bytes: Buffer, from: number, to: number, into: NumberCell): boolean {
  let i = from
  let isNegative = false
  for (let signs = 0; i < to; i += 1) {
    const byte = bytes[i]
    if (byte === MINUS || byte === PLUS) {
      signs += 1
      if (signs > 1) return false
      isNegative = byte === MINUS
    } else if (byte !== DOLLAR || bytes[i - 1] === DOLLAR) break
  }
  const digitsFrom = i
  let mantissa = 0
  let digits = 0
  let group = 0
  let commas = 0
  for (; i < to; i += 1) {
    const byte = bytes[i]!
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48)
      digits += 1
      group += 1
    } else if (byte === COMMA) {
      if (commas === 0 ? group < 1 || group > 3 : group !== 3) return false
      commas += 1
      group = 0
    } else break
  }
  if (commas > 0 && group !== 3) return false
  let fraction = 0
  if (i < to && bytes[i] === DOT) {
    i += 1
    for (; i < to; i += 1) {
      const byte = bytes[i]!
      if (byte < 48 || byte > 57) return false
      mantissa = mantissa * 10 + (byte - 48)
      digits += 1
      fraction += 1
    }
  }
  if (i < to || digits === 0) return false
  const size = digits <= EXACT_DIGITS ? mantissa / POWERS_OF_TEN[fraction]! : Number(bytes.toString('latin1', digitsFrom, to).replaceAll(',', ''))
  into.state = VALUE
  into.value = isNegative ? -size : size
  return true
}
