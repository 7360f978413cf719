import type { RowStatus } from '#contract/schemas/imports.ts'
import type { RealisedLot } from '../../store/realised-lots.ts'
import type { RawRecord, RecordSink } from '../broker/read-records.ts'
import { readSymbol } from '../broker/read-symbol.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { decimalText, Exact } from '../cells/exact.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDay } from '../cells/read-day.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { RealisedField, RealisedProfile } from './realised-profile.ts'

/** One line of the file; `lot` is what it says, whose it is being decided later. */
export interface RealisedRow {
  readonly line: number
  readonly start: number
  readonly end: number
  status: RowStatus
  reason: string
  column: string | null
  account: string | null
  lot: Omit<RealisedLot, 'account'> | null
  baseKey: string
  occurrence: number
}

type Numbers = Record<'quantity' | 'proceeds' | 'costBasis' | 'costPerShare' | 'gain', string | null>
type Verdict = NonNullable<RealisedRow['lot']> | { readonly status: 'ignored' | 'error'; readonly reason: string; readonly column: string | null }

/** What a title line says of the table below it: the first group of the first pattern that is found. */
export const inTitles = (patterns: readonly RegExp[], titles: readonly string[]): string | null =>
  patterns.flatMap((pattern) => titles.map((title) => pattern.exec(title)?.[1]?.trim() ?? '')).find((text) => text !== '') ?? null

/** Takes the lines of a broker's lots below one header, which may be repeated under further titles. */
export class RealisedSink implements RecordSink {
  readonly rows: RealisedRow[] = []
  readonly #profile: RealisedProfile
  #header: readonly string[] = []
  readonly #at = new Map<RealisedField, number>()
  #account: string | null
  #symbol: string | null

  constructor(profile: RealisedProfile, titles: readonly string[]) {
    this.#profile = profile
    this.#account = inTitles(profile.accountTitles, titles)
    this.#symbol = profile.symbolTitle === undefined ? null : inTitles([profile.symbolTitle], titles)
  }

  get width(): number | null {
    return this.#header.length === 0 ? null : this.#header.length
  }

  take({ cells, line, start, end }: RawRecord): void {
    if (cells.every((cell) => cleanCell(cell) === '')) return
    const names = cells.map(headerCell)
    if (this.#profile.headers.some((wanted) => wanted.every((name) => names.includes(name)))) {
      this.#openTable(cells, names)
      return
    }
    const row = { line, start, end, account: null, baseKey: '', occurrence: 0 }
    const verdict = this.#judge(cells)
    if ('status' in verdict) this.rows.push({ ...row, lot: null, status: verdict.status, reason: verdict.reason, column: verdict.column })
    else this.rows.push({ ...row, account: this.#account, lot: verdict, status: 'new', reason: '', column: null })
  }

  takeOpenQuote({ line, start, end }: Omit<RawRecord, 'cells'>): void {
    const reason = 'A quotation mark is opened on this line and not closed: the line is cut, or a mark inside a text is not doubled.'
    this.rows.push({ line, start, end, account: null, baseKey: '', occurrence: 0, lot: null, status: 'error', reason, column: null })
  }

  #openTable(cells: readonly string[], names: readonly string[]): void {
    this.#header = cells
    this.#at.clear()
    for (const [field, aliases] of Object.entries(this.#profile.columns) as [RealisedField, string[] | undefined][]) {
      const name = aliases?.find((alias) => names.includes(alias))
      if (name !== undefined) this.#at.set(field, names.indexOf(name))
    }
  }

  #judge(cells: readonly string[]): Verdict {
    const first = cleanCell(cells[0] ?? '')
    if (first !== '' && cells.every((cell, index) => index === 0 || cleanCell(cell) === '')) return this.#takeText(first)
    if (this.#profile.totals.some((total) => total.test(first))) return { status: 'ignored', reason: 'A total, not a lot.', column: null }
    const numbers: Numbers = { quantity: null, proceeds: null, costBasis: null, costPerShare: null, gain: null }
    for (const field of Object.keys(numbers) as (keyof Numbers)[]) {
      const text = readDecimal(this.#text(cells, field), 'point')
      if (text === null) return this.#error(field, `“${this.#text(cells, field)}” is no number.`)
      numbers[field] = text === '' ? null : text
    }
    return this.#lotOf(cells, numbers)
  }

  #lotOf(cells: readonly string[], { quantity, proceeds, costBasis, costPerShare, gain }: Numbers): Verdict {
    const symbol = readSymbol(this.#at.has('symbol') ? this.#text(cells, 'symbol') : (this.#symbol ?? ''))
    if ('reason' in symbol) return this.#error('symbol', symbol.reason)
    if (symbol.text === null) return this.#error('symbol', 'The lot has no symbol.')
    if (quantity === null) return this.#error('quantity', 'The lot has no quantity.')
    // "Various" and "N/A" stand where a lot has no day of its own.
    const opened = readDay(this.#text(cells, 'opened'), 'mdy')
    const closed = this.#profile.kind === 'open' ? null : readDay(this.#text(cells, 'closed'), 'mdy')
    if (this.#profile.kind === 'closed' && closed === null) return this.#error('closed', `“${this.#text(cells, 'closed')}” is no day.`)
    const cost = costBasis ?? (costPerShare === null ? null : decimalText(new Exact(quantity).times(costPerShare)))
    const { kind, currency } = this.#profile
    return { kind, symbol: symbol.text, opened, closed, quantity, proceeds, costBasis: cost, gain: gain ?? gainOf(proceeds, cost), currency }
  }

  #takeText(text: string): Verdict {
    this.#account = inTitles(this.#profile.accountTitles, [text]) ?? this.#account
    if (this.#profile.symbolTitle !== undefined) this.#symbol = inTitles([this.#profile.symbolTitle], [text]) ?? this.#symbol
    return { status: 'ignored', reason: 'Text beside the table, not a row of it.', column: null }
  }

  #text(cells: readonly string[], field: RealisedField): string {
    const at = this.#at.get(field)
    return at === undefined ? '' : cleanCell(cells[at] ?? '')
  }

  #error(field: RealisedField, reason: string): Verdict {
    const at = this.#at.get(field)
    return { status: 'error', reason, column: at === undefined ? null : cleanCell(this.#header[at] ?? '') || null }
  }
}

const gainOf = (proceeds: string | null, cost: string | null): string | null =>
  proceeds === null || cost === null ? null : decimalText(new Exact(proceeds).minus(cost))
