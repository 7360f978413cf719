/**
 * How a column writes its decimals. `point` and `comma` are facts of a profile: a cell that contradicts them is unreadable.
 * `mixed-…` is for exports that use both: a cell that can be read in one way only is read that way, one that can be read
 * both ways takes the mark named.
 */
export type DecimalMark = 'point' | 'comma' | 'mixed-point' | 'mixed-comma'

/** More digits than any price, quantity or amount has; longer ones are refused instead of kept at their cost. */
const MOST_DIGITS = 60

const BLANK_WORDS: ReadonlySet<string> = new Set(['', '-', '--', '---', '–', '—', 'N/A', 'n/a', 'NA'])

/** True for an empty cell and for the dashes and words that stand for one. */
export const isBlankCell = (cell: string): boolean => BLANK_WORDS.has(cell.trim())

const ZERO = 0x30
const NINE = 0x39
const POINT = 0x2e
const COMMA = 0x2c

/**
 * Reads the number in a cell exactly: canonical decimal text ("-1234.5"), '' for a blank cell, null for anything else.
 * Own grammar: optional sign (also U+2212, or behind the digits), brackets for negative, one currency sign before or
 * behind, groups of three (comma or point, blank, no-break blanks, apostrophe), one decimal mark, exponent.
 * Never Number(): that reads "" as 0, "0x10" as 16 and rounds the rest.
 */
export function readDecimal(cell: string, mark: DecimalMark): string | null {
  const plain = mark === 'comma' || mark === 'mixed-comma' ? null : readPlain(cell)
  if (plain !== null) return plain
  const text = cell.trim()
  if (BLANK_WORDS.has(text)) return ''
  const body = unwrap(text)
  if (body === null) return null
  const digits = readBody(body.text, mark)
  if (digits === null) return null
  return body.isNegative && digits !== '0' ? `-${digits}` : digits
}

/** The common case without a loop over grammars: -$1234.5600 in columns whose mark is the point, no groups. */
function readPlain(cell: string): string | null {
  const length = cell.length
  if (length === 0 || length > 20) return null
  let at = 0
  const isNegative = cell.charCodeAt(0) === 0x2d
  if (isNegative) at += 1
  if (cell.charCodeAt(at) === 0x24) at += 1
  const from = at
  while (at < length && isDigit(cell.charCodeAt(at))) at += 1
  const integerLength = at - from
  if (integerLength === 0 || (integerLength > 1 && cell.charCodeAt(from) === ZERO)) return null
  let to = at
  if (at < length) {
    if (cell.charCodeAt(at) !== POINT) return null
    at += 1
    while (at < length && isDigit(cell.charCodeAt(at))) {
      if (cell.charCodeAt(at) !== ZERO) to = at + 1
      at += 1
    }
    if (at < length) return null
  }
  const digits = cell.slice(from, to)
  return isNegative && digits !== '0' ? `-${digits}` : digits
}

interface Unwrapped {
  readonly text: string
  readonly isNegative: boolean
}

/** Takes sign, brackets and currency sign off both ends, each at most once; null when they contradict each other. */
function unwrap(text: string): Unwrapped | null {
  let from = 0
  let to = text.length
  let sign = 0
  let hasBracket = false
  let hasCurrency = false
  for (; from < to; from += 1) {
    const code = text.charCodeAt(from)
    if (isBlank(code)) continue
    if (isMinus(code) || code === 0x2b) {
      if (sign !== 0 || hasBracket) return null
      sign = code === 0x2b ? 1 : -1
    } else if (code === 0x28) {
      if (sign !== 0 || hasBracket) return null
      hasBracket = true
    } else if (isCurrencySign(code)) {
      if (hasCurrency) return null
      hasCurrency = true
    } else break
  }
  let isClosed = false
  for (; to > from; to -= 1) {
    const code = text.charCodeAt(to - 1)
    if (isBlank(code)) continue
    if (isMinus(code)) {
      if (sign !== 0 || hasBracket) return null
      sign = -1
    } else if (code === 0x29) {
      if (!hasBracket || isClosed) return null
      isClosed = true
    } else if (isCurrencySign(code)) {
      if (hasCurrency) return null
      hasCurrency = true
    } else break
  }
  if (hasBracket !== isClosed || from === to) return null
  return { text: text.slice(from, to), isNegative: sign < 0 || hasBracket }
}

