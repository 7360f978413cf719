import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { TRANSACTION_SYMBOL } from './symbol-at.ts'

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
     FROM transactions t
     WHERE ${TRANSACTION_SYMBOL} = ? AND t.session <= ? AND t.quantity IS NOT NULL AND t.kind IN ('buy', 'sell', 'short', 'cover', 'reinvest', 'opening')
     ORDER BY t.session, t.ordinal_in_file, t.id`,
  ).all(symbol, asOf)
}

/** A trade with its price: what a bar of its day can be held against. */
export interface PricedFill {
  readonly id: number
  readonly account: string
  readonly symbol: string
  readonly session: string
  readonly kind: 'buy' | 'sell' | 'short' | 'cover'
  readonly quantity: string
  readonly price: string
}

/** Trades with a price up to a day, of one symbol or of all: by symbol, oldest first. */
export function pricedFills(db: ReadDb, asOf: string, symbol: string | null): readonly PricedFill[] {
  return prepared<[{ asOf: string; symbol: string | null }], PricedFill>(
    db,
    `SELECT t.id, t.account_id AS account, ${TRANSACTION_SYMBOL} AS symbol, t.session, t.kind, t.quantity, t.price
     FROM transactions t
     WHERE t.kind IN ('buy', 'sell', 'short', 'cover') AND t.session <= $asOf AND t.quantity IS NOT NULL AND t.price IS NOT NULL
       AND t.symbol_text IS NOT NULL AND ($symbol IS NULL OR ${TRANSACTION_SYMBOL} = $symbol)
     ORDER BY 3, t.session, t.ordinal_in_file, t.id`,
  ).all({ asOf, symbol })
}
