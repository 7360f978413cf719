import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { addRecord, type DatedRecord, type RecordValues } from '../../store/dated-records.ts'
import type { WriteDb } from '../../store/handles.ts'
import type { RecordFamilyName } from '../../store/record-families.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import { TableRows } from '../table-rows.ts'
import { isListing } from './is-listing.ts'
import type { RecordRow } from './record-row.ts'
import { stateMember } from './state-member.ts'

/** Everything a staged file of records answers, worked out by `stageRecords`. */
export interface StagedRecords {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly family: RecordFamilyName
  /** Whether the names of a universe are shares of companies. */
  readonly namesShares: boolean
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  /** UTF-8 text of the file; raw rows are slices of it. */
  readonly bytes: Buffer
  readonly recordRows: readonly RecordRow[]
}

/** A file of dated records, read and judged. */
export class StagedRecordsFile implements StagedFile {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account = null
  readonly accounts: readonly string[] = []
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  readonly #table: TableRows<RecordRow>
  readonly #family: RecordFamilyName
  readonly #namesShares: boolean
  #byKey: ReadonlyMap<string, RecordValues> | undefined

  constructor(content: StagedRecords) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#table = new TableRows(content.recordRows, content.bytes)
    this.#family = content.family
    this.#namesShares = content.namesShares
    this.rows = this.#table.counts
    this.byKind = this.rows.new === 0 ? {} : { [content.family]: this.rows.new }
    this.symbols = [...new Set(content.recordRows.flatMap(({ records }) => records.flatMap(({ symbol }) => symbol ?? [])))].sort()
  }

  /** The values this file will store for a statement, for files staged after it. */
  find({ family, key }: DatedRecord): RecordValues | undefined {
    if (family !== this.#family) return undefined
    this.#byKey ??= new Map(
      this.#table.all.flatMap(({ status, records }) => (status === 'new' ? records.map((record) => [record.key, record.values] as const) : [])),
    )
    return this.#byKey.get(key)
  }

  /** The lines of its lists of a universe, known ones as well. */
  listings(): readonly DatedRecord[] {
    return this.#family === 'universe' ? this.#table.all.flatMap(({ records }) => records.filter(isListing)) : []
  }

  problems(): Iterable<ImportRow> {
    return this.#table.problems()
  }

  everyRow(): Iterable<ImportRow> {
    return this.#table.everyRow()
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const instruments = new Set<number>()
    this.#table.store(db, fileId, checkCancelled, ({ line, records, known }) => {
      for (const record of records) {
        addRecord(db, record, { batchFileId: fileId, line }, known)
        const instrument = record.family === 'universe' ? stateMember(db, record, fileId, this.#namesShares) : null
        if (instrument !== null) instruments.add(instrument)
      }
      const [first] = records
      return { symbol: first?.symbol ?? null, session: first?.day ?? null }
    })
    for (const id of instruments) touch('instrument', String(id))
  }

  dispose(): void {
    this.#table.dispose()
  }
}