function readBody(body: string, mark: DecimalMark): string | null {
  const exponentAt = body.search(/[eE]/)
  const exponent = exponentAt < 0 ? 0 : readExponent(body.slice(exponentAt + 1))
  if (exponent === null) return null
  const mantissa = exponentAt < 0 ? body : body.slice(0, exponentAt)
  switch (mark) {
    case 'point':
      return readMantissa(mantissa, POINT, COMMA, exponent)
    case 'comma':
      return readMantissa(mantissa, COMMA, POINT, exponent)
    case 'mixed-point':
      return readMantissa(mantissa, POINT, COMMA, exponent) ?? readMantissa(mantissa, COMMA, POINT, exponent)
    case 'mixed-comma':
      return readMantissa(mantissa, COMMA, POINT, exponent) ?? readMantissa(mantissa, POINT, COMMA, exponent)
  }
}

/** Digits in groups of three (one group sign throughout, or none), then at most one decimal mark and digits. */
function readMantissa(text: string, decimalMark: number, groupMark: number, exponent: number): string | null {
  let integer = ''
  let fraction = ''
  let groupSign = 0
  let groupLength = 0
  let isFraction = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) {
      if (isFraction) fraction += text[at]
      else {
        integer += text[at]
        groupLength += 1
      }
    } else if (code === decimalMark && !isFraction) {
      if (groupSign !== 0 && groupLength !== 3) return null
      isFraction = true
    } else if (!isFraction && (code === groupMark || isGroupSign(code))) {
      const isFirst = groupSign === 0
      if (isFirst ? groupLength < 1 || groupLength > 3 : groupLength !== 3 || !isSameGroup(groupSign, code)) return null
      groupSign = code
      groupLength = 0
    } else return null
  }
  if (groupSign !== 0 && !isFraction && groupLength !== 3) return null
  const count = integer.length + fraction.length
  if (count === 0 || count > MOST_DIGITS) return null
  return canonical(integer, fraction, exponent)
}

function readExponent(text: string): number | null {
  if (!/^[+-]?\d{1,3}$/.test(text)) return null
  const magnitude = Number.parseInt(text.replace(/^[+-]/, ''), 10)
  if (magnitude > MOST_DIGITS) return null
  return text.startsWith('-') ? -magnitude : magnitude
}

/** Moves the decimal mark by the exponent and drops the zeros that say nothing. */
function canonical(integer: string, fraction: string, exponent: number): string {
  const digits = integer + fraction
  const pointAt = integer.length + exponent
  const whole = pointAt <= 0 ? '' : digits.slice(0, pointAt).padEnd(pointAt, '0')
  const rest = pointAt <= 0 ? digits.padStart(digits.length - pointAt, '0') : digits.slice(pointAt)
  let from = 0
  while (from < whole.length && whole.charCodeAt(from) === ZERO) from += 1
  let to = rest.length
  while (to > 0 && rest.charCodeAt(to - 1) === ZERO) to -= 1
  const head = from === whole.length ? '0' : whole.slice(from)
  return to === 0 ? head : `${head}.${rest.slice(0, to)}`
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE
/** Hyphen-minus and the typographic minus. */
const isMinus = (code: number): boolean => code === 0x2d || code === 0x2212
/** $ € £ ¥ ₹ and the generic sign. */
const isCurrencySign = (code: number): boolean => code === 0x24 || code === 0x20ac || code === 0xa3 || code === 0xa5 || code === 0x20b9 || code === 0xa4
const isBlank = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009
/** Blanks and apostrophes between groups, whatever the decimal mark. */
const isGroupSign = (code: number): boolean => isBlank(code) || code === 0x27 || code === 0x2019
const isSameGroup = (one: number, other: number): boolean => one === other || (isBlank(one) && isBlank(other))
