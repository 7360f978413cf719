import type { RecordValue } from '../../store/dated-records.ts'
import type { RawRecord, RecordSink } from '../broker/read-records.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { makeRecords, type RecordContext, type RowCells } from './make-records.ts'
import { readCell } from './read-cell.ts'
import { heldRow, type RecordRow } from './record-row.ts'
import type { RecordColumn } from './record-layout.ts'

/** More characters than any number has. */
const LONGEST_NUMBER = 200
/** A time of day with nothing behind it. */
const WITHOUT_OFFSET = /\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?$/

type CellsOrReason = RowCells | { readonly reason: string; readonly column: string }

/** Takes the rows below the header of one layout and makes their records. */
export class RecordRows implements RecordSink {
  readonly rows: RecordRow[] = []
  readonly width: number
  /** How many rows leave a column of numbers blank that could be filled. */
  readonly blanks = new Map<string, number>()
  /** Rows with a time of day that does not say where it was read. */
  naiveTimes = 0
  readonly #context: RecordContext
  readonly #constants: Readonly<Record<string, string>>
  /** Why no row can be read yet; null = rows can be. */
  readonly #waits: string | null
  readonly #columns: readonly (readonly [field: string, column: RecordColumn, at: number])[]
  readonly #metrics: readonly (readonly [metric: string, header: string, at: number])[]

  constructor(header: readonly string[], context: RecordContext, constants: Readonly<Record<string, string>>, waits: string | null) {
    this.width = header.length
    this.#context = context
    this.#constants = constants
    this.#waits = waits
    const { columns, metrics } = context.layout
    this.#columns = Object.entries(columns).map(([field, column]) => [field, column, header.indexOf(column.header)] as const)
    this.#metrics = Object.entries(metrics).flatMap(([name, metric]) => (header.includes(name) ? [[metric, name, header.indexOf(name)] as const] : []))
  }

  take({ cells, line, start, end }: RawRecord): void {
    const place = { line, start, end }
    if (cells.every((cell) => cleanCell(cell) === '')) return
    if (cells.length > this.width && cells.slice(this.width).some((cell) => cleanCell(cell) !== '')) {
      this.rows.push(heldRow(place, 'error', `The row has ${cells.length} cells, more than the header.`))
      return
    }
    const read = this.#read(cells)
    if ('reason' in read) this.rows.push(heldRow(place, 'error', read.reason, read.column))
    else if (this.#waits === null) this.rows.push(this.#rowOf(place, read))
    else this.rows.push(heldRow(place, 'review', this.#waits))
  }

  takeOpenQuote(place: Omit<RawRecord, 'cells'>): void {
    this.rows.push(heldRow(place, 'error', 'A quotation mark is opened on this line and not closed: the line is cut, or a mark inside a text is not doubled.'))
  }

  #rowOf(place: Pick<RecordRow, 'line' | 'start' | 'end'>, cells: RowCells): RecordRow {
    const made = makeRecords(cells, this.#context)
    if ('reason' in made) {
      const column = made.field === null ? null : (this.#context.layout.columns[made.field]?.header ?? null)
      return heldRow(place, made.waits === true ? 'review' : 'error', made.reason, column)
    }
    if (made.records.length === 0) return heldRow(place, 'ignored', 'The row states nothing.')
    return { ...place, status: 'new', reason: '', column: null, records: made.records, known: 'unknown' }
  }

  #read(cells: readonly string[]): CellsOrReason {
    const values: Record<string, RecordValue> = { ...this.#constants }
    const symbols: Record<string, readonly string[]> = {}
    let isNaive = false
    for (const [field, column, at] of this.#columns) {
      const text = at < 0 ? '' : cleanCell(cells[at] ?? '')
      const reading = readCell(text, column)
      if ('reason' in reading) return { reason: reading.reason, column: column.header }
      if ('symbols' in reading) symbols[field] = reading.symbols
      else if (reading.value === null && column.isRequired) return { reason: `${column.header} is blank.`, column: column.header }
      else {
        values[field] = reading.value
        if (reading.value === null && column.reads === 'number' && at >= 0) this.#countBlank(column.header)
        if (column.reads === 'moment' && WITHOUT_OFFSET.test(text)) isNaive = true
      }
    }
    if (isNaive) this.naiveTimes += 1
    const metrics: (readonly [string, number])[] = []
    for (const [metric, header, at] of this.#metrics) {
      const text = cleanCell(cells[at] ?? '')
      const reading = readCell(text, { header, reads: /^(?:true|false)$/i.test(text) ? 'flag' : 'number', isRequired: false, longest: LONGEST_NUMBER })
      if ('reason' in reading) return { reason: reading.reason, column: header }
      if ('value' in reading && typeof reading.value === 'number') metrics.push([metric, reading.value])
      else this.#countBlank(header)
    }
    return { values, symbols, metrics }
  }

  #countBlank(header: string): void {
    this.blanks.set(header, (this.blanks.get(header) ?? 0) + 1)
  }
}
