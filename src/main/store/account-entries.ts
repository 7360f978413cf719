import type { z } from 'zod'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { TRANSACTION_SYMBOL } from './symbol-at.ts'

/** What a transaction does to cash and holdings; decimals are canonical text, null = the file does not say. */
export interface AccountEntry {
  readonly kind: z.infer<typeof TransactionKind>
  readonly session: string
  /** The instrument's current symbol, else the text of the file; null for pure cash. */
  readonly symbol: string | null
  readonly quantity: string | null
  readonly amount: string | null
  readonly currency: string
}

/** Every transaction of an account up to a day (omitted = all), oldest session first. */
export function accountEntries(db: ReadDb, account: string, asOf?: string): readonly AccountEntry[] {
  return prepared<[{ account: string; asOf: string | null }], AccountEntry>(
    db,
    `SELECT t.kind, t.session, ${TRANSACTION_SYMBOL} AS symbol, t.quantity, t.amount, t.currency
     FROM transactions t
     WHERE t.account_id = @account AND (@asOf IS NULL OR t.session <= @asOf) ORDER BY t.session, t.ordinal_in_file, t.id`,
  ).all({ account, asOf: asOf ?? null })
}

/** How many transactions an account has, the session of the last, and whether an opening was stated. */
export function accountActivity(
  db: ReadDb,
  account: string,
): { readonly transactions: number; readonly lastSession: string | null; readonly hasStatedOpening: boolean } {
  const row = prepared<[string], { transactions: number; lastSession: string | null; openings: number }>(
    db,
    `SELECT count(*) AS transactions, max(session) AS lastSession, count(*) FILTER (WHERE kind = 'opening') AS openings FROM transactions WHERE account_id = ?`,
  ).get(account)
  if (row === undefined) throw new Error('accountActivity: an aggregate answers one row')
  return { transactions: row.transactions, lastSession: row.lastSession, hasStatedOpening: row.openings > 0 }
}

/** The last day an account speaks for up to a day (omitted = ever): of a typed statement, a file of positions or a transaction; null = nothing is known of it. */
export function lastAccountDay(db: ReadDb, account: string, asOf?: string): string | null {
  return (
    prepared<[{ account: string; asOf: string | null }], { day: string | null }>(
      db,
      `SELECT max(day) AS day FROM (
         SELECT max(as_of) AS day FROM account_statements WHERE account_id = @account AND (@asOf IS NULL OR as_of <= @asOf)
         UNION ALL SELECT max(as_of) FROM stated_positions WHERE account_id = @account AND (@asOf IS NULL OR as_of <= @asOf)
         UNION ALL SELECT max(session) FROM transactions WHERE account_id = @account AND (@asOf IS NULL OR session <= @asOf))`,
    ).get({ account, asOf: asOf ?? null })?.day ?? null
  )
}
