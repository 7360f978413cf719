import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { ensureAccount } from './accounts.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** The columns of a transaction besides its key: all of them, so that a removed row can be put back. */
const KEPT_COLUMNS = [
  'kind',
  'session',
  'at_utc_ms',
  'wall_time',
  'zone',
  'symbol_text',
  'quantity',
  'price',
  'amount',
  'fees',
  'currency',
  'price_currency',
  'settle_session',
  'origin',
  'ordinal_in_file',
  'key_version',
  'order_key',
  'note',
  'typed_at_ms',
  'edited_at_ms',
] as const

/** Names under which history keeps what is not a column of the row itself; the values are JSON text. */
const FEES = 'fees_in'
export const SOURCES = 'sources'
/** A row of history under this name says that the transaction was not there before. */
const ABSENCE = 'absent'
/** Under this name stands the row (its key as JSON text) that an import put in the place of this one. */
export const REPLACED_BY = 'replaced_by'

/** The natural key of a transaction. */
export interface HistoryKey {
  readonly account: string
  readonly baseKey: string
  readonly occurrence: number
}

export const rowKeyOf = ({ account, baseKey, occurrence }: HistoryKey): readonly (string | number)[] => [account, baseKey, occurrence]

/** Keeps all that a transaction says before it is edited or removed. */
export function keepTransaction(db: WriteDb, id: number, replacement: Replacement): void {
  const row = prepared<[number], Record<string, string | number | null>>(db, 'SELECT * FROM transactions WHERE id = ?').get(id)
  if (row === undefined) throw new Error(`keepTransaction: got the id ${id}, wanted a transaction that exists`)
  const rowKey = rowKeyOf({ account: String(row['account_id']), baseKey: String(row['base_key']), occurrence: Number(row['occurrence']) })
  const keep = (column: string, value: string | number | null): void =>
    keepOldValue(db, { table: 'transactions', rowKey, column, oldValue: value === null ? null : String(value) }, replacement)
  for (const column of KEPT_COLUMNS) keep(column, row[column] ?? null)
  keep(FEES, JSON.stringify(prepared<[number]>(db, 'SELECT currency, amount FROM transaction_fees WHERE transaction_id = ? ORDER BY 1').raw().all(id)))
  keep(
    SOURCES,
    JSON.stringify(prepared<[number]>(db, 'SELECT batch_file_id, line FROM transaction_sources WHERE transaction_id = ? ORDER BY 1, 2').raw().all(id)),
  )
}

/** Notes that a transaction was not there before: taking the change back removes it. */
export function keepAbsence(db: WriteDb, key: HistoryKey, replacement: Replacement): void {
  keepOldValue(db, { table: 'transactions', rowKey: rowKeyOf(key), column: ABSENCE, oldValue: null }, replacement)
}

/** Transactions that a typed change touched and that were changed by hand again later: taking the earlier change back would lose the later one. */
export function changedAgainSince(db: ReadDb, batchId: number): number {
  const row = prepared<[{ batch: number }], { count: number }>(
    db,
    `SELECT count(DISTINCT later.row_key) AS count FROM value_history mine JOIN value_history later
       ON later.table_name = mine.table_name AND later.row_key = mine.row_key AND later.id > mine.id AND later.batch_id <> mine.batch_id
     JOIN batches b ON b.id = later.batch_id AND b.undone_at_ms IS NULL
     WHERE mine.table_name = 'transactions' AND mine.batch_id = $batch`,
  ).get({ batch: batchId })
  return row?.count ?? 0
}

/** What taking a typed change back did. */
export interface RestoredTransactions {
  readonly removed: number
  readonly accounts: readonly string[]
  /** Rows that do not come back because no active file holds them any more. */
  readonly gone: readonly HistoryKey[]
}

