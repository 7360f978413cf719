import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { accountNumberIn } from '../cells/account-number.ts'
import type { RawRecord, RecordSink } from '../broker/read-records.ts'
import type { AccountValue } from './account-value.ts'
import { OwnPositionReader, type OwnVerdict } from './own-position-reader.ts'
import type { PositionProfile } from './position-profile.ts'
import { PositionReader, type PositionVerdict } from './position-reader.ts'
import type { PositionRow } from './position-row.ts'
import { type Moment, printedMoment } from './printed-moment.ts'

/** A line of the file with the place of its text in the file's bytes. */
export interface FilePositionRow extends PositionRow {
  readonly start: number
  readonly end: number
  /** What the line says of its account as a whole; null where it says what is held. */
  readonly accountValue: AccountValue | null
}

/** What is printed beside the lines of a table, by the account the table is of ('' = the file names none). */
export interface PrintedTable {
  total: string | null
  pending: string[]
  /** What a summary above the positions says the account is worth. */
  worth: string | null
}

/** Takes the records of a file of positions: tables with titles between them, totals, a summary, and the moment above or below. */
export class PositionSink implements RecordSink {
  readonly rows: FilePositionRow[] = []
  readonly printed = new Map<string, PrintedTable>()
  moment: Moment | null = null
  readonly #profile: PositionProfile
  readonly #hasNul: boolean
  #reader: PositionReader | OwnPositionReader | null = null
  /** Column of the summary's account and of its value, while its table is read. */
  #summary: { readonly account: number; readonly value: number } | null = null
  #account: string | null

  constructor(profile: PositionProfile, titles: readonly string[], hasNul: boolean) {
    this.#profile = profile
    this.#hasNul = hasNul
    this.#account = accountOfTitles(profile, titles)
    for (const title of titles) this.#readMoment(title)
  }

  get width(): number | null {
    return this.#reader?.width ?? null
  }

  take({ cells, line, start, end }: RawRecord): void {
    if (cells.every((cell) => cleanCell(cell) === '')) return
    if (this.#openTable(cells)) return
    const row = { line, start, end, column: null, account: null, position: null, accountValue: null }
    const verdict = this.#judge(cells)
    if (verdict.status === 'value') this.rows.push({ ...row, status: 'new', reason: '', account: verdict.accountText, accountValue: verdict.value })
    else if (verdict.status !== 'position') this.rows.push({ ...row, status: verdict.status, reason: verdict.reason, column: verdict.column })
    else this.rows.push({ ...row, status: 'new', reason: '', account: this.#accountOf(verdict), position: verdict.position })
  }

  takeOpenQuote({ line, start, end }: Omit<RawRecord, 'cells'>): void {
    const reason = 'A quotation mark is opened on this line and not closed: the line is cut, or a mark inside a text is not doubled.'
    this.rows.push({ line, start, end, status: 'error', reason, column: null, account: null, position: null, accountValue: null })
  }

  /** True when the record is a header: of positions, or of the summary above them. */
  #openTable(cells: readonly string[]): boolean {
    const names = cells.map(headerCell)
    const { summary } = this.#profile
    if (isPositionHeader(this.#profile, cells, names)) {
      this.#reader = new (this.#profile.isOwnExport ? OwnPositionReader : PositionReader)(this.#profile.reading, cells)
      this.#summary = null
      return true
    }
    if (summary === undefined || !names.includes(summary.account) || !names.includes(summary.value)) return false
    this.#summary = { account: names.indexOf(summary.account), value: names.indexOf(summary.value) }
    return true
  }

  #judge(cells: readonly string[]): OwnVerdict {
    const first = cleanCell(cells[0] ?? '')
    if (first !== '' && cells.every((cell, index) => index === 0 || cleanCell(cell) === '')) return this.#takeText(first)
    if (this.#hasNul && cells.some((cell) => cell.includes('\u0000'))) {
      return { status: 'error', reason: 'The row contains the character NUL, which no text has.', column: null }
    }
    if (this.#summary !== null) return this.#takeSummary(cells, this.#summary)
    if (this.#reader === null) return ignored('A line above the table, not a row of it.')
    const verdict = this.#reader.read(cells)
    if (verdict.status === 'ignored' && verdict.total !== undefined) this.#printedOf(this.#account ?? '').total = verdict.total
    if (verdict.status === 'ignored' && verdict.pending !== undefined) this.#printedOf(accountNumberIn(first) ?? first).pending.push(verdict.pending)
    return verdict
  }

  /** One cell alone names the account of the table below it, or says when the file was made; anything else is prose. */
  #takeText(text: string): PositionVerdict {
    if (this.moment === null && this.#readMoment(text)) return ignored('It says when the file was made.')
    const account = accountOfTitles(this.#profile, [text])
    if (account === null) return ignored('Text beside the table, not a row of it.')
    this.#account = account
    return ignored('It names the account of the table below.')
  }

  #takeSummary(cells: readonly string[], { account, value }: { readonly account: number; readonly value: number }): PositionVerdict {
    const text = cleanCell(cells[account] ?? '')
    this.#account = accountNumberIn(text) ?? text
    const worth = readDecimal(cleanCell(cells[value] ?? ''), this.#profile.reading.decimalMark) || null
    if (worth !== null) this.#printedOf(this.#account).worth = worth
    return ignored('What the account is worth, not a position.')
  }

  #accountOf({ position }: PositionVerdict & { status: 'position' }): string | null {
    const text = position.accountText
    if (text === null) return this.#account
    return this.#profile.isOwnExport ? text : (accountNumberIn(text) ?? text)
  }

  #printedOf(account: string): PrintedTable {
    const known = this.printed.get(account)
    if (known !== undefined) return known
    const table: PrintedTable = { total: null, pending: [], worth: null }
    this.printed.set(account, table)
    return table
  }

  #readMoment(text: string): boolean {
    const found = this.#profile.asOf?.exec(text)?.[1]
    const moment = found === undefined ? null : printedMoment(found)
    this.moment ??= moment
    return moment !== null
  }
}

const ignored = (reason: string): PositionVerdict => ({ status: 'ignored', reason, column: null })

/** True when the cells are the header of the profile's positions. */
export function isPositionHeader({ exact, headers }: PositionProfile, cells: readonly string[], names: readonly string[]): boolean {
  if (exact !== undefined) return cells.length === exact.length && exact.every((cell, index) => cleanCell(cells[index] ?? '') === cell)
  return headers.some((wanted) => wanted.every((cell) => names.includes(cell)))
}

function accountOfTitles({ accountTitles }: PositionProfile, titles: readonly string[]): string | null {
  for (const pattern of accountTitles) {
    for (const title of titles) {
      const found = pattern.exec(title)?.[1]?.trim()
      if (found !== undefined && found !== '') return found
    }
  }
  return null
}
