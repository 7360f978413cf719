import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

export interface AccountRow {
  /** The text the user or the broker gives the account. */
  readonly id: string
  readonly label: string
  /** ISO 4217. */
  readonly currency: string
  /** 'imported' = made by an import and untouched by the user since. */
  readonly origin: 'typed' | 'imported'
}

const COLUMNS = 'id, label, currency, origin'

export function listAccounts(db: ReadDb): readonly AccountRow[] {
  return prepared<[], AccountRow>(db, `SELECT ${COLUMNS} FROM accounts ORDER BY id`).all()
}

export function readAccount(db: ReadDb, id: string): AccountRow | undefined {
  return prepared<[string], AccountRow>(db, `SELECT ${COLUMNS} FROM accounts WHERE id = ?`).get(id)
}

export const hasAccount = (db: ReadDb, id: string): boolean => readAccount(db, id) !== undefined

/** Makes the account of an import when the store does not know it; label = its own text, currency USD. True when it was made. */
export function ensureAccount(db: WriteDb, id: string, nowAtMs: number): boolean {
  return (
    prepared<[string, string, number]>(
      db,
      `INSERT INTO accounts (id, label, currency, origin, created_at_ms) VALUES (?, ?, 'USD', 'imported', ?) ON CONFLICT (id) DO NOTHING`,
    ).run(id, id, nowAtMs).changes > 0
  )
}

/** What the user says about an account; what is not said stays, or takes its default (label = the account's text, currency USD). */
export function writeAccount(
  db: WriteDb,
  id: string,
  said: { readonly label?: string | undefined; readonly currency?: string | undefined },
  replacement: Replacement,
): void {
  const before = readAccount(db, id)
  if (before === undefined) {
    prepared<[string, string, string, number]>(db, `INSERT INTO accounts (id, label, currency, origin, created_at_ms) VALUES (?, ?, ?, 'typed', ?)`).run(
      id,
      said.label ?? id,
      said.currency ?? 'USD',
      replacement.atMs,
    )
    return
  }
  const after = { label: said.label ?? before.label, currency: said.currency ?? before.currency }
  for (const column of ['label', 'currency'] as const) {
    if (after[column] !== before[column]) keepOldValue(db, { table: 'accounts', rowKey: [id], column, oldValue: before[column] }, replacement)
  }
  prepared<[string, string, string]>(db, `UPDATE accounts SET label = ?, currency = ?, origin = 'typed' WHERE id = ?`).run(after.label, after.currency, id)
}

/**
 * Removes accounts that an import made and that nothing refers to any more.
 * @returns their ids
 */
export function removeUnusedAccounts(db: WriteDb): readonly string[] {
  return prepared<[], { id: string }>(
    db,
    `DELETE FROM accounts WHERE origin = 'imported' AND
       NOT EXISTS (SELECT 1 FROM transactions WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM tombstones WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM account_statements WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM stated_positions WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM realised_lots WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM lot_methods WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM lot_decisions WHERE account_id = accounts.id) AND
       NOT EXISTS (SELECT 1 FROM plan_versions WHERE account_id = accounts.id)
     RETURNING id`,
  )
    .all()
    .map((row) => row.id)
}
