import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** Where a ticker ends for the one who bears it. Decimals are canonical text. */
export interface NameEnd {
  readonly ticker: string
  /** Of a rename the first session under the new ticker, of a delisting the last one on which it traded. */
  readonly session: string
  readonly ending: 'rename' | 'delisting'
  /** Of a rename. */
  readonly newTicker: string | null
  /** Of a delisting, as the next three. */
  readonly reason: 'performance' | 'merger' | 'other' | null
  /** Dollars a share that the deal paid; null = not stated. */
  readonly price: string | null
  /** The ticker it became part of, and how many of its shares stood for one. */
  readonly successor: string | null
  readonly ratio: string | null
}

const COLUMNS = 'ticker, session, ending, new_ticker AS newTicker, reason, price, successor, ratio'

/** Every end, by ticker, the oldest first. */
export function listNameEnds(db: ReadDb): readonly NameEnd[] {
  return prepared<[], NameEnd>(db, `SELECT ${COLUMNS} FROM name_ends ORDER BY ticker, session`).all()
}

export function readNameEnd(db: ReadDb, ticker: string, session: string): NameEnd | undefined {
  return prepared<[string, string], NameEnd>(db, `SELECT ${COLUMNS} FROM name_ends WHERE ticker = ? AND session = ?`).get(ticker, session)
}

/** Notes an end by the user's word; what was noted of the same ticker and session before is kept and gives way. */
export function writeNameEnd(db: WriteDb, end: NameEnd, by: Replacement): void {
  keepNameEnd(db, end.ticker, end.session, by)
  prepared<[NameEnd & { readonly atMs: number }]>(
    db,
    `INSERT INTO name_ends (ticker, session, ending, new_ticker, reason, price, successor, ratio, noted_at_ms)
     VALUES ($ticker, $session, $ending, $newTicker, $reason, $price, $successor, $ratio, $atMs)
     ON CONFLICT (ticker, session) DO UPDATE SET ending = excluded.ending, new_ticker = excluded.new_ticker, reason = excluded.reason,
       price = excluded.price, successor = excluded.successor, ratio = excluded.ratio, noted_at_ms = excluded.noted_at_ms`,
  ).run({ ...end, atMs: by.atMs })
}

/** Takes an end away; what it said is kept with its moment. */
export function removeNameEnd(db: WriteDb, ticker: string, session: string, by: Replacement): void {
  keepNameEnd(db, ticker, session, by)
  prepared<[string, string]>(db, 'DELETE FROM name_ends WHERE ticker = ? AND session = ?').run(ticker, session)
}

function keepNameEnd(db: WriteDb, ticker: string, session: string, by: Replacement): void {
  const before = readNameEnd(db, ticker, session)
  keepOldValue(db, { table: 'name_ends', rowKey: [ticker, session], column: 'end', oldValue: before === undefined ? null : JSON.stringify(before) }, by)
}
