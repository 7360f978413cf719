import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import type { WriteDb } from '../../store/handles.ts'
import { insertRawRow } from '../../store/raw-rows.ts'
import { rawText } from '../broker/raw-text.ts'
import { decimalText, Exact } from '../cells/exact.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import type { WithPositions } from './position-row.ts'
import type { FilePositionRow, PrintedTable } from './position-sink.ts'
import type { PrintedValues } from './statement-values.ts'
import { storePositions } from './store-positions.ts'

/** Rows between two looks at the cancel flag. */
const SLICE_ROWS = 500

/** Everything a staged file of positions answers, worked out by `stagePositions`. */
export interface StagedPositionsContent {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  /** UTF-8 text of the file; raw rows are slices of it. */
  readonly bytes: Buffer
  readonly positionRows: readonly FilePositionRow[]
  readonly printed: ReadonlyMap<string, PrintedTable>
  /** The account the user named for all lines. */
  readonly givenAccount: string | null
  readonly nowAtMs: number
}

/** A file of positions, read and judged. */
export class StagedPositionsFile implements StagedFile, WithPositions {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  readonly #content: StagedPositionsContent
  #bytes: Buffer

  constructor(content: StagedPositionsContent) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.account = content.account
    this.accounts = content.accounts
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#content = content
    this.#bytes = content.bytes
    this.rows = countRows(content.positionRows)
    const positions = this.rows.new + this.rows.known
    this.byKind = positions === 0 ? {} : { position: positions }
    this.symbols = symbolsOf(content.positionRows)
  }

  get positionRows(): readonly FilePositionRow[] {
    return this.#content.positionRows
  }

  *problems(): Iterable<ImportRow> {
    for (const row of this.positionRows) if (row.status !== 'new' && row.status !== 'known') yield this.#importRow(row)
  }

  *everyRow(): Iterable<ImportRow> {
    for (const row of this.positionRows) yield this.#importRow(row)
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    checkCancelled()
    const accounts = storePositions(db, this.positionRows, { fileId, nowAtMs: this.#content.nowAtMs }, this.#printed())
    for (const [index, row] of this.positionRows.entries()) {
      if (index % SLICE_ROWS === 0) checkCancelled()
      const { line, status, reason, column, position } = row
      insertRawRow(db, fileId, {
        line,
        status,
        reason,
        column,
        symbol: position?.figures.symbol ?? null,
        session: position?.asOf ?? null,
        raw: this.#rawText(row),
      })
    }
    for (const account of accounts) touch('account', account)
  }

  dispose(): void {
    this.#bytes = Buffer.alloc(0)
  }

  /** What the file prints of each account as a whole; where the user named one account for several, no total is that account's. */
  #printed(): ReadonlyMap<string, PrintedValues> {
    const { printed, givenAccount, account } = this.#content
    const tables = [...printed]
    if (givenAccount !== null && tables.length > 1) return new Map()
    return new Map(
      tables.map(([name, { total, pending }]) => [
        givenAccount ?? (name === '' ? (account ?? '') : name),
        { total, pending: decimalText(pending.reduce((sum, value) => sum.plus(value), new Exact(0))) },
      ]),
    )
  }

  #importRow(row: FilePositionRow): ImportRow {
    const { line, status, reason, column } = row
    return { line, ...(column === null ? {} : { column }), status, reason, raw: this.#rawText(row) }
  }

  #rawText({ start, end }: FilePositionRow): string {
    return rawText(this.#bytes, start, end)
  }
}

/** Counts of every status. That they add up to the rows read is asserted: a row that is in none of them would be lost. */
function countRows(rows: readonly FilePositionRow[]): RowCounts {
  const counts = { read: rows.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const { status } of rows) counts[status] += 1
  return counts
}

function symbolsOf(rows: readonly FilePositionRow[]): readonly string[] {
  const symbols = new Set<string>()
  for (const { position } of rows)
    if (position !== null && position.figures.kind === 'share' && position.figures.symbol !== null) symbols.add(position.figures.symbol)
  return [...symbols].sort()
}
