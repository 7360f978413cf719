import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** The figures of a transaction: decimals as canonical text, null = not stated. */
export interface TransactionFields {
  readonly account: string
  readonly kind: TransactionKind
  readonly session: string
  readonly time: { readonly wall: string; readonly zone: string; readonly utcMs: number } | null
  readonly symbol: string | null
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
  readonly feesIn: readonly { readonly currency: string; readonly amount: string }[]
  readonly currency: string
  readonly priceCurrency: string | null
  readonly settle: string | null
  readonly note: string | null
}

/** Identity of a transaction inside its account. */
export interface TransactionKey {
  readonly baseKey: string
  readonly occurrence: number
}

export interface NewTransaction extends TransactionFields, TransactionKey {
  readonly keyVersion: number
  readonly ordinal: number
  readonly orderKey: string | null
  /** null = imported. */
  readonly typedAtMs: number | null
}

export function insertTransaction(db: WriteDb, row: NewTransaction): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO transactions (account_id, kind, session, at_utc_ms, wall_time, zone, symbol_text, quantity, price, amount, fees, currency, price_currency,
       settle_session, origin, ordinal_in_file, base_key, occurrence, key_version, order_key, note, typed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.account,
    row.kind,
    row.session,
    row.time?.utcMs ?? null,
    row.time?.wall ?? null,
    row.time?.zone ?? null,
    row.symbol,
    row.quantity,
    row.price,
    row.amount,
    row.fees,
    row.currency,
    row.priceCurrency,
    row.settle,
    row.typedAtMs === null ? 'imported' : 'typed',
    row.ordinal,
    row.baseKey,
    row.occurrence,
    row.keyVersion,
    row.orderKey,
    row.note,
    row.typedAtMs,
  )
  const id = Number(lastInsertRowid)
  insertFees(db, id, row.feesIn)
  return id
}

function insertFees(db: WriteDb, id: number, feesIn: TransactionFields['feesIn']): void {
  for (const fee of feesIn) prepared(db, 'INSERT INTO transaction_fees (transaction_id, currency, amount) VALUES (?, ?, ?)').run(id, fee.currency, fee.amount)
}

/** Writes new figures over a transaction; its identity stays, so that importing the original again does not bring it back. */
export function updateTransaction(db: WriteDb, id: number, row: TransactionFields, editedAtMs: number): void {
  prepared(
    db,
    `UPDATE transactions SET kind = ?, session = ?, at_utc_ms = ?, wall_time = ?, zone = ?, symbol_text = ?, quantity = ?, price = ?, amount = ?, fees = ?,
       currency = ?, price_currency = ?, settle_session = ?, note = ?, edited_at_ms = ? WHERE id = ?`,
  ).run(
    row.kind,
    row.session,
    row.time?.utcMs ?? null,
    row.time?.wall ?? null,
    row.time?.zone ?? null,
    row.symbol,
    row.quantity,
    row.price,
    row.amount,
    row.fees,
    row.currency,
    row.priceCurrency,
    row.settle,
    row.note,
    editedAtMs,
    id,
  )
  prepared(db, 'DELETE FROM transaction_fees WHERE transaction_id = ?').run(id)
  insertFees(db, id, row.feesIn)
}

/** Removes a transaction with its fees and sources. */
export function deleteTransaction(db: WriteDb, id: number): void {
  prepared(db, 'DELETE FROM transactions WHERE id = ?').run(id)
}

export function transactionIdOf(db: ReadDb, account: string, { baseKey, occurrence }: TransactionKey): number | undefined {
  return preparedValue<[string, string, number], number>(db, 'SELECT id FROM transactions WHERE account_id = ? AND base_key = ? AND occurrence = ?').get(
    account,
    baseKey,
    occurrence,
  )
}

/** A place where a transaction was seen. */
export function insertSource(db: WriteDb, id: number, fileId: number, line: number): void {
  prepared(db, 'INSERT OR IGNORE INTO transaction_sources (transaction_id, batch_file_id, line) VALUES (?, ?, ?)').run(id, fileId, line)
}

/** Remembers that the user removed this row: importing its file again leaves it out. */
export function insertTombstone(db: WriteDb, account: string, key: TransactionKey & { readonly keyVersion: number }, removedAtMs: number): void {
  prepared(db, 'INSERT OR IGNORE INTO tombstones (account_id, base_key, occurrence, key_version, removed_at_ms) VALUES (?, ?, ?, ?, ?)').run(
    account,
    key.baseKey,
    key.occurrence,
    key.keyVersion,
    removedAtMs,
  )
}

/** A key that an account holds, with the version of the recipe it was made by. */
export interface StoredKey extends TransactionKey {
  readonly keyVersion: number
  readonly session: string
  readonly isEdited: boolean
  readonly isTyped: boolean
  /** Figures of rows with an id of the broker's own, to notice when the same id comes with others; '' for all other rows. */
  readonly figures: string
}

/** A key whose row the user removed. */
export type RemovedKey = TransactionKey & Pick<StoredKey, 'keyVersion'>

const KEY_COLUMNS = `t.base_key AS baseKey, t.occurrence, t.key_version AS keyVersion, t.session, t.edited_at_ms IS NOT NULL AS isEdited, t.origin = 'typed' AS isTyped,
  CASE WHEN t.base_key >= 'ext:' AND t.base_key < 'ext;' THEN concat_ws('|', t.session, ifnull(t.quantity, ''), ifnull(t.price, ''), ifnull(t.amount, '')) ELSE '' END AS figures`

type KeyRow = Omit<StoredKey, 'isEdited' | 'isTyped'> & { readonly isEdited: 0 | 1; readonly isTyped: 0 | 1 }

const toKey = (row: KeyRow): StoredKey => ({ ...row, isEdited: row.isEdited === 1, isTyped: row.isTyped === 1 })

