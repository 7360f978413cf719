import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { ensureAccount } from '../../store/accounts.ts'
import type { WriteDb } from '../../store/handles.ts'
import { insertRawRow } from '../../store/raw-rows.ts'
import { addRealisedLot } from '../../store/realised-lots.ts'
import { rawText } from '../broker/raw-text.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import type { RealisedRow } from './realised-sink.ts'

/** Rows between two looks at the cancel flag. */
const SLICE_ROWS = 500

/** Everything a staged file of lots answers, worked out by `stageRealised`. */
export interface StagedRealisedContent {
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
  readonly realisedRows: readonly RealisedRow[]
  readonly nowAtMs: number
}

/** A broker's own reckoning of lots, read and judged. */
export class StagedRealisedFile implements StagedFile {
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
  readonly #rows: readonly RealisedRow[]
  readonly #nowAtMs: number
  #bytes: Buffer

  constructor(content: StagedRealisedContent) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.account = content.account
    this.accounts = content.accounts
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#rows = content.realisedRows
    this.#nowAtMs = content.nowAtMs
    this.#bytes = content.bytes
    this.rows = countRows(content.realisedRows)
    const lots = this.rows.new + this.rows.known
    this.byKind = lots === 0 ? {} : { realised: lots }
    this.symbols = [...new Set(content.realisedRows.flatMap(({ lot }) => (lot === null ? [] : [lot.symbol])))].sort()
  }

  /** The lots this file will store, for files staged after it. */
  get newLots(): readonly RealisedRow[] {
    return this.#rows.filter(({ lot, status }) => lot !== null && status === 'new')
  }

  *problems(): Iterable<ImportRow> {
    for (const row of this.#rows) if (row.status !== 'new' && row.status !== 'known') yield this.#importRow(row)
  }

  *everyRow(): Iterable<ImportRow> {
    for (const row of this.#rows) yield this.#importRow(row)
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const accounts = new Set<string>()
    for (const [index, row] of this.#rows.entries()) {
      if (index % SLICE_ROWS === 0) checkCancelled()
      const { line, status, reason, column, account, lot } = row
      if (lot !== null && account !== null) {
        ensureAccount(db, account, this.#nowAtMs)
        accounts.add(account)
        addRealisedLot(db, { ...lot, account }, row, { batchFileId: fileId, line })
      }
      insertRawRow(db, fileId, {
        line,
        status,
        reason,
        column,
        symbol: lot?.symbol ?? null,
        session: lot?.closed ?? lot?.opened ?? null,
        raw: this.#rawText(row),
      })
    }
    for (const account of accounts) touch('account', account)
  }

  dispose(): void {
    this.#bytes = Buffer.alloc(0)
  }

  #importRow(row: RealisedRow): ImportRow {
    const { line, status, reason, column } = row
    return { line, ...(column === null ? {} : { column }), status, reason, raw: this.#rawText(row) }
  }

  #rawText({ start, end }: RealisedRow): string {
    return rawText(this.#bytes, start, end)
  }
}

function countRows(rows: readonly RealisedRow[]): RowCounts {
  const counts = { read: rows.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const { status } of rows) counts[status] += 1
  return counts
}
