import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { TRANSACTION_SYMBOL } from './symbol-at.ts'

/** A transaction as far as lots need it. */
export interface LotRow {
  readonly id: number
  readonly account: string
  readonly kind: TransactionKind
  readonly session: string
  readonly atUtcMs: number | null
  /** The instrument's current symbol, else the text of the file. */
  readonly symbol: string
  /** As it is stored. */
  readonly text: string
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
  /** Of the amount and the fees; the price may be stated in another. */
  readonly currency: string
  readonly priceCurrency: string | null
  readonly baseKey: string
  readonly occurrence: number
}

/** The transactions that can move lots, up to and with a session, in the order of trading: session, time, place in the file. */
export function lotRows(db: ReadDb, account: string | undefined, asOf: string | undefined): LotRow[] {
  return prepared<[Record<string, string | null>], LotRow>(
    db,
    `SELECT t.id, t.account_id AS account, t.kind, t.session, t.at_utc_ms AS atUtcMs, ${TRANSACTION_SYMBOL} AS symbol,
       t.symbol_text AS text, t.quantity, t.price, t.amount, t.fees, t.currency, t.price_currency AS priceCurrency,
       t.base_key AS baseKey, t.occurrence
     FROM transactions t
     WHERE t.kind IN ('buy', 'sell', 'short', 'cover', 'reinvest', 'opening', 'split', 'sec-transfer', 'corp') AND t.symbol_text IS NOT NULL
       AND ($account IS NULL OR t.account_id = $account) AND ($asOf IS NULL OR t.session <= $asOf)
     ORDER BY t.session, ifnull(t.at_utc_ms, 0), t.ordinal_in_file, t.id`,
  ).all({ account: account ?? null, asOf: asOf ?? null })
}

/** The earliest place a transaction still comes from; undefined for a typed one. */
export function sourceOf(db: ReadDb, id: number): { readonly batchId: number; readonly file: string; readonly line: number } | undefined {
  return prepared<[number], { batchId: number; file: string; line: number }>(
    db,
    `SELECT f.batch_id AS batchId, f.path AS file, s.line FROM transaction_sources s JOIN batch_files f ON f.id = s.batch_file_id
     WHERE s.transaction_id = ? ORDER BY s.batch_file_id, s.line LIMIT 1`,
  ).get(id)
}

/** The last session with a transaction, of one account or of all. */
export function lastTransactionSession(db: ReadDb, account: string | undefined): string | null {
  return (
    prepared<[{ account: string | null }], { last: string | null }>(
      db,
      'SELECT max(session) AS last FROM transactions WHERE $account IS NULL OR account_id = $account',
    ).get({ account: account ?? null })?.last ?? null
  )
}

/** What names a fill for good, and what it did. */
export type FillIdentity = Pick<LotRow, 'account' | 'kind' | 'session' | 'quantity' | 'baseKey' | 'occurrence'> & { readonly symbol: string | null }

export function fillIdentity(db: ReadDb, id: number): FillIdentity | undefined {
  return prepared<[number], FillIdentity>(
    db,
    `SELECT t.account_id AS account, t.kind, t.session, t.quantity, ${TRANSACTION_SYMBOL} AS symbol, t.base_key AS baseKey, t.occurrence
     FROM transactions t
     WHERE t.id = ?`,
  ).get(id)
}
