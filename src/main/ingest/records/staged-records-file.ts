import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { addRecord, type DatedRecord, type RecordValues } from '../../store/dated-records.ts'
import type { WriteDb } from '../../store/handles.ts'
import { insertRawRow } from '../../store/raw-rows.ts'
import type { RecordFamilyName } from '../../store/record-families.ts'
import { rawText } from '../broker/raw-text.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import type { RecordRow } from './record-row.ts'
import { stateMember } from './state-member.ts'

const SLICE_ROWS = 500

/** Everything a staged file of records answers, worked out by `stageRecords`. */
export interface StagedRecords {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly family: RecordFamilyName
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
  readonly checks: StagedFile['checks'] = []
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  readonly #rows: readonly RecordRow[]
  readonly #family: RecordFamilyName
  #byKey: ReadonlyMap<string, RecordValues> | undefined
  #bytes: Buffer

  constructor(content: StagedRecords) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#rows = content.recordRows
    this.#family = content.family
    this.#bytes = content.bytes
    this.rows = countRows(content.recordRows)
    this.byKind = this.rows.new === 0 ? {} : { [content.family]: this.rows.new }
    this.symbols = [...new Set(content.recordRows.flatMap(({ records }) => records.flatMap(({ symbol }) => symbol ?? [])))].sort()
  }

  /** The values this file will store for a statement, for files staged after it. */
  find({ family, key }: DatedRecord): RecordValues | undefined {
    if (family !== this.#family) return undefined
    this.#byKey ??= new Map(
      this.#rows.flatMap(({ status, records }) => (status === 'new' ? records.map((record) => [record.key, record.values] as const) : [])),
    )
    return this.#byKey.get(key)
  }

  *problems(): Iterable<ImportRow> {
    for (const row of this.#rows) if (row.status !== 'new' && row.status !== 'known') yield this.#importRow(row)
  }

  *everyRow(): Iterable<ImportRow> {
    for (const row of this.#rows) yield this.#importRow(row)
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const instruments = new Set<number>()
    for (const [index, row] of this.#rows.entries()) {
      if (index % SLICE_ROWS === 0) checkCancelled()
      const { line, status, reason, column, records } = row
      for (const record of records) {
        addRecord(db, record, { batchFileId: fileId, line }, row.isTaken)
        const instrument = record.family === 'universe' ? stateMember(db, record, fileId) : null
        if (instrument !== null) instruments.add(instrument)
      }
      const [first] = records
      insertRawRow(db, fileId, { line, status, reason, column, symbol: first?.symbol ?? null, session: first?.day ?? null, raw: this.#rawText(row) })
    }
    for (const id of instruments) touch('instrument', String(id))
  }

  dispose(): void {
    this.#bytes = Buffer.alloc(0)
  }

  #importRow(row: RecordRow): ImportRow {
    const { line, status, reason, column } = row
    return { line, ...(column === null ? {} : { column }), status, reason, raw: this.#rawText(row) }
  }

  #rawText({ start, end }: RecordRow): string {
    return rawText(this.#bytes, start, end)
  }
}

function countRows(rows: readonly RecordRow[]): RowCounts {
  const counts = { read: rows.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const { status } of rows) counts[status] += 1
  return counts
}
