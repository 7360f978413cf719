import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { Profile, Section } from '../profile.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'
import type { PrintedTotal } from './parsed-file.ts'
import type { RawRecord, RecordSink } from './read-records.ts'
import { PositionTable } from './position-table.ts'
import type { FileFacts, RowReader } from './row-reader.ts'
import { RunningSum } from './running-sum.ts'
import { type StagedRow, stageRow } from './staged-row.ts'
import { tableReader } from './table-reader.ts'
import { isBlank, nulVerdict, openQuote } from './table-sink.ts'
import { levelColumn, TradeLevels } from './trade-levels.ts'

type SectionedProfile = Extract<NonNullable<Profile['reads']>, { shape: 'sectioned' }>

const SECTION_CELL = 0
const TYPE_CELL = 1
const FIRST_DATA_CELL = 2

interface OpenSection {
  readonly name: string
  readonly section: Section
  readonly reader: RowReader | PositionTable
  readonly levelCell: number
}

/** Takes the records of a file whose every line names its section and whether it is a header, data or a total. */
export class SectionSink implements RecordSink {
  readonly rows: StagedRow[] = []
  readonly totals: PrintedTotal[] = []
  account: string | null = null
  #currency: string | null = null
  readonly #facts: FileFacts
  readonly #profile: SectionedProfile
  readonly #hasNul: boolean
  readonly #open = new Map<string, OpenSection>()
  /** Sums of the amounts since the last total of each section. */
  readonly #sums = new Map<string, RunningSum>()
  readonly #levels = new TradeLevels()
  #lastWidth: number | null = null
  #hasHeader = false

  constructor(facts: FileFacts, profile: SectionedProfile, hasNul: boolean) {
    this.#facts = facts
    this.#profile = profile
    this.#hasNul = hasNul
  }

  get width(): number | null {
    return this.#lastWidth
  }

  take(record: RawRecord): void {
    const { cells, line, start, end } = record
    if (isBlank(cells)) return
    const name = headerCell(cells[SECTION_CELL] ?? '')
    const type = headerCell(cells[TYPE_CELL] ?? '')
    this.#readStatements(name, cells)
    if (type === 'header') {
      this.#openSection(name, cells)
      return
    }
    // The lines above the first header are the file's title, not rows of it.
    if (!this.#hasHeader) return
    this.rows.push(stageRow(line, start, end, this.#judge(name, type, cells, line)))
    const last = this.rows.at(-1)
    const open = this.#open.get(name)
    if (last !== undefined && open !== undefined) this.#levels.take(last, cells, open.levelCell, open.section.levels, name)
  }

  takeOpenQuote({ line, start, end }: Omit<RawRecord, 'cells'>): void {
    this.rows.push(stageRow(line, start, end, openQuote))
  }

  finish(): void {
    this.#levels.finish()
  }

  #openSection(name: string, cells: readonly string[]): void {
    this.#hasHeader = true
    this.#lastWidth = cells.length
    const section = this.#profile.sections[name]
    if (section === undefined) return
    const facts = this.#currency === null ? this.#facts : { ...this.#facts, currency: this.#currency }
    const levelCell = levelColumn(cells, section.levels)
    this.#open.set(name, { name, section, reader: tableReader(facts, section, cells), levelCell })
  }

  #judge(name: string, type: string, cells: readonly string[], line: number): RowVerdict {
    const shownName = cleanCell(cells[SECTION_CELL] ?? '')
    const open = this.#open.get(name)
    if (open === undefined) return heldBack('ignored', `The section “${shownName}” holds no transactions.`)
    const isTotal = headerCell(cells[FIRST_DATA_CELL] ?? '').startsWith('total')
    if (type !== 'data' || isTotal) {
      if (type === 'data') this.#takeTotal(open, cells, line)
      return heldBack('ignored', `A total of the section “${shownName}”, not a row of it.`)
    }
    const repeated = this.#levels.judge(cells, open.levelCell, open.section.levels)
    if (repeated !== null) return repeated
    if (this.#hasNul && cells.some((cell) => cell.includes('\u0000'))) return nulVerdict
    if (open.reader instanceof PositionTable) return open.reader.read(cells)
    this.#sumOf(name).add(readDecimal(open.reader.text(cells, 'amount'), this.#facts.profile.decimalMark))
    return open.reader.read(cells)
  }

  /** A plain "Total" is over the rows of the section so far; "Total in USD" and the like convert currencies and prove nothing. */
  #takeTotal({ name, reader, section }: OpenSection, cells: readonly string[], line: number): void {
    if (headerCell(cells[FIRST_DATA_CELL] ?? '') !== 'total' || section.row?.amountIs !== 'net' || reader instanceof PositionTable) return
    const printed = readDecimal(reader.text(cells, 'amount'), this.#facts.profile.decimalMark)
    if (printed !== null && printed !== '') this.totals.push({ of: cleanCell(cells[SECTION_CELL] ?? ''), line, printed, sum: this.#sumOf(name).text })
    this.#sums.delete(name)
  }

  #sumOf(section: string): RunningSum {
    const known = this.#sums.get(section)
    if (known !== undefined) return known
    const sum = new RunningSum()
    this.#sums.set(section, sum)
    return sum
  }

  /** The file's statements about itself: its account, and the currency of amounts that name none. */
  #readStatements(section: string, cells: readonly string[]): void {
    const { account, currency } = this.#profile
    const label = headerCell(cells[FIRST_DATA_CELL] ?? '')
    const text = cleanCell(cells[FIRST_DATA_CELL + 1] ?? '')
    if (text === '') return
    if (section === account?.section && label === account.label) this.account = text
    if (section === currency?.section && label === currency.label) this.#currency = text.toUpperCase()
  }
}
