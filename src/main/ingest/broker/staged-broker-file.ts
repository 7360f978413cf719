import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { ensureAccount } from '../../store/accounts.ts'
import { readGeneration } from '../../store/generation.ts'
import type { WriteDb } from '../../store/handles.ts'
import { replaceOrder } from '../../store/orders.ts'
import { insertRawRow } from '../../store/raw-rows.ts'
import { insertSource, insertTransaction, transactionIdOf } from '../../store/transactions.ts'
import type { Encoding } from '../files/encoding.ts'
import type { BatchFile, StagedFile } from '../importer.ts'
import type { WithPositions } from '../positions/position-row.ts'
import { storePositions } from '../positions/store-positions.ts'
import type { BrokerRecord } from './broker-record.ts'
import { KEY_VERSION } from './identity.ts'
import { rawText } from './raw-text.ts'
import type { StagedRow } from './staged-row.ts'

/** Rows between two looks at the cancel flag. */
const SLICE_ROWS = 500

/** Everything a staged broker file answers, worked out by `stageBrokerFile`. */
export interface StagedBrokerContent {
  readonly sha256: string
  readonly encoding: Encoding
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  /** UTF-8 text of the file; raw rows are slices of it. */
  readonly bytes: Buffer
  readonly stagedRows: readonly StagedRow[]
  readonly nowAtMs: number
}

/** A broker's file, read and judged: rows in memory, raw text as slices of the file's bytes. */
export class StagedBrokerFile implements StagedFile, WithPositions {
  readonly sha256: string
  readonly encoding: Encoding
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: Readonly<Record<string, number>>
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  #bytes: Buffer
  #stagedRows: readonly StagedRow[]
  readonly #nowAtMs: number

  constructor(content: StagedBrokerContent) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.account = content.account
    this.accounts = content.accounts
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#bytes = content.bytes
    this.#stagedRows = content.stagedRows
    this.#nowAtMs = content.nowAtMs
    this.rows = countRows(content.stagedRows)
    this.byKind = countKinds(content.stagedRows)
    this.symbols = symbolsOf(content.stagedRows)
  }

  /** The records of this file that will be stored or are stored already; a later file of the same call is judged against them. */
  get records(): Iterable<StagedRow & { readonly record: BrokerRecord }> {
    return this.#stagedRows.filter((row): row is StagedRow & { readonly record: BrokerRecord } => row.record !== null)
  }

  /** The lines of its tables of positions. */
  get positionRows(): readonly StagedRow[] {
    return this.#stagedRows.filter(({ position }) => position !== null)
  }

  *problems(): Iterable<ImportRow> {
    for (const row of this.#stagedRows) if (row.status !== 'new' && row.status !== 'known') yield this.#importRow(row)
  }

  *everyRow(): Iterable<ImportRow> {
    for (const row of this.#stagedRows) yield this.#importRow(row)
  }

  store(db: WriteDb, origin: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const stated = storePositions(db, this.positionRows, { fileId: origin.fileId, nowAtMs: this.#nowAtMs })
    const accounts = new Set<string>()
    for (const [index, row] of this.#stagedRows.entries()) {
      if (index % SLICE_ROWS === 0) checkCancelled()
      if (row.record !== null && row.account !== null) {
        if (!accounts.has(row.account)) ensureAccount(db, row.account, this.#nowAtMs)
        accounts.add(row.account)
        insertSourceOf(db, origin, row, row.record, row.account)
      }
      insertRawRow(db, origin.fileId, {
        line: row.line,
        status: row.status,
        reason: row.reason,
        column: row.column,
        symbol: row.record?.symbol ?? row.position?.figures.symbol ?? null,
        session: row.record?.session ?? row.position?.asOf ?? null,
        raw: this.#rawText(row),
      })
    }
    for (const account of new Set([...accounts, ...stated])) touch('account', account)
  }

  dispose(): void {
    this.#bytes = Buffer.alloc(0)
    this.#stagedRows = []
  }

  #importRow(row: StagedRow): ImportRow {
    const { line, status, reason } = row
    return { line, ...(row.column === null ? {} : { column: row.column }), status, reason, raw: this.#rawText(row) }
  }

  #rawText({ start, end }: StagedRow): string {
    return rawText(this.#bytes, start, end)
  }
}

function insertSourceOf(db: WriteDb, { batchId, fileId, atMs }: BatchFile, row: StagedRow, record: BrokerRecord, account: string): void {
  const key = { baseKey: row.baseKey, occurrence: row.occurrence }
  if (row.status === 'known') {
    // A row that the user removed, or a state of an order that a later one replaced, has no transaction to be a source of.
    const id = transactionIdOf(db, account, key)
    if (id !== undefined) insertSource(db, id, fileId, row.line)
    return
  }
  if (row.replaces !== null) replaceOrder(db, account, row.replaces, key, { batchId, generation: readGeneration(db) + 1, atMs })
  const id = insertTransaction(db, {
    ...key,
    account,
    kind: record.kind,
    session: record.session,
    time: record.time,
    symbol: record.symbol,
    quantity: record.quantity,
    price: record.price,
    amount: record.amount,
    fees: record.fees,
    feesIn: record.feesIn,
    currency: record.currency,
    priceCurrency: record.priceCurrency,
    settle: record.settle,
    note: record.note,
    keyVersion: KEY_VERSION,
    ordinal: row.ordinal,
    orderKey: record.orderKey,
    typedAtMs: null,
  })
  insertSource(db, id, fileId, row.line)
}

/** Counts of every status. That they add up to the rows read is asserted: a row that is in none of them would be lost. */
function countRows(rows: readonly StagedRow[]): RowCounts {
  const counts = { read: rows.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const row of rows) counts[row.status] += 1
  const sum = counts.new + counts.known + counts.ignored + counts.review + counts.unsupported + counts.error
  if (sum !== counts.read) throw new Error(`countRows: got ${sum} rows with a status, wanted ${counts.read}`)
  return counts
}

function countKinds(rows: readonly StagedRow[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const stated = rows.filter(({ position, status }) => position !== null && (status === 'new' || status === 'known')).length
  for (const { record } of rows) if (record !== null) counts[record.kind] = (counts[record.kind] ?? 0) + 1
  return stated === 0 ? counts : { ...counts, position: stated }
}

function symbolsOf(rows: readonly StagedRow[]): readonly string[] {
  const symbols = new Set<string>()
  for (const { record, position } of rows) {
    if (record?.symbol !== null && record !== null) symbols.add(record.symbol)
    else if (position?.figures.kind === 'share' && position.figures.symbol !== null) symbols.add(position.figures.symbol)
  }
  return [...symbols].sort()
}
