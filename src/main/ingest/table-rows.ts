import type { ImportRow, RowCounts, RowStatus } from '#contract/schemas/imports.ts'
import type { WriteDb } from '../store/handles.ts'
import { insertRawRow } from '../store/raw-rows.ts'
import { rawText } from './broker/raw-text.ts'

/** One row of a table: where it lies in the file's text and what was found of it. */
export interface TableRow {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly status: RowStatus
  readonly reason: string
  readonly column: string | null
}

/** Rows between two looks at the cancel flag. */
const SLICE_ROWS = 500

/** The rows of a staged table in file order, their text as slices of the file's bytes: counted, listed and kept in one way for every family. */
export class TableRows<Row extends TableRow> {
  /** Counts of every status; they add up to the rows read, so no row is in none of them. */
  readonly counts: RowCounts
  #rows: readonly Row[]
  #bytes: Buffer

  /** @param bytes UTF-8 text of the file */
  constructor(rows: readonly Row[], bytes: Buffer) {
    this.#rows = rows
    this.#bytes = bytes
    const counts = { read: rows.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
    for (const { status } of rows) counts[status] += 1
    this.counts = counts
  }

  get all(): readonly Row[] {
    return this.#rows
  }

  *problems(): Iterable<ImportRow> {
    for (const row of this.#rows) if (row.status !== 'new' && row.status !== 'known') yield this.#importRow(row)
  }

  *everyRow(): Iterable<ImportRow> {
    for (const row of this.#rows) yield this.#importRow(row)
  }

  /** Stores each row by `store`, which answers the symbol and session it was found to be of, and keeps its text with them. */
  store(
    db: WriteDb,
    fileId: number,
    checkCancelled: () => void,
    store: (row: Row) => { readonly symbol: string | null; readonly session: string | null },
  ): void {
    for (const [index, row] of this.#rows.entries()) {
      if (index % SLICE_ROWS === 0) checkCancelled()
      const { symbol, session } = store(row)
      const { line, status, reason, column } = row
      insertRawRow(db, fileId, { line, status, reason, column, symbol, session, raw: this.#rawText(row) })
    }
  }

  dispose(): void {
    this.#rows = []
    this.#bytes = Buffer.alloc(0)
  }

  #importRow(row: Row): ImportRow {
    const { line, status, reason, column } = row
    return { line, ...(column === null ? {} : { column }), status, reason, raw: this.#rawText(row) }
  }

  #rawText({ start, end }: Row): string {
    return rawText(this.#bytes, start, end)
  }
}
