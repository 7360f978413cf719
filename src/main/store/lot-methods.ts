import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** How an account counts the cost of what it sells: the oldest lot first, all lots at their average, or the lots the user names. */
export type LotMethod = 'fifo' | 'average' | 'specific'

/** The method of an account; first in, first out where the user said nothing. */
export function readLotMethod(db: ReadDb, account: string): LotMethod {
  return preparedValue<[string], LotMethod>(db, 'SELECT method FROM lot_methods WHERE account_id = ?').get(account) ?? 'fifo'
}

/** Stores the user's choice; what was chosen before stays in the history. */
export function writeLotMethod(db: WriteDb, account: string, method: LotMethod, replacement: Replacement): void {
  const before = readLotMethod(db, account)
  if (before === method) return
  keepOldValue(db, { table: 'lot_methods', rowKey: [account], column: 'method', oldValue: before }, replacement)
  prepared<[string, string, number]>(
    db,
    `INSERT INTO lot_methods (account_id, method, chosen_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET method = excluded.method, chosen_at_ms = excluded.chosen_at_ms`,
  ).run(account, method, replacement.atMs)
}

/** One fill by its key inside its account. */
export interface FillKey {
  readonly baseKey: string
  readonly occurrence: number
}

export const fillKeyText = ({ baseKey, occurrence }: FillKey): string => `${occurrence} ${baseKey}`

/** How many shares of an opening fill a closing fill takes, by the user's word. */
export interface LotDecision {
  readonly opening: FillKey
  readonly quantity: string
}

interface DecisionRow {
  closingKey: string
  closingOccurrence: number
  openingKey: string
  openingOccurrence: number
  quantity: string
}

/** The user's decisions of an account: key text of the closing fill -> the lots it takes, in the order of their keys. */
export function readLotDecisions(db: ReadDb, account: string): ReadonlyMap<string, readonly LotDecision[]> {
  const rows = prepared<[string], DecisionRow>(
    db,
    `SELECT closing_key AS closingKey, closing_occurrence AS closingOccurrence, opening_key AS openingKey, opening_occurrence AS openingOccurrence, quantity
     FROM lot_decisions WHERE account_id = ? ORDER BY 1, 2, 3, 4`,
  ).all(account)
  const decisions = new Map<string, LotDecision[]>()
  for (const { closingKey, closingOccurrence, openingKey, openingOccurrence, quantity } of rows) {
    const key = fillKeyText({ baseKey: closingKey, occurrence: closingOccurrence })
    decisions.set(key, [...(decisions.get(key) ?? []), { opening: { baseKey: openingKey, occurrence: openingOccurrence }, quantity }])
  }
  return decisions
}

/** Stores which lots a closing fill takes, in place of what was decided before; none = as the method says. */
export function writeLotDecisions(db: WriteDb, account: string, closing: FillKey, decisions: readonly LotDecision[], replacement: Replacement): void {
  const before = readLotDecisions(db, account).get(fillKeyText(closing)) ?? []
  for (const { opening, quantity } of before) {
    const rowKey = [account, closing.baseKey, closing.occurrence, opening.baseKey, opening.occurrence]
    keepOldValue(db, { table: 'lot_decisions', rowKey, column: 'quantity', oldValue: quantity }, replacement)
  }
  prepared<[string, string, number]>(db, 'DELETE FROM lot_decisions WHERE account_id = ? AND closing_key = ? AND closing_occurrence = ?').run(
    account,
    closing.baseKey,
    closing.occurrence,
  )
  const add = prepared<unknown[]>(
    db,
    `INSERT INTO lot_decisions (account_id, closing_key, closing_occurrence, opening_key, opening_occurrence, quantity, decided_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { opening, quantity } of decisions) {
    add.run(account, closing.baseKey, closing.occurrence, opening.baseKey, opening.occurrence, quantity, replacement.atMs)
  }
}

/** A closing fill whose lots the user named. */
export interface DecidedClosing {
  readonly kind: string
  readonly symbol: string | null
  readonly session: string
  readonly account: string
}

/**
 * Closing fills with named lots of which the closing or a named opening goes with a batch, because no other import in force has it. The decision
 * itself stays and holds again as soon as the fills are back.
 */
export function closingsDecidedIn(db: ReadDb, batchId: number): readonly DecidedClosing[] {
  return prepared<[{ batch: number }], DecidedClosing>(
    db,
    `WITH leaving AS (
       SELECT t.account_id, t.base_key, t.occurrence FROM transactions t
       WHERE t.origin = 'imported'
         AND EXISTS (SELECT 1 FROM transaction_sources s JOIN batch_files f ON f.id = s.batch_file_id WHERE s.transaction_id = t.id AND f.batch_id = $batch)
         AND NOT EXISTS (SELECT 1 FROM transaction_sources s JOIN batch_files f ON f.id = s.batch_file_id WHERE s.transaction_id = t.id AND f.batch_id <> $batch))
     SELECT DISTINCT c.kind, c.symbol_text AS symbol, c.session, c.account_id AS account FROM lot_decisions d
     JOIN transactions c ON c.account_id = d.account_id AND c.base_key = d.closing_key AND c.occurrence = d.closing_occurrence
     JOIN leaving l ON l.account_id = d.account_id AND ((l.base_key = d.closing_key AND l.occurrence = d.closing_occurrence)
       OR (l.base_key = d.opening_key AND l.occurrence = d.opening_occurrence))
     ORDER BY c.session, c.account_id, c.symbol_text`,
  ).all({ batch: batchId })
}
