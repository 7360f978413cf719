import type { ReadDb } from './handles.ts'
import type { NameEnd } from './name-ends.ts'
import { prepared } from './prepared.ts'

export interface Touched {
  readonly kind: 'series' | 'account' | 'plan' | 'register' | 'watchlist' | 'instrument'
  readonly id: string
}

/** What is read under the tickers of an end: it reads otherwise once the end is noted or taken back. */
export function touchedByNames(db: ReadDb, { ticker, newTicker, successor }: NameEnd): readonly Touched[] {
  const tickers = [ticker, newTicker ?? successor ?? ticker] as const
  const found = prepared<[{ one: string; other: string }], Touched>(
    db,
    `SELECT 'instrument' AS kind, CAST(id AS TEXT) AS id FROM instruments WHERE symbol IN ($one, $other)
     UNION SELECT 'series', CAST(s.id AS TEXT) FROM series s JOIN instruments i ON i.id = s.instrument_id WHERE i.symbol IN ($one, $other)
     UNION SELECT 'account', account_id FROM transactions WHERE symbol_text IN ($one, $other)
     UNION SELECT 'account', account_id FROM stated_positions WHERE symbol_text IN ($one, $other)
     UNION SELECT 'plan', plan_id FROM plan_versions WHERE symbol IN ($one, $other)
     UNION SELECT 'register', family FROM dated_records WHERE symbol IN ($one, $other)
     UNION SELECT 'register', 'risk-flags' FROM risk_flags WHERE symbol IN ($one, $other)
     UNION SELECT 'watchlist', symbol FROM watchlist WHERE symbol IN ($one, $other)`,
  ).all({ one: tickers[0], other: tickers[1] })
  // The panel looks through its names again even where nothing is stored under either ticker yet.
  return [{ kind: 'instrument', id: '0' }, ...found]
}
