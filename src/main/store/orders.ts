import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { type HistoryKey, keepTransaction, REPLACED_BY, restoreTransaction, rowKeyOf, SOURCES } from './transaction-history.ts'
import { deleteTransaction, type TransactionKey, transactionIdOf } from './transactions.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** The state of an order as an account holds it: brokers that print orders print one again when more of it is filled. */
export interface StoredOrder extends TransactionKey {
  readonly orderKey: string
  readonly quantity: string | null
  readonly isEdited: boolean
  /** The earliest place it was seen in; null for a row that no file holds. */
  readonly batchId: number | null
  readonly line: number | null
}

type OrderRow = Omit<StoredOrder, 'isEdited'> & { readonly isEdited: 0 | 1 }

/** The orders of an account with one of these order keys, in the order they were stored. */
export function readOrders(db: ReadDb, account: string, orderKeys: readonly string[]): StoredOrder[] {
  return prepared<[string, string], OrderRow>(
    db,
    `SELECT t.base_key AS baseKey, t.occurrence, t.order_key AS orderKey, t.quantity, t.edited_at_ms IS NOT NULL AS isEdited, f.batch_id AS batchId, s.line
     FROM transactions t
     LEFT JOIN transaction_sources s ON s.transaction_id = t.id AND (s.batch_file_id, s.line) =
       (SELECT batch_file_id, line FROM transaction_sources WHERE transaction_id = t.id ORDER BY batch_file_id, line LIMIT 1)
     LEFT JOIN batch_files f ON f.id = s.batch_file_id
     WHERE t.account_id = ? AND t.order_key IN (SELECT value FROM json_each(?)) ORDER BY t.id`,
  )
    .all(account, JSON.stringify(orderKeys))
    .map((row) => ({ ...row, isEdited: row.isEdited === 1 }))
}

/** Those of the order keys under which the user removed a row of the account. */
export function readRemovedOrders(db: ReadDb, account: string, orderKeys: readonly string[]): ReadonlySet<string> {
  const rows = prepared<[string, string], { orderKey: string }>(
    db,
    `SELECT DISTINCT h.old_value AS orderKey FROM tombstones d JOIN value_history h ON h.table_name = 'transactions'
       AND h.row_key = json_array(d.account_id, d.base_key, d.occurrence) AND h.column_name = 'order_key'
     WHERE d.account_id = ? AND h.old_value IN (SELECT value FROM json_each(?))`,
  ).all(account, JSON.stringify(orderKeys))
  return new Set(rows.map((row) => row.orderKey))
}

/** Under this name stands the row (its key as JSON text) in whose place this one was put. */
const REPLACES = 'replaces'

/**
 * Takes the earlier state of an order out, to make room for a later one. All that it said is kept with its sources, and each of
 * the two rows names the other, so that an undo of the later one brings the earlier one back.
 */
export function replaceOrder(db: WriteDb, account: string, earlier: TransactionKey, later: TransactionKey, replacement: Replacement): void {
  const id = transactionIdOf(db, account, earlier)
  if (id === undefined) throw new Error(`replaceOrder: got ${earlier.baseKey} #${earlier.occurrence} of ${account}, wanted a transaction that exists`)
  const [earlierKey, laterKey] = [rowKeyOf({ account, ...earlier }), rowKeyOf({ account, ...later })]
  keepTransaction(db, id, replacement)
  keepOldValue(db, { table: 'transactions', rowKey: earlierKey, column: REPLACED_BY, oldValue: JSON.stringify(laterKey) }, replacement)
  keepOldValue(db, { table: 'transactions', rowKey: laterKey, column: REPLACES, oldValue: JSON.stringify(earlierKey) }, replacement)
  deleteTransaction(db, id)
}

/**
 * After a row has gone: brings back the state of the order in whose place it was put, or the one before that, as far as an
 * active file still holds it. Answers how many rows came back (0 or 1).
 */
export function restoreReplacedOrder(db: WriteDb, gone: HistoryKey, atMs: number): number {
  return restoreBefore(db, gone, atMs, new Set())
}

