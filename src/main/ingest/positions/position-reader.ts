import type { StatedFigures } from '../../store/stated-positions.ts'
import { readSymbol } from '../broker/read-symbol.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { decimalText, Exact } from '../cells/exact.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDay } from '../cells/read-day.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import type { PositionField, PositionReading } from './position-profile.ts'
import type { PositionDraft } from './position-row.ts'

/** What became of one line: a position, or why it is none. `value` is the market value of a total or of pending activity. */
export type PositionVerdict =
  | { readonly status: 'position'; readonly position: PositionDraft }
  | { readonly status: 'ignored'; readonly reason: string; readonly column: null; readonly total?: string; readonly pending?: string }
  | { readonly status: 'error'; readonly reason: string; readonly column: string | null }

const NUMBERS = ['quantity', 'price', 'costBasis', 'costPerShare', 'marketValue'] as const
type NumberField = (typeof NUMBERS)[number]
type Numbers = Record<NumberField, string | null>

/**
 * Reads the lines below one header of positions. Columns are found by name; order, case and further columns do not matter.
 * A cell that is no number makes its line an error and names the column; a share without a quantity is one too.
 */
export class PositionReader {
  readonly #reading: PositionReading
  readonly #header: readonly string[]
  readonly #at = new Map<PositionField, number>()

  constructor(reading: PositionReading, header: readonly string[]) {
    this.#reading = reading
    this.#header = header
    const names = header.map(headerCell)
    for (const [field, aliases] of Object.entries(reading.columns) as [PositionField, string[] | undefined][]) {
      const name = aliases?.find((alias) => names.includes(alias))
      if (name !== undefined) this.#at.set(field, names.indexOf(name))
    }
  }

  get width(): number {
    return this.#header.length
  }

  read(cells: readonly string[]): PositionVerdict {
    const symbolText = this.#text(cells, 'symbol')
    const isNamed = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(symbolText) || pattern.test(cleanCell(cells[0] ?? '')))
    if (isNamed(this.#reading.totals)) {
      const total = this.#value(cells)
      return { status: 'ignored', reason: 'A total, not a position.', column: null, ...(total === null ? {} : { total }) }
    }
    if (isNamed(this.#reading.pending)) {
      const pending = this.#value(cells)
      return {
        status: 'ignored',
        reason: 'Not settled yet: it counts in the value of the account and is no position.',
        column: null,
        ...(pending === null ? {} : { pending }),
      }
    }
    const surplus = cells.findIndex((cell, index) => index >= this.#header.length && cleanCell(cell) !== '')
    if (surplus >= 0) return { status: 'error', reason: `The row has ${cells.length} cells, more than the header.`, column: null }
    const numbers = this.#numbers(cells)
    return 'status' in numbers ? numbers : this.#judge(cells, symbolText, numbers)
  }

  #judge(cells: readonly string[], symbolText: string, numbers: Numbers): PositionVerdict {
    const name = this.#text(cells, 'name') || null
    const currency = (this.#text(cells, 'currency') || this.#reading.currency).toUpperCase()
    if (!/^[A-Z]{3}$/.test(currency)) return this.#error('currency', `“${currency}” is no currency.`)
    const asOf = this.#at.has('asOf') ? readDay(this.#text(cells, 'asOf'), this.#reading.dayOrder) : null
    if (asOf === null && this.#at.has('asOf')) return this.#error('asOf', `“${this.#text(cells, 'asOf')}” is no day.`)
    const bare = this.#reading.symbolMarks === undefined ? symbolText : symbolText.replace(this.#reading.symbolMarks, '')
    const isCash = this.#isTold(cells, this.#reading.cash)
    const symbol = isCash && !/^[A-Z]{1,6}$/.test(bare) ? { text: null } : readSymbol(bare)
    if ('reason' in symbol) return this.#error('symbol', symbol.reason)
    if (symbol.text === null && name === null && !isCash) return this.#error('symbol', 'Neither a symbol nor a name.')
    const kind = isCash ? 'cash' : this.#isTold(cells, this.#reading.options) ? 'option' : symbol.text === null ? 'other' : 'share'
    const figures = figuresOf(kind, isCash && symbol.text === 'CASH' ? null : symbol.text, currency, numbers)
    if (isCash && figures.marketValue === null) return this.#error('marketValue', 'Cash without an amount.')
    if (!isCash && figures.quantity === null) return this.#error('quantity', 'The row has no quantity.')
    return { status: 'position', position: { figures, name, accountText: this.#text(cells, 'account') || null, asOf, asOfTime: '', rowKey: '' } }
  }

  #isTold(cells: readonly string[], told: PositionReading['cash']): boolean {
    return told.some(({ field, pattern }) => pattern.test(this.#text(cells, field)))
  }

  #numbers(cells: readonly string[]): Numbers | (PositionVerdict & { status: 'error' }) {
    const numbers: Numbers = { quantity: null, price: null, costBasis: null, costPerShare: null, marketValue: null }
    for (const field of NUMBERS) {
      const text = readDecimal(this.#text(cells, field), this.#reading.decimalMark)
      if (text === null) return this.#error(field, `“${this.#text(cells, field)}” is no number.`)
      numbers[field] = text === '' ? null : text
    }
    return numbers
  }

  /** The market value of a line that is no position; null when it has none that can be read. */
  #value(cells: readonly string[]): string | null {
    return readDecimal(this.#text(cells, 'marketValue'), this.#reading.decimalMark) || null
  }

  #text(cells: readonly string[], field: PositionField): string {
    const at = this.#at.get(field)
    const text = at === undefined ? '' : cleanCell(cells[at] ?? '')
    return isBlankCell(text) ? '' : text
  }

  #error(field: PositionField, reason: string): PositionVerdict & { status: 'error' } {
    const at = this.#at.get(field)
    return { status: 'error', reason, column: at === undefined ? null : cleanCell(this.#header[at] ?? '') || null }
  }
}

/** Cash is its amount, printed as a value or as a quantity; the cost of a line is printed, or follows from the cost per share. */
function figuresOf(kind: StatedFigures['kind'], symbol: string | null, currency: string, numbers: Numbers): StatedFigures {
  const { quantity, price, costBasis, costPerShare, marketValue } = numbers
  if (kind === 'cash') return { kind, symbol, quantity, price, costBasis: null, marketValue: marketValue ?? quantity, currency }
  const cost = costBasis ?? (costPerShare === null || quantity === null ? null : decimalText(new Exact(quantity).times(costPerShare)))
  return { kind, symbol, quantity, price, costBasis: cost, marketValue, currency }
}
