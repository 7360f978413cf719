import type { RecordValue } from '../../store/dated-records.ts'
import { readSymbol } from '../broker/read-symbol.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import { unguarded } from '../cells/guarded-text.ts'
import { readDay } from '../cells/read-day.ts'
import { readMoment } from '../cells/read-moment.ts'
import { offsetTimeToUtcMs, wallTimeToUtcMs } from '../cells/zone-time.ts'
import type { RecordColumn } from './record-layout.ts'

/** What a cell says: one value, null for a blank one, or the sentence that says why it cannot be read. */
export type CellReading = { readonly value: RecordValue } | { readonly symbols: readonly string[] } | { readonly reason: string }

const BLANK: CellReading = { value: null }
const ZONE = 'America/New_York'

/** Reads one cleaned cell as its column says. Numbers are ordinary ones: nothing here has to reconcile to the cent. */
export function readCell(cell: string, column: RecordColumn): CellReading {
  const { reads, part, sign, isRequired } = column
  const text = part === undefined || isBlankCell(cell) ? cell : part.exec(cell)?.at(-1)
  if (text === undefined) return { reason: `“${cell}” is not written as this layout writes it.` }
  switch (reads) {
    case 'symbol': {
      const symbol = readSymbol(text)
      if ('reason' in symbol) return symbol
      // Where a row must have a ticker, NA is one.
      return { value: symbol.text ?? (isRequired && text.toUpperCase() === 'NA' ? 'NA' : null) }
    }
    case 'symbols':
      return readSymbols(text)
    case 'day': {
      if (isBlankCell(text)) return BLANK
      const day = readDay(text, 'ymd')
      return day === null ? { reason: `“${text}” is no day in the form YYYY-MM-DD.` } : { value: day }
    }
    case 'moment':
      return isBlankCell(text) ? BLANK : readStamp(text)
    case 'number':
      return readNumber(text, sign)
    case 'flag':
      return readFlag(text)
    case 'exact':
      return text === '' ? BLANK : { value: unguarded(text) }
    case 'text':
      return readText(text, column)
    case 'word':
      return readText(text.toLowerCase(), column)
    case 'code':
      return readText(text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_'), column)
  }
}

/** Letters behind a number, as powers of ten: 4.35M. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['K', 3],
  ['M', 6],
  ['B', 9],
  ['T', 12],
])

function readNumber(text: string, sign: RecordColumn['sign']): CellReading {
  const scale = SCALES.get(text.at(-1) ?? '')
  const decimal = readDecimal(scale === undefined ? text : text.slice(0, -1), 'point')
  if (decimal === null) return { reason: `“${text}” is no number.` }
  if (decimal === '') return scale === undefined ? BLANK : { reason: `“${text}” is no number.` }
  const value = scale === undefined ? Number(decimal) : Number(`${decimal}e${scale}`)
  if (sign === 'positive' && value <= 0) return { reason: `${text} is not above zero.` }
  return sign === 'not-negative' && value < 0 ? { reason: `${text} is below zero.` } : { value }
}

function readSymbols(text: string): CellReading {
  if (isBlankCell(text)) return { symbols: [] }
  const symbols: string[] = []
  for (const part of text.split(/[\s,;|]+/)) {
    const symbol = readSymbol(part)
    if ('reason' in symbol) return symbol
    if (symbol.text !== null) symbols.push(symbol.text)
  }
  return { symbols: [...new Set(symbols)] }
}

/** A day as it is, a day with a time as an instant in UTC. A time without an offset is New York's. */
function readStamp(text: string): CellReading {
  const moment = readMoment(text, 'ymd')
  if (moment === null) return { reason: `“${text}” is no day and no moment (2026-11-20 or 2026-11-20T09:30:00-05:00).` }
  if (moment.time === null) return { value: moment.day }
  const { day, time, offsetMinutes } = moment
  const atMs = offsetMinutes === null ? wallTimeToUtcMs(day, time, ZONE) : offsetTimeToUtcMs(day, time, offsetMinutes)
  return atMs === null ? { reason: `“${text}” is a moment that no clock in New York showed.` } : { value: new Date(atMs).toISOString() }
}

function readFlag(text: string): CellReading {
  if (isBlankCell(text)) return BLANK
  const word = text.toLowerCase()
  if (['true', 'yes', '1'].includes(word)) return { value: 1 }
  return ['false', 'no', '0'].includes(word) ? { value: 0 } : { reason: `“${text}” is neither true nor false.` }
}

function readText(text: string, { longest, words, meanings }: RecordColumn): CellReading {
  if (isBlankCell(text)) return BLANK
  if (text.length > longest) return { reason: `The text has ${text.length} characters, more than ${longest}.` }
  if (meanings !== undefined)
    return Object.hasOwn(meanings, text) ? { value: meanings[text]! } : { reason: `“${text}” is none of ${Object.keys(meanings).join(', ')}.` }
  return words === undefined || words.includes(text) ? { value: text } : { reason: `“${text}” is none of ${words.join(', ')}.` }
}
