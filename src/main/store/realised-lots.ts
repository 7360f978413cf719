import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { REALISED_SYMBOL } from './symbol-at.ts'

/** A lot as the broker reckons it: closed with what it realised, or open. Kept to compare with, never a trade. Decimals are canonical text. */
export interface RealisedLot {
  readonly account: string
  readonly kind: 'closed' | 'open'
  readonly symbol: string
  /** ISO days; opened null = "Various" or not stated. */
  readonly opened: string | null
  readonly closed: string | null
  readonly quantity: string
  readonly proceeds: string | null
  readonly costBasis: string | null
  readonly gain: string | null
  readonly currency: string
}

/** Identity of a lot inside its account: what it says, counted where a file says it twice. */
export interface RealisedLotKey {
  readonly baseKey: string
  readonly occurrence: number
}

export const realisedLotKey = (lot: Omit<RealisedLot, 'account'>): string =>
  [lot.kind, lot.symbol, lot.opened, lot.closed, lot.quantity, lot.proceeds, lot.costBasis, lot.gain, lot.currency].map((part) => part ?? '').join('|')

export const hasRealisedLot = (db: ReadDb, account: string, { baseKey, occurrence }: RealisedLotKey): boolean =>
  idOf(db, account, { baseKey, occurrence }) !== undefined

/** Adds a lot when the account lacks it, and notes the file it stands in. */
export function addRealisedLot(db: WriteDb, lot: RealisedLot, key: RealisedLotKey, source: { readonly batchFileId: number; readonly line: number }): void {
  prepared<[RealisedLot & RealisedLotKey]>(
    db,
    `INSERT INTO realised_lots (account_id, base_key, occurrence, kind, symbol_text, opened, closed, quantity, proceeds, cost_basis, gain, currency)
     VALUES ($account, $baseKey, $occurrence, $kind, $symbol, $opened, $closed, $quantity, $proceeds, $costBasis, $gain, $currency)
     ON CONFLICT (account_id, base_key, occurrence) DO NOTHING`,
  ).run({ ...lot, ...key })
  prepared<unknown[]>(db, 'INSERT INTO realised_lot_sources (realised_lot_id, batch_file_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    idOf(db, lot.account, key),
    source.batchFileId,
    source.line,
  )
}

/** Notes of which day the open lots of a file are. */
export const noteLotDay = (db: WriteDb, batchFileId: number, coveredThrough: string): unknown =>
  prepared<[number, string]>(db, 'INSERT INTO realised_file_days (batch_file_id, covered_through) VALUES (?, ?)').run(batchFileId, coveredThrough)

/**
 * Takes back the lots of a file; one that no other file has goes.
 * @returns how many lots went, and the accounts they spoke of
 */
export function withdrawRealisedLots(db: WriteDb, batchFileId: number): { readonly removed: number; readonly accounts: readonly string[] } {
  const rows = prepared<[number], { id: number; account: string }>(
    db,
    `SELECT DISTINCT l.id, l.account_id AS account FROM realised_lot_sources s JOIN realised_lots l ON l.id = s.realised_lot_id WHERE s.batch_file_id = ?`,
  ).all(batchFileId)
  prepared(db, 'DELETE FROM realised_lot_sources WHERE batch_file_id = ?').run(batchFileId)
  prepared(db, 'DELETE FROM realised_file_days WHERE batch_file_id = ?').run(batchFileId)
  const remove = prepared<[number]>(
    db,
    'DELETE FROM realised_lots WHERE id = ? AND NOT EXISTS (SELECT 1 FROM realised_lot_sources s WHERE s.realised_lot_id = realised_lots.id)',
  )
  let removed = 0
  for (const { id } of rows) removed += remove.run(id).changes
  return { removed, accounts: [...new Set(rows.map((row) => row.account))] }
}

/** The broker's closed lots of an account, or of all, up to a day: by account, symbol and closing. */
export function closedLotsUpTo(db: ReadDb, account: string | undefined, asOf: string | undefined): readonly RealisedLot[] {
  return prepared<[{ account: string | null; asOf: string | null }], RealisedLot>(
    db,
    `SELECT l.account_id AS account, l.kind, ${REALISED_SYMBOL} AS symbol, opened, closed, quantity, proceeds, cost_basis AS costBasis, gain, currency
     FROM realised_lots l WHERE kind = 'closed' AND ($account IS NULL OR account_id = $account) AND ($asOf IS NULL OR closed <= $asOf)
     ORDER BY 1, 3, closed, base_key, occurrence`,
  ).all({ account: account ?? null, asOf: asOf ?? null })
}

const idOf = (db: ReadDb, account: string, { baseKey, occurrence }: RealisedLotKey): number | undefined =>
  preparedValue<[string, string, number], number>(db, 'SELECT id FROM realised_lots WHERE account_id = ? AND base_key = ? AND occurrence = ?').get(
    account,
    baseKey,
    occurrence,
  )
