import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { ensureAccount } from '../../store/accounts.ts'
import type { WriteDb } from '../../store/handles.ts'
import { addRealisedLot, noteLotDay } from '../../store/realised-lots.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import { TableRows } from '../table-rows.ts'
import type { RealisedRow } from './realised-sink.ts'

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
  /** Of open lots: the last day whose trades the file has in it; null = it does not say. */
  readonly coveredThrough: string | null
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
  readonly #table: TableRows<RealisedRow>
  readonly #nowAtMs: number
  readonly #coveredThrough: string | null

  constructor(content: StagedRealisedContent) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.account = content.account
    this.accounts = content.accounts
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#table = new TableRows(content.realisedRows, content.bytes)
    this.#nowAtMs = content.nowAtMs
    this.#coveredThrough = content.coveredThrough
    this.rows = this.#table.counts
    const lots = this.rows.new + this.rows.known
    this.byKind = lots === 0 ? {} : { realised: lots }
    this.symbols = [...new Set(content.realisedRows.flatMap(({ lot }) => (lot === null ? [] : [lot.symbol])))].sort()
  }

  /** The lots this file will store, for files staged after it. */
  get newLots(): readonly RealisedRow[] {
    return this.#table.all.filter(({ lot, status }) => lot !== null && status === 'new')
  }

  problems(): Iterable<ImportRow> {
    return this.#table.problems()
  }

  everyRow(): Iterable<ImportRow> {
    return this.#table.everyRow()
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const accounts = new Set<string>()
    this.#table.store(db, fileId, checkCancelled, (row) => {
      const { line, account, lot } = row
      if (lot !== null && account !== null) {
        ensureAccount(db, account, this.#nowAtMs)
        accounts.add(account)
        addRealisedLot(db, { ...lot, account }, row, { batchFileId: fileId, line })
      }
      return { symbol: lot?.symbol ?? null, session: lot?.closed ?? lot?.opened ?? null }
    })
    if (this.#coveredThrough !== null) noteLotDay(db, fileId, this.#coveredThrough)
    for (const account of accounts) touch('account', account)
  }

  dispose(): void {
    this.#table.dispose()
  }
}
