import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** One execution as a chart marks it. Canonical decimals as stored; price null where the file gave none. */
export interface Fill {
  readonly account: string
  readonly session: string
  readonly atUtcMs: number | null
  readonly kind: 'buy' | 'sell' | 'short' | 'cover' | 'reinvest' | 'opening'
  readonly quantity: string
  readonly price: string | null
}

/** Fills of a name in every account up to a day, oldest first. */
export function fillsOf(db: ReadDb, symbol: string, asOf: string): readonly Fill[] {
  return prepared<[string, string], Fill>(
    db,
    `SELECT t.account_id AS account, t.session, t.at_utc_ms AS atUtcMs, t.kind, t.quantity, t.price
     FROM transactions t LEFT JOIN instruments i ON i.id = t.instrument_id
     WHERE coalesce(i.symbol, t.symbol_text) = ? AND t.session <= ? AND t.quantity IS NOT NULL AND t.kind IN ('buy', 'sell', 'short', 'cover', 'reinvest', 'opening')
     ORDER BY t.session, t.ordinal_in_file, t.id`,
  ).all(symbol, asOf)
}