/** How many transactions an account has on each session of a range, so that its keys can be read in pieces of bounded size. */
export function countBySession(db: ReadDb, account: string, from: string, to: string): readonly { readonly session: string; readonly count: number }[] {
  return prepared<[string, string, string], { session: string; count: number }>(
    db,
    'SELECT session, count(*) AS count FROM transactions WHERE account_id = ? AND session BETWEEN ? AND ? GROUP BY session ORDER BY session',
  ).all(account, from, to)
}

/** The keys of an account between two sessions. */
export function readKeys(db: ReadDb, account: string, from: string, to: string): StoredKey[] {
  return prepared<[string, string, string], KeyRow>(db, `SELECT ${KEY_COLUMNS} FROM transactions t WHERE t.account_id = ? AND t.session BETWEEN ? AND ?`)
    .all(account, from, to)
    .map(toKey)
}

/** The keys of rows outside a range of sessions that the user edited: such a row keeps its key although its session may have moved. */
export function readEditedKeysOutside(db: ReadDb, account: string, from: string, to: string): StoredKey[] {
  return prepared<[Record<string, string>], KeyRow>(
    db,
    `SELECT ${KEY_COLUMNS} FROM (SELECT DISTINCT row_key FROM value_history WHERE table_name = 'transactions') h
     JOIN transactions t ON t.account_id = json_extract(h.row_key, '$[0]') AND t.base_key = json_extract(h.row_key, '$[1]')
       AND t.occurrence = json_extract(h.row_key, '$[2]')
     WHERE t.account_id = $account AND t.edited_at_ms IS NOT NULL AND t.session NOT BETWEEN $from AND $to`,
  )
    .all({ account, from, to })
    .map(toKey)
}

/** A page of the keys outside a range of sessions that are made of a broker's own ids, in the order of the keys. */
export function readExternalKeysOutside(db: ReadDb, account: string, from: string, to: string, after: string, limit: number): StoredKey[] {
  return prepared<[Record<string, string | number>], KeyRow>(
    db,
    `SELECT ${KEY_COLUMNS} FROM transactions t WHERE t.account_id = $account AND t.base_key > $after AND t.base_key < 'ext;' AND t.session NOT BETWEEN $from AND $to
     ORDER BY t.base_key, t.occurrence LIMIT $limit`,
  )
    .all({ account, from, to, after, limit })
    .map(toKey)
}

/** The keys of rows that the user removed from an account. */
export function readRemovedKeys(db: ReadDb, account: string): RemovedKey[] {
  return prepared<[string], RemovedKey>(db, 'SELECT base_key AS baseKey, occurrence, key_version AS keyVersion FROM tombstones WHERE account_id = ?').all(
    account,
  )
}

/** Rows between two looks at the cancel flag. */
const SLICE_ROWS = 500

/** What an undo of one file did to the transactions. */
export interface WithdrawnTransactions {
  readonly removed: number
  /** Accounts that lost a row or a source. */
  readonly accounts: readonly string[]
  /** Orders that went with the file: an earlier state of them may have to come back. */
  readonly orders: readonly (TransactionKey & { readonly account: string })[]
}

/**
 * Takes a file away as a source. Imported transactions that no other file holds go with it, edited ones included: the caller
 * has asked about those before. Typed rows have no file and stay.
 */
export function withdrawTransactions(db: WriteDb, fileId: number, checkCancelled: () => void): WithdrawnTransactions {
  const rows = prepared<[number], { id: number; account: string; baseKey: string; occurrence: number; isOrder: 0 | 1 }>(
    db,
    `SELECT DISTINCT t.id, t.account_id AS account, t.base_key AS baseKey, t.occurrence, t.order_key IS NOT NULL AS isOrder FROM transaction_sources s JOIN transactions t ON t.id = s.transaction_id WHERE s.batch_file_id = ?`,
  ).all(fileId)
  prepared(db, 'DELETE FROM transaction_sources WHERE batch_file_id = ?').run(fileId)
  const remove = prepared<[number]>(
    db,
    `DELETE FROM transactions WHERE id = ? AND origin = 'imported' AND NOT EXISTS (SELECT 1 FROM transaction_sources s WHERE s.transaction_id = transactions.id)`,
  )
  let removed = 0
  const orders: WithdrawnTransactions['orders'][number][] = []
  for (const [index, { id, account, baseKey, occurrence, isOrder }] of rows.entries()) {
    if (index % SLICE_ROWS === 0) checkCancelled()
    const { changes } = remove.run(id)
    removed += changes
    if (changes > 0 && isOrder === 1) orders.push({ account, baseKey, occurrence })
  }
  return { removed, accounts: [...new Set(rows.map((row) => row.account))], orders }
}

export interface EditedTransaction {
  readonly id: number
  readonly account: string
  readonly session: string
  readonly kind: string
  readonly symbol: string | null
}

/** Transactions of a batch that the user edited and that no other active batch holds: undoing the batch would lose the edit. */
export function editedOnlyIn(db: ReadDb, batchId: number): readonly EditedTransaction[] {
  return prepared<[number, number], EditedTransaction>(
    db,
    `SELECT DISTINCT t.id, t.account_id AS account, t.session, t.kind, t.symbol_text AS symbol
     FROM transactions t JOIN transaction_sources s ON s.transaction_id = t.id JOIN batch_files f ON f.id = s.batch_file_id
     WHERE f.batch_id = ? AND t.edited_at_ms IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM transaction_sources s2 JOIN batch_files f2 ON f2.id = s2.batch_file_id WHERE s2.transaction_id = t.id AND f2.batch_id <> ?)
     ORDER BY t.session, t.id`,
  ).all(batchId, batchId)
}
