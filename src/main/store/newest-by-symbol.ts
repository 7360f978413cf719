import { STANDING_ACTIONS } from './corporate-actions.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { HAS_A_SPAN, STATED_SYMBOL, symbolAt, TRANSACTION_SYMBOL } from './symbol-at.ts'

interface DayOfSymbol {
  readonly symbol: string
  /** ISO day. */
  readonly day: string
}
export type NewestBySymbol = ReadonlyMap<string, string>

/** The day of the newest split or dividend of each symbol, up to a day. */
export function newestActions(db: ReadDb, until: string): NewestBySymbol {
  return newest(
    db,
    `SELECT i.symbol, max(a.session) AS day FROM ${STANDING_ACTIONS} a JOIN instruments i ON i.id = a.instrument_id
     WHERE a.session <= @until GROUP BY i.symbol`,
    until,
  )
}

/** The day of the newest holdings list up to a day: for a fund its own, for a member the newest that has it. */
export function newestHoldings(db: ReadDb, until: string): NewestBySymbol {
  return newest(
    db,
    `SELECT ${symbolAt('i.symbol', 'h.day')} AS symbol, max(h.day) AS day FROM (
       SELECT DISTINCT fund_instrument_id AS id, as_of AS day FROM holdings WHERE as_of <= @until
       UNION
       SELECT instrument_id, as_of FROM holdings WHERE as_of <= @until AND instrument_id IS NOT NULL) h
     JOIN instruments i ON i.id = h.id GROUP BY 1`,
    until,
  )
}

/** The session of the newest transaction in each symbol, up to a day. */
export function newestTransactions(db: ReadDb, until: string): NewestBySymbol {
  return newest(
    db,
    `SELECT ${TRANSACTION_SYMBOL} AS symbol, max(t.session) AS day FROM transactions t WHERE t.session <= @until AND t.symbol_text IS NOT NULL GROUP BY 1`,
    until,
  )
}

/** Which accounts have named a symbol, by a transaction or a statement of positions, up to a day. */
export function accountsOfSymbols(db: ReadDb, until: string): readonly { readonly account: string; readonly symbol: string }[] {
  return prepared<[{ until: string }], { account: string; symbol: string }>(
    db,
    `SELECT t.account_id AS account, ${TRANSACTION_SYMBOL} AS symbol FROM transactions t WHERE t.session <= @until AND t.symbol_text IS NOT NULL
     UNION SELECT p.account_id, ${STATED_SYMBOL} FROM stated_positions p WHERE p.as_of <= @until AND p.symbol_text IS NOT NULL`,
  ).all({ until })
}

/**
 * Of each family of dated records and symbol the newest day a record was known on, up to a day. Most texts mean themselves on every day, and
 * are asked in the order of an index; only the others row by row.
 */
export function newestRecords(db: ReadDb, until: string): readonly (DayOfSymbol & { readonly family: string })[] {
  const known = 'r.known_on <= @until AND r.symbol IS NOT NULL'
  return prepared<[{ until: string }], DayOfSymbol & { family: string }>(
    db,
    `SELECT family, symbol, max(day) AS day FROM (
       SELECT r.family, r.symbol, max(r.known_on) AS day FROM dated_records r WHERE ${known} AND NOT ${HAS_A_SPAN('r.symbol')} GROUP BY r.family, r.symbol
       UNION ALL
       SELECT r.family, ${symbolAt('r.symbol', 'r.day')}, max(r.known_on) FROM dated_records r WHERE ${known} AND ${HAS_A_SPAN('r.symbol')} GROUP BY 1, 2)
     GROUP BY family, symbol`,
  ).all({ until })
}

function newest(db: ReadDb, sql: string, until: string): NewestBySymbol {
  return new Map(
    prepared<[{ until: string }], DayOfSymbol>(db, sql)
      .all({ until })
      .map(({ symbol, day }) => [symbol, day]),
  )
}
