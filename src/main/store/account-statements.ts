import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** A value as stated for the end of a day. */
export interface StatedValue {
  readonly asOf: string
  /** Canonical decimal in the account's currency. */
  readonly value: string
  /** The file and line that state it; null = typed. */
  readonly source: { readonly batchFileId: number; readonly line: number | null } | null
}

/** Equity and cash, each as last stated; null = never stated up to that day. They may come from different statements. */
export interface Statements {
  readonly equity: StatedValue | null
  readonly cash: StatedValue | null
}

/** What was stated last on or before a day (omitted = ever). On one day the typed value stands before a file's, the later file before the earlier. */
export function statementsUpTo(db: ReadDb, account: string, asOf?: string): Statements {
  return { equity: lastStated(db, account, 'equity', asOf), cash: lastStated(db, account, 'cash', asOf) }
}

/** Every day on which something was stated, newest first. */
export function statementDays(db: ReadDb, account: string): readonly string[] {
  return prepared<[string], { asOf: string }>(db, 'SELECT DISTINCT as_of AS asOf FROM account_statements WHERE account_id = ? ORDER BY as_of DESC')
    .all(account)
    .map((row) => row.asOf)
}

export interface NewStatement {
  readonly account: string
  readonly asOf: string
  /** Canonical decimals; undefined = not stated. */
  readonly equity?: string | undefined
  readonly cash?: string | undefined
}

/** Stores values the user typed. Those of the same day are replaced and kept; a value not given stays. Nothing given stores nothing. */
export function typeStatement(db: WriteDb, { account, asOf, equity, cash }: NewStatement, replacement: Replacement): void {
  if (equity === undefined && cash === undefined) return
  const before = prepared<[string, string], { equity: string | null; cash: string | null }>(
    db,
    `SELECT equity, cash FROM account_statements WHERE account_id = ? AND as_of = ? AND source_key = ''`,
  ).get(account, asOf)
  for (const [column, value] of [
    ['equity', equity],
    ['cash', cash],
  ] as const) {
    const oldValue = before?.[column] ?? null
    if (value !== undefined && oldValue !== null && oldValue !== value) {
      keepOldValue(db, { table: 'account_statements', rowKey: [account, asOf, ''], column, oldValue }, replacement)
    }
  }
  prepared<[string, string, string | null, string | null, number]>(
    db,
    `INSERT INTO account_statements (account_id, as_of, source_key, equity, cash, stated_at_ms) VALUES (?, ?, '', ?, ?, ?)
     ON CONFLICT (account_id, as_of, source_key) DO UPDATE
       SET equity = coalesce(excluded.equity, equity), cash = coalesce(excluded.cash, cash), stated_at_ms = excluded.stated_at_ms`,
  ).run(account, asOf, equity ?? null, cash ?? null, replacement.atMs)
}

/** Stores what a file states; several lines of one file for one day add up to one statement, the last word on each value stands. */
export function importStatement(db: WriteDb, { account, asOf, equity, cash }: NewStatement, batchFileId: number, line: number | null, nowAtMs: number): void {
  if (equity === undefined && cash === undefined) return
  prepared<[string, string, string, string | null, string | null, number, number | null, number]>(
    db,
    `INSERT INTO account_statements (account_id, as_of, source_key, equity, cash, batch_file_id, line, stated_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, as_of, source_key) DO UPDATE SET equity = coalesce(excluded.equity, equity), cash = coalesce(excluded.cash, cash)`,
  ).run(account, asOf, `file:${batchFileId}`, equity ?? null, cash ?? null, batchFileId, line, nowAtMs)
}

/**
 * Takes back what one file stated.
 * @returns the accounts it spoke of
 */
export function withdrawStatements(db: WriteDb, batchFileId: number): readonly string[] {
  const rows = prepared<[number], { account: string }>(db, 'DELETE FROM account_statements WHERE batch_file_id = ? RETURNING account_id AS account').all(
    batchFileId,
  )
  return [...new Set(rows.map((row) => row.account))]
}

function lastStated(db: ReadDb, account: string, column: 'equity' | 'cash', asOf: string | undefined): StatedValue | null {
  const row = prepared<[{ account: string; asOf: string | null }], { asOf: string; value: string; batchFileId: number | null; line: number | null }>(
    db,
    column === 'equity' ? LAST_EQUITY : LAST_CASH,
  ).get({ account, asOf: asOf ?? null })
  if (row === undefined) return null
  return { asOf: row.asOf, value: row.value, source: row.batchFileId === null ? null : { batchFileId: row.batchFileId, line: row.line } }
}

const ORDER = `ORDER BY as_of DESC, (batch_file_id IS NOT NULL), batch_file_id DESC LIMIT 1`
const LAST_EQUITY = `SELECT as_of AS asOf, equity AS value, batch_file_id AS batchFileId, line FROM account_statements
  WHERE account_id = @account AND equity IS NOT NULL AND (@asOf IS NULL OR as_of <= @asOf) ${ORDER}`
const LAST_CASH = `SELECT as_of AS asOf, cash AS value, batch_file_id AS batchFileId, line FROM account_statements
  WHERE account_id = @account AND cash IS NOT NULL AND (@asOf IS NULL OR as_of <= @asOf) ${ORDER}`