/** `seen` holds the rows looked at already: a correction may have been put in and taken back in turns. */
function restoreBefore(db: WriteDb, gone: HistoryKey, atMs: number, seen: Set<string>): number {
  const goneKey = JSON.stringify(rowKeyOf(gone))
  if (seen.has(goneKey)) return 0
  seen.add(goneKey)
  const links = prepared<[string], { earlierKey: string; batchId: number }>(
    db,
    `SELECT old_value AS earlierKey, batch_id AS batchId FROM value_history
     WHERE table_name = 'transactions' AND row_key = ? AND column_name = '${REPLACES}' ORDER BY id DESC`,
  ).all(goneKey)
  for (const { earlierKey, batchId } of links) {
    const earlier = historyKeyOf(earlierKey)
    if (restoreTransaction(db, earlier, keptColumns(db, earlierKey, batchId), atMs)) return 1
    if (restoreBefore(db, earlier, atMs, seen) > 0) return 1
  }
  return 0
}

/**
 * After a batch of orders came back: a state that only this batch holds comes back too where every later one has gone meanwhile, and a
 * state goes again that the batch had put a later one in the place of. Answers the account of every row that came back.
 */
export function settleRedoneOrders(db: WriteDb, batchId: number, atMs: number): readonly string[] {
  const restored: string[] = []
  for (const { rowKey, replacedIn } of replacedStatesOf(db, batchId)) {
    if (isStandingBehind(db, rowKey, new Set())) continue
    const key = historyKeyOf(rowKey)
    if (restoreTransaction(db, key, keptColumns(db, rowKey, replacedIn), atMs)) restored.push(key.account)
  }
  const own = prepared<[number], { laterKey: string; earlierKey: string }>(
    db,
    `SELECT row_key AS laterKey, old_value AS earlierKey FROM value_history WHERE table_name = 'transactions' AND column_name = '${REPLACES}' AND batch_id = ?`,
  ).all(batchId)
  for (const { laterKey, earlierKey } of own) {
    const earlier = presentId(db, earlierKey)
    if (earlier !== undefined && presentId(db, laterKey) !== undefined) deleteTransaction(db, earlier)
  }
  return restored
}

/** The replaced states that a file of the batch was a source of. */
function replacedStatesOf(db: ReadDb, batchId: number): { rowKey: string; replacedIn: number }[] {
  return prepared<[number, number], { rowKey: string; replacedIn: number }>(
    db,
    `SELECT link.row_key AS rowKey, link.batch_id AS replacedIn FROM value_history link
     JOIN value_history kept ON kept.table_name = 'transactions' AND kept.row_key = link.row_key AND kept.batch_id = link.batch_id
       AND kept.column_name = '${SOURCES}'
     WHERE EXISTS (SELECT 1 FROM batch_files WHERE batch_id = ? AND format_kind = 'orders')
       AND link.table_name = 'transactions' AND link.column_name = '${REPLACED_BY}'
       AND EXISTS (SELECT 1 FROM json_each(kept.old_value) source JOIN batch_files f ON f.id = json_extract(source.value, '$[0]') WHERE f.batch_id = ?)
     ORDER BY link.id DESC`,
  ).all(batchId, batchId)
}

/** Whether the state itself or one that was put in its place later is in the account. */
function isStandingBehind(db: ReadDb, rowKey: string, seen: Set<string>): boolean {
  if (seen.has(rowKey)) return false
  seen.add(rowKey)
  if (presentId(db, rowKey) !== undefined) return true
  const later = prepared<[string], { laterKey: string }>(
    db,
    `SELECT old_value AS laterKey FROM value_history WHERE table_name = 'transactions' AND row_key = ? AND column_name = '${REPLACED_BY}'`,
  ).all(rowKey)
  return later.some(({ laterKey }) => isStandingBehind(db, laterKey, seen))
}

function historyKeyOf(rowKey: string): HistoryKey {
  const [account, baseKey, occurrence] = JSON.parse(rowKey) as [string, string, number]
  return { account, baseKey, occurrence }
}

function presentId(db: ReadDb, rowKey: string): number | undefined {
  const { account, ...key } = historyKeyOf(rowKey)
  return transactionIdOf(db, account, key)
}

/** What a row said when a batch replaced it: column -> value. */
function keptColumns(db: WriteDb, rowKey: string, batchId: number): ReadonlyMap<string, string | null> {
  const rows = prepared<[string, number], { column: string; oldValue: string | null }>(
    db,
    `SELECT column_name AS "column", old_value AS oldValue FROM value_history WHERE table_name = 'transactions' AND row_key = ? AND batch_id = ? ORDER BY id`,
  ).all(rowKey, batchId)
  return new Map(rows.map(({ column, oldValue }) => [column, oldValue]))
}
