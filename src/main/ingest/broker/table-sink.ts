import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { Profile } from '../profile.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'
import type { PrintedTotal } from './parsed-file.ts'
import type { RawRecord, RecordSink } from './read-records.ts'
import { RunningSum } from './running-sum.ts'
import { type FileFacts, RowReader } from './row-reader.ts'
import { type StagedRow, stageRow } from './staged-row.ts'
import { levelColumn, TradeLevels } from './trade-levels.ts'

type TableProfile = Extract<NonNullable<Profile['reads']>, { shape: 'table' }>

/** The word by which a row without a date says that it is a sum. */
const TOTAL = /^(?:grand |account )?totals?:?$/i
const totalRow = heldBack('ignored', 'A total of the table, not a row of it.')

/** Longer tables are refused: a trader's history has thousands of rows, and each is kept with its raw text. */
export const ROW_LIMIT = 1_000_000

/** Takes the records of a table below one header: data, repeated headers, footers and the prose below. */
export class TableSink implements RecordSink {
  readonly rows: StagedRow[] = []
  readonly #facts: FileFacts
  readonly #table: TableProfile
  readonly #hasNul: boolean
  #reader: RowReader | null = null
  readonly #levels = new TradeLevels()
  #levelCell = -1
  #headerText = ''
  #headerStart = ''
  #isBehindFooter = false
  #total: { readonly line: number; readonly printed: string } | null = null
  readonly #sum = new RunningSum()

  constructor(facts: FileFacts, table: TableProfile, hasNul: boolean) {
    this.#facts = facts
    this.#table = table
    this.#hasNul = hasNul
  }

  get width(): number | null {
    return this.#reader?.columns.width ?? null
  }

  get totals(): readonly PrintedTotal[] {
    return this.#total === null ? [] : [{ of: '', line: this.#total.line, printed: this.#total.printed, sum: this.#sum.text }]
  }

  take({ cells, line, start, end }: RawRecord): void {
    if (this.#reader === null) {
      this.#reader = new RowReader(this.#facts, this.#table.row, cells)
      this.#levelCell = levelColumn(cells, this.#table.levels)
      this.#headerText = headerText(cells)
      this.#headerStart = cleanCell(cells[0] ?? '')
      return
    }
    if (isBlank(cells) || this.#isRepeatedHeader(cells)) return
    const row = stageRow(line, start, end, this.#judge(this.#reader, cells, line))
    this.rows.push(row)
    this.#levels.take(row, cells, this.#levelCell, this.#table.levels, '')
  }

  finish(): void {
    this.#levels.finish()
  }

  takeOpenQuote({ line, start, end }: Omit<RawRecord, 'cells'>): void {
    this.rows.push(stageRow(line, start, end, openQuote))
  }

  #judge(reader: RowReader, cells: readonly string[], line: number): RowVerdict {
    const first = cleanCell(cells[0] ?? '')
    if (this.#table.footers.some((footer) => footer.test(first))) {
      this.#isBehindFooter = true
      if (this.#table.totalFooter?.test(first) === true) this.#takeTotal(reader, cells, line)
      return heldBack('ignored', 'A line below the table, not a row of it.')
    }
    if (this.#table.hasProse && isProse(cells)) {
      return heldBack('ignored', 'Text below the table, not a row of it.')
    }
    if (this.#hasNul && cells.some((cell) => cell.includes('\u0000'))) return nulVerdict
    const verdict = this.#levels.judge(cells, this.#levelCell, this.#table.levels) ?? reader.read(cells)
    if (this.#table.totalFooter !== undefined) this.#addToSum(reader, cells, verdict)
    if (verdict.status === 'error' && reader.text(cells, 'date') === '' && cells.some((cell) => TOTAL.test(cleanCell(cell)))) return totalRow
    const isProseBelow = this.#isBehindFooter && verdict.status === 'error' && !/^\d/.test(first)
    return isProseBelow ? heldBack('ignored', 'Text below the table, not a row of it.') : verdict
  }

  /** The total is over every row, also over those that are held back. */
  #addToSum(reader: RowReader, cells: readonly string[], verdict: RowVerdict): void {
    if (verdict.status === 'record' && this.#table.row.amountIs === 'net') this.#sum.add(verdict.record.amount ?? '')
    else this.#sum.add(readDecimal(reader.text(cells, 'amount'), this.#facts.profile.decimalMark))
  }

  /** Some exports print the total one cell further: the last filled cell is the amount. */
  #takeTotal(reader: RowReader, cells: readonly string[], line: number): void {
    const text = reader.text(cells, 'amount') || (cells.map(cleanCell).findLast((cell) => cell !== '') ?? '')
    const printed = readDecimal(text, this.#facts.profile.decimalMark)
    if (printed !== null && printed !== '') this.#total = { line, printed }
  }

  /** The header again, as it is printed above every account or year of a joined export. */
  #isRepeatedHeader(cells: readonly string[]): boolean {
    return cells.length > 1 && cleanCell(cells[0] ?? '') === this.#headerStart && headerText(cells) === this.#headerText
  }
}

export const openQuote = heldBack('error', 'A quotation mark is opened on this line and not closed: the line is cut, or a mark inside a text is not doubled.')
export const nulVerdict = heldBack('error', 'The row contains the character NUL, which no text has.')

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cleanCell(cell) === '')

/**
 * Prose below a table: words in the first cell alone or a long text alone in any other cell,
 * where an export fills the cells before it with nothing.
 */
export function isProse(cells: readonly string[]): boolean {
  let only = -1
  for (const [index, cell] of cells.entries()) {
    if (cleanCell(cell) === '') continue
    if (only >= 0) return false
    only = index
  }
  return only === 0 || (only > 0 && (cells[only] ?? '').length >= LEAST_PROSE)
}

/** Shorter texts alone in a row are values of a column. */
const LEAST_PROSE = 40

/** Header cells without the empty ones at the end, as one text. */
function headerText(cells: readonly string[]): string {
  const names = cells.map(headerCell)
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1).join('\n')
}
