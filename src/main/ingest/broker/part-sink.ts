import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { fileHooks, type PartRow } from '../hooks/file-hooks.ts'
import type { Part, Profile } from '../profile.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'
import type { FileCheck } from './parsed-file.ts'
import type { RawRecord, RecordSink } from './read-records.ts'
import { PositionTable } from './position-table.ts'
import type { FileFacts, RowReader } from './row-reader.ts'
import { type StagedRow, stageRow } from './staged-row.ts'
import { tableReader } from './table-reader.ts'
import { isBlank, isProse, nulVerdict, openQuote } from './table-sink.ts'

type PartsProfile = Extract<NonNullable<Profile['reads']>, { shape: 'parts' }>

interface OpenPart {
  readonly name: string
  readonly reader: RowReader | PositionTable
  readonly width: number
}

/**
 * Takes the records of a file in which several tables stand below each other. A table begins with its header; where the
 * profile says so, only below its title. A title closes the table above it. What stands below a title or header that the
 * profile does not name is ignored, row by row.
 */
export class PartSink implements RecordSink {
  readonly rows: StagedRow[] = []
  readonly totals = []
  checks: readonly FileCheck[] = []
  readonly #facts: FileFacts
  readonly #profile: PartsProfile
  readonly #parts: readonly (readonly [string, Part])[]
  /** First cells that a header of one of the parts can have: a cheap look before the cells are compared. */
  readonly #headerCells: ReadonlySet<string>
  readonly #hasTitles: boolean
  readonly #hasNul: boolean
  readonly #joined: PartRow[] = []
  #title = ''
  #shownTitle = ''
  #part: OpenPart | null = null
  #hasHeader = false
  /** The first known header of the file stands below no title that is known. */
  #isUntitled = false

  constructor(facts: FileFacts, profile: PartsProfile, hasNul: boolean) {
    this.#facts = facts
    this.#profile = profile
    this.#parts = Object.entries(profile.parts)
    this.#headerCells = new Set(this.#parts.flatMap(([, { header, row }]) => [...header, ...Object.values(row?.columns ?? {}).flat()]))
    this.#hasTitles = this.#parts.some(([, { title }]) => title !== undefined)
    this.#hasNul = hasNul
  }

  get width(): number | null {
    return this.#part?.width ?? null
  }

  take({ cells, line, start, end }: RawRecord): void {
    if (isBlank(cells) || this.#openPart(cells)) return
    const isTitle = this.#takeTitle(cells)
    // The lines above the first header are the file's title, not rows of it.
    if (!this.#hasHeader) return
    const row = (verdict: RowVerdict): StagedRow => stageRow(line, start, end, verdict)
    if (isTitle) this.rows.push(row(heldBack('ignored', 'The title of a part of the file.')))
    else if (this.#part === null) this.rows.push(row(this.#strangerVerdict()))
    else if (this.#hasNul && cells.some((cell) => cell.includes('\u0000'))) this.rows.push(row(nulVerdict))
    else if (isProse(cells)) this.rows.push(row(heldBack('ignored', 'Text below the table, not a row of it.')))
    else this.#takeRow(this.#part.name, this.#part.reader, cells, row)
  }

  takeOpenQuote({ line, start, end }: Omit<RawRecord, 'cells'>): void {
    this.rows.push(stageRow(line, start, end, openQuote))
  }

  /** Runs the profile's step over all rows, when the whole file is known. */
  finish(): void {
    const { join } = this.#profile
    if (join !== undefined) this.checks = fileHooks[join](this.#joined)
  }

  #takeRow(part: string, reader: RowReader | PositionTable, cells: readonly string[], row: (verdict: RowVerdict) => StagedRow): void {
    const staged = row(reader.read(cells))
    this.rows.push(staged)
    if (this.#profile.join === undefined || reader instanceof PositionTable) return
    this.#joined.push({ part, row: staged, text: (field) => reader.text(cells, field), fees: () => reader.fees(cells) })
  }

  /** True when the record is a header: of a part that is read, or the same header again. Inside a table one look at the first cell tells a row. */
  #openPart(cells: readonly string[]): boolean {
    if (this.#part !== null && !this.#headerCells.has(headerCell(cells.find((cell) => cleanCell(cell) !== '') ?? ''))) return false
    const named = new Set(cells.map(headerCell))
    const alike = this.#parts.filter(([, { header }]) => header.every((cell) => named.has(cell)))
    const found = alike.find(([, { title }]) => title === undefined || title === this.#title)
    if (found === undefined) return this.#takeUntitled(alike.length > 0)
    const [name, rows] = found
    this.#part = { name, reader: tableReader(this.#facts, rows, cells), width: cells.length }
    this.#hasHeader = true
    return true
  }

  /** A known header before any known title, which was cut off or damaged: what its rows are cannot be told, but rows they are. */
  #takeUntitled(isKnownHeader: boolean): boolean {
    if (!isKnownHeader || this.#hasHeader) return false
    this.#hasHeader = true
    this.#isUntitled = true
    return true
  }

  /** A line of words in the first cell alone is a title where the layout has titles. */
  #takeTitle(cells: readonly string[]): boolean {
    if (!this.#hasTitles || cells.some((cell, index) => (index === 0) === (cleanCell(cell) === ''))) return false
    this.#shownTitle = cleanCell(cells[0] ?? '')
    this.#title = headerCell(this.#shownTitle.replaceAll('\u0000', ''))
    this.#part = null
    this.#isUntitled = false
    return true
  }

  #strangerVerdict(): RowVerdict {
    if (this.#isUntitled) return heldBack('review', 'The table of this row has no title that is known, so what it holds cannot be told. Export the file again.')
    return heldBack(
      'ignored',
      this.#shownTitle === '' ? 'This part of the file holds no transactions.' : `The part “${this.#shownTitle}” holds no transactions.`,
    )
  }
}
