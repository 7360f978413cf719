import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { ensureAccount } from '../../store/accounts.ts'
import { readGeneration } from '../../store/generation.ts'
import type { WriteDb } from '../../store/handles.ts'
import { replaceOrder } from '../../store/orders.ts'
import { insertSource, insertTransaction, transactionIdOf } from '../../store/transactions.ts'
import type { Encoding } from '../files/encoding.ts'
import type { BatchFile, StagedFile } from '../importer.ts'
import type { WithPositions } from '../positions/position-row.ts'
import { storePositions } from '../positions/store-positions.ts'
import { TableRows } from '../table-rows.ts'
import type { BrokerRecord } from './broker-record.ts'
import { KEY_VERSION } from './identity.ts'
import type { StagedRow } from './staged-row.ts'

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
  readonly #table: TableRows<StagedRow>
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
    this.#table = new TableRows(content.stagedRows, content.bytes)
    this.#nowAtMs = content.nowAtMs
    this.rows = this.#table.counts
    this.byKind = countKinds(content.stagedRows)
    this.symbols = symbolsOf(content.stagedRows)
  }

  /** The records of this file that will be stored or are stored already; a later file of the same call is judged against them. */
  get records(): Iterable<StagedRow & { readonly record: BrokerRecord }> {
    return this.#table.all.filter((row): row is StagedRow & { readonly record: BrokerRecord } => row.record !== null)
  }

  /** The lines of its tables of positions. */
  get positionRows(): readonly StagedRow[] {
    return this.#table.all.filter(({ position }) => position !== null)
  }

  problems(): Iterable<ImportRow> {
    return this.#table.problems()
  }

  everyRow(): Iterable<ImportRow> {
    return this.#table.everyRow()
  }

  store(db: WriteDb, origin: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    const stated = storePositions(db, this.positionRows, { fileId: origin.fileId, nowAtMs: this.#nowAtMs })
    const accounts = new Set<string>()
    this.#table.store(db, origin.fileId, checkCancelled, (row) => {
      const { record, position, account } = row
      if (record !== null && account !== null) {
        if (!accounts.has(account)) ensureAccount(db, account, this.#nowAtMs)
        accounts.add(account)
        insertSourceOf(db, origin, row, record, account)
      }
      return { symbol: record?.symbol ?? position?.figures.symbol ?? null, session: record?.session ?? position?.asOf ?? null }
    })
    for (const account of new Set([...accounts, ...stated])) touch('account', account)
  }

  dispose(): void {
    this.#table.dispose()
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
