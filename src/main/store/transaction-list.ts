import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { TRANSACTION_SYMBOL } from './symbol-at.ts'

/** A transaction as it is listed, with the earliest place it still comes from. */
export interface TransactionRow {
  readonly id: number
  readonly account: string
  readonly kind: TransactionKind
  readonly session: string
  readonly atUtcMs: number | null
  /** The instrument's current symbol, else the text of the file. */
  readonly symbol: string | null
  /** The text it is stored with. */
  readonly text: string | null
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
  readonly currency: string
  readonly priceCurrency: string | null
  readonly note: string | null
  readonly ordinal: number
  readonly baseKey: string
  readonly occurrence: number
  readonly keyVersion: number
  readonly origin: 'imported' | 'typed'
  readonly typedAtMs: number | null
  readonly editedAtMs: number | null
  readonly batchId: number | null
  readonly file: string | null
  readonly line: number | null
  /** JSON object currency -> amount, null when there are none. */
  readonly feesIn: string | null
}

const COLUMNS = `t.id, t.account_id AS account, t.kind, t.session, t.at_utc_ms AS atUtcMs, ${TRANSACTION_SYMBOL} AS symbol, t.symbol_text AS text,
  t.quantity, t.price, t.amount, t.fees, t.currency, t.price_currency AS priceCurrency, t.note, t.ordinal_in_file AS ordinal,
  t.base_key AS baseKey, t.occurrence, t.key_version AS keyVersion, t.origin, t.typed_at_ms AS typedAtMs, t.edited_at_ms AS editedAtMs,
  coalesce(f.batch_id, (SELECT min(h.batch_id) FROM value_history h WHERE t.origin = 'typed' AND h.table_name = 'transactions'
    AND h.row_key = json_array(t.account_id, t.base_key, t.occurrence) AND h.column_name = 'absent')) AS batchId,
  f.path AS file, s.line,
  (SELECT json_group_object(x.currency, x.amount) FROM transaction_fees x WHERE x.transaction_id = t.id HAVING count(*) > 0) AS feesIn`

/** A symbol that is another name of an instrument (a former ticker) is listed under the current one. */
const TABLES = `transactions t
  LEFT JOIN transaction_sources s ON s.transaction_id = t.id AND s.batch_file_id = (SELECT min(batch_file_id) FROM transaction_sources WHERE transaction_id = t.id)
    AND s.line = (SELECT min(line) FROM transaction_sources WHERE transaction_id = t.id AND batch_file_id = s.batch_file_id)
  LEFT JOIN batch_files f ON f.id = s.batch_file_id`

/** Place of a row in the order of trading: session, time where printed, order in the file, id. */
export interface TransactionPlace {
  readonly session: string
  readonly atUtcMs: number
  readonly ordinal: number
  readonly id: number
}

export interface TransactionQuery {
  readonly account: string | undefined
  readonly symbol: string | undefined
  /** Rows up to and with this session. */
  readonly asOf: string | undefined
  /** Rows behind this place only. */
  readonly after: TransactionPlace | undefined
  readonly limit: number
}

/** Transactions in the order of trading, oldest first; rows without a time come before those with one. */
export function listTransactions(db: ReadDb, { account, symbol, asOf, after, limit }: TransactionQuery): TransactionRow[] {
  return prepared<[Record<string, string | number | null>], TransactionRow>(
    db,
    `SELECT ${COLUMNS} FROM ${TABLES}
     WHERE ($account IS NULL OR t.account_id = $account) AND ($symbol IS NULL OR ${TRANSACTION_SYMBOL} = $symbol)
       AND ($asOf IS NULL OR t.session <= $asOf)
       AND ($afterSession IS NULL OR (t.session, ifnull(t.at_utc_ms, 0), t.ordinal_in_file, t.id) > ($afterSession, $afterAt, $afterOrdinal, $afterId))
     ORDER BY t.session, ifnull(t.at_utc_ms, 0), t.ordinal_in_file, t.id LIMIT $limit`,
  ).all({
    account: account ?? null,
    symbol: symbol ?? null,
    asOf: asOf ?? null,
    afterSession: after?.session ?? null,
    afterAt: after?.atUtcMs ?? null,
    afterOrdinal: after?.ordinal ?? null,
    afterId: after?.id ?? null,
    limit,
  })
}

export function readTransaction(db: ReadDb, id: number): TransactionRow | undefined {
  return prepared<[number], TransactionRow>(db, `SELECT ${COLUMNS} FROM ${TABLES} WHERE t.id = ?`).get(id)
}