/** Takes a typed change back: every transaction it touched says again what it said before, or is gone if it was not there. */
export function restoreTransactions(db: WriteDb, batchId: number, atMs: number): RestoredTransactions {
  const rows = prepared<[number], { rowKey: string; column: string; oldValue: string | null }>(
    db,
    `SELECT row_key AS rowKey, column_name AS "column", old_value AS oldValue FROM value_history WHERE table_name = 'transactions' AND batch_id = ? ORDER BY id`,
  ).all(batchId)
  const byRow = new Map<string, Map<string, string | null>>()
  for (const { rowKey, column, oldValue } of rows) byRow.set(rowKey, (byRow.get(rowKey) ?? new Map<string, string | null>()).set(column, oldValue))
  let removed = 0
  const accounts = new Set<string>()
  const gone: HistoryKey[] = []
  for (const [rowKey, columns] of byRow) {
    const [account, baseKey, occurrence] = JSON.parse(rowKey) as [string, string, number]
    const key: HistoryKey = { account, baseKey, occurrence }
    accounts.add(account)
    if (columns.has(ABSENCE)) removed += deleteByKey(db, key)
    else if (!isReplaced(db, key) && !restoreTransaction(db, key, columns, atMs)) gone.push(key)
  }
  return { removed, accounts: [...accounts], gone }
}

/** True when an active import put another row in the place of this one: then a change by hand to it is history and stays so. */
export const isReplaced = (db: WriteDb, key: HistoryKey): boolean =>
  preparedValue<[Record<string, string | number>], 0 | 1>(
    db,
    `SELECT EXISTS (SELECT 1 FROM value_history h JOIN batches b ON b.id = h.batch_id AND b.undone_at_ms IS NULL
       WHERE h.table_name = 'transactions' AND h.row_key = $rowKey AND h.column_name = $column)
     AND NOT EXISTS (SELECT 1 FROM transactions t WHERE t.account_id = $account AND t.base_key = $baseKey AND t.occurrence = $occurrence)`,
  ).get({ ...key, rowKey: JSON.stringify(rowKeyOf(key)), column: REPLACED_BY }) === 1

const deleteByKey = (db: WriteDb, { account, baseKey, occurrence }: HistoryKey): number =>
  prepared(db, 'DELETE FROM transactions WHERE account_id = ? AND base_key = ? AND occurrence = ?').run(account, baseKey, occurrence).changes

/**
 * Puts a transaction back as it was kept, with those of its sources whose files are still active. An imported one that no active
 * file holds any more stays away; answers whether it is there.
 */
export function restoreTransaction(db: WriteDb, key: HistoryKey, columns: ReadonlyMap<string, string | null>, atMs: number): boolean {
  const values = KEPT_COLUMNS.map((column) => columns.get(column) ?? null)
  const known = [key.account, key.baseKey, key.occurrence]
  ensureAccount(db, key.account, atMs)
  const { id } = prepared<unknown[], { id: number }>(
    db,
    `INSERT INTO transactions (account_id, base_key, occurrence, ${KEPT_COLUMNS.join(', ')}) VALUES (?, ?, ?, ${KEPT_COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT (account_id, base_key, occurrence) DO UPDATE SET ${KEPT_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')} RETURNING id`,
  ).get(...known, ...values) ?? { id: -1 }
  prepared(db, 'DELETE FROM tombstones WHERE account_id = ? AND base_key = ? AND occurrence = ?').run(...known)
  prepared(db, 'DELETE FROM transaction_fees WHERE transaction_id = ?').run(id)
  for (const [currency, amount] of JSON.parse(columns.get(FEES) ?? '[]') as [string, string][]) {
    prepared(db, 'INSERT INTO transaction_fees (transaction_id, currency, amount) VALUES (?, ?, ?)').run(id, currency, amount)
  }
  for (const [fileId, line] of JSON.parse(columns.get(SOURCES) ?? '[]') as [number, number][]) {
    // A file that was undone in the meantime is no source any more.
    prepared(
      db,
      `INSERT OR IGNORE INTO transaction_sources (transaction_id, batch_file_id, line)
       SELECT ?, f.id, ? FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.id = ? AND b.undone_at_ms IS NULL`,
    ).run(id, line, fileId)
  }
  // An imported row that no active file holds any more went with its import; taking back the edit does not bring it back.
  const gone = prepared(
    db,
    `DELETE FROM transactions WHERE id = ? AND origin = 'imported' AND NOT EXISTS (SELECT 1 FROM transaction_sources s WHERE s.transaction_id = transactions.id)`,
  ).run(id)
  return gone.changes === 0
}
