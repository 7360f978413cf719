import { STANDING_ACTIONS } from './corporate-actions.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

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
    `SELECT i.symbol, max(h.day) AS day FROM (
       SELECT fund_instrument_id AS id, max(as_of) AS day FROM holdings WHERE as_of <= @until GROUP BY fund_instrument_id
       UNION ALL
       SELECT instrument_id, max(as_of) FROM holdings WHERE as_of <= @until AND instrument_id IS NOT NULL GROUP BY instrument_id) h
     JOIN instruments i ON i.id = h.id GROUP BY i.symbol`,
    until,
  )
}

/** The session of the newest transaction in each symbol, up to a day. */
export function newestTransactions(db: ReadDb, until: string): NewestBySymbol {
  return newest(
    db,
    `SELECT coalesce(i.symbol, t.symbol_text) AS symbol, max(t.session) AS day FROM transactions t LEFT JOIN instruments i ON i.id = t.instrument_id
     WHERE t.session <= @until AND coalesce(i.symbol, t.symbol_text) IS NOT NULL GROUP BY 1`,
    until,
  )
}

/** Which accounts have named a symbol, by a transaction or a statement of positions, up to a day. */
export function accountsOfSymbols(db: ReadDb, until: string): readonly { readonly account: string; readonly symbol: string }[] {
  return prepared<[{ until: string }], { account: string; symbol: string }>(
    db,
    `SELECT t.account_id AS account, coalesce(i.symbol, t.symbol_text) AS symbol FROM transactions t LEFT JOIN instruments i ON i.id = t.instrument_id
       WHERE t.session <= @until AND coalesce(i.symbol, t.symbol_text) IS NOT NULL
     UNION SELECT account_id, symbol_text FROM stated_positions WHERE as_of <= @until AND symbol_text IS NOT NULL`,
  ).all({ until })
}

/** Of each family of dated records and symbol the newest day a record was known on, up to a day. */
export function newestRecords(db: ReadDb, until: string): readonly (DayOfSymbol & { readonly family: string })[] {
  return prepared<[{ until: string }], DayOfSymbol & { family: string }>(
    db,
    `SELECT family, symbol, max(known_on) AS day FROM dated_records WHERE known_on <= @until AND symbol IS NOT NULL GROUP BY family, symbol`,
  ).all({ until })
}

function newest(db: ReadDb, sql: string, until: string): NewestBySymbol {
  return new Map(
    prepared<[{ until: string }], DayOfSymbol>(db, sql)
      .all({ until })
      .map(({ symbol, day }) => [symbol, day]),
  )
}
