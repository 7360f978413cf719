import { readSymbol } from '../broker/read-symbol.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { unguarded } from '../cells/guarded-text.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDay } from '../cells/read-day.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import type { StatedFigures } from '../../store/stated-positions.ts'
import type { AccountValue } from './account-value.ts'
import type { PositionField, PositionReading } from './position-profile.ts'
import type { PositionVerdict } from './position-reader.ts'

/** A line of our own export is a position, or what an account as a whole was stated to hold. */
export type OwnVerdict = PositionVerdict | { readonly status: 'value'; readonly accountText: string | null; readonly value: AccountValue }

const KINDS: Readonly<Record<string, StatedFigures['kind']>> = { share: 'share', option: 'option', cash: 'cash', other: 'other' }
const VALUES: Readonly<Record<string, AccountValue['of']>> = { 'account equity': 'equity', 'account cash': 'cash' }
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const NUMBERS = ['quantity', 'price', 'costBasis', 'marketValue'] as const

/**
 * Reads the lines that our own export writes of statements: each says itself of what kind it is, of which moment and under which key it
 * stood, so nothing is told from its words. The apostrophe that guards a text is taken off.
 */
export class OwnPositionReader {
  readonly #reading: PositionReading
  readonly #header: readonly string[]
  readonly #at = new Map<PositionField, number>()

  constructor(reading: PositionReading, header: readonly string[]) {
    this.#reading = reading
    this.#header = header
    const names = header.map(headerCell)
    for (const [field, aliases] of Object.entries(reading.columns) as [PositionField, string[] | undefined][]) {
      const at = names.findIndex((name) => aliases?.includes(name) === true)
      if (at >= 0) this.#at.set(field, at)
    }
  }

  get width(): number {
    return this.#header.length
  }

  read(cells: readonly string[]): OwnVerdict {
    if (cells.length > this.#header.length) return { status: 'error', reason: `The row has ${cells.length} cells, more than the header.`, column: null }
    const type = this.#text(cells, 'type')
    if (type === 'unread') return { status: 'error', reason: UNREAD, column: null }
    const kind = KINDS[type]
    const of = VALUES[type]
    if (kind === undefined && of === undefined) return this.#error('type', `“${type}” is no type of line.`)
    const asOf = readDay(this.#text(cells, 'asOf'), this.#reading.dayOrder)
    if (asOf === null) return this.#error('asOf', `“${this.#text(cells, 'asOf')}” is no day.`)
    const numbers: Partial<Record<(typeof NUMBERS)[number], string>> = {}
    for (const field of NUMBERS) {
      const text = readDecimal(this.#text(cells, field), this.#reading.decimalMark)
      if (text === null) return this.#error(field, `“${this.#text(cells, field)}” is no number.`)
      if (text !== '') numbers[field] = text
    }
    if (kind !== undefined) return this.#position(cells, kind, asOf, numbers)
    if (of === undefined || numbers.marketValue === undefined) return this.#error('marketValue', 'The row has no value.')
    return { status: 'value', accountText: this.#text(cells, 'account') || null, value: { of, asOf, value: numbers.marketValue } }
  }

  #position(cells: readonly string[], kind: StatedFigures['kind'], asOf: string, numbers: Partial<Record<(typeof NUMBERS)[number], string>>): OwnVerdict {
    const { quantity = null, price = null, costBasis = null, marketValue = null } = numbers
    const asOfTime = this.#text(cells, 'time')
    if (asOfTime !== '' && !TIME.test(asOfTime)) return this.#error('time', `“${asOfTime}” is no time of day.`)
    const currency = this.#text(cells, 'currency').toUpperCase()
    if (!/^[A-Z]{3}$/.test(currency)) return this.#error('currency', `“${currency}” is no currency.`)
    const symbol = readSymbol(this.#text(cells, 'symbol'))
    if ('reason' in symbol) return this.#error('symbol', symbol.reason)
    const name = this.#text(cells, 'name') || null
    if (symbol.text === null && name === null && kind !== 'cash') return this.#error('symbol', 'Neither a symbol nor a name.')
    if (kind === 'cash' && marketValue === null) return this.#error('marketValue', 'Cash without an amount.')
    if (kind !== 'cash' && quantity === null) return this.#error('quantity', 'The row has no quantity.')
    return {
      status: 'position',
      position: {
        figures: { kind, symbol: symbol.text, quantity, price, costBasis, marketValue, currency },
        name,
        accountText: this.#text(cells, 'account') || null,
        asOf,
        asOfTime,
        rowKey: this.#text(cells, 'key'),
      },
    }
  }

  #text(cells: readonly string[], field: PositionField): string {
    const at = this.#at.get(field)
    const text = at === undefined ? '' : cleanCell(cells[at] ?? '')
    return isBlankCell(text) ? '' : unguarded(text)
  }

  #error(field: PositionField, reason: string): PositionVerdict & { status: 'error' } {
    const at = this.#at.get(field)
    return { status: 'error', reason, column: at === undefined ? null : cleanCell(this.#header[at] ?? '') || null }
  }
}

/** Keeps what the statement does not list from counting as not held. */
const UNREAD = 'The file this statement came from has lines that were not read: what it does not list may be held all the same.'
