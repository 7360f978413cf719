import type { ReadDb } from './handles.ts'
import { NEVER } from './name-spans.ts'

export { NEVER }
import { prepared } from './prepared.ts'
import { symbolOn } from './symbol-at.ts'

/** A ticker and the time in which it was an instrument's. */
export interface NamePiece {
  readonly ticker: string
  /** First day; '' = ever. */
  readonly from: string
  /** First day no longer; NEVER = it still is. */
  readonly until: string
}

/** Whether any ticker has ended at all: else every text means itself and nothing has to be put together. */
export const hasNameEnds = (db: ReadDb): boolean => prepared<[]>(db, 'SELECT 1 FROM name_ends LIMIT 1').get() !== undefined

/** The tickers an instrument has borne, the newest first. One that bears its ticker alone and for ever has a single piece. */
export function piecesOf(db: ReadDb, symbol: string): readonly NamePiece[] {
  const former = prepared<[string, string], NamePiece>(
    db,
    `SELECT text AS ticker, from_session AS "from", until_session AS until FROM name_spans WHERE symbol = ? AND broker = '' AND until_session < ?
     ORDER BY until_session DESC, text`,
  ).all(symbol, NEVER)
  if (symbol.includes('@')) return former.length > 0 ? former : [{ ticker: symbol, from: '', until: NEVER }]
  return [{ ticker: symbol, from: lastEndOf(db, symbol), until: NEVER }, ...former]
}

/** The newest ticker under which rows of a day are an instrument's. */
export const tickerOn = (db: ReadDb, symbol: string, day: string): string =>
  piecesOf(db, symbol).find(({ from, until }) => from <= day && day < until)?.ticker ?? symbol

/** Everybody who bears or bore a ticker, by the symbols they are kept under. */
export const bearersOf = (db: ReadDb, ticker: string): readonly string[] => [
  ...new Set([
    ticker,
    ...prepared<[string, string], { symbol: string }>(db, `SELECT symbol FROM name_spans WHERE text = ? AND broker = '' AND until_session < ?`)
      .all(ticker, NEVER)
      .map(({ symbol }) => symbol),
  ]),
]

/** True where an instrument's rows are all the rows of one ticker. */
export const isPlain = ([first, ...further]: readonly NamePiece[]): boolean => further.length === 0 && first?.from === '' && first.until === NEVER

/** The day from which a ticker means its present bearer; '' = ever. */
function lastEndOf(db: ReadDb, ticker: string): string {
  const last = prepared<[string, string], { until: string | null }>(
    db,
    `SELECT max(until_session) AS until FROM name_spans WHERE text = ? AND broker = '' AND until_session < ?`,
  ).get(ticker, NEVER)
  return last?.until ?? ''
}

/** The tickers that any end speaks of, before and behind it: every other one simply means itself. */
export function endedTickers(db: ReadDb): ReadonlySet<string> {
  const rows = prepared<[], { ticker: string; newTicker: string | null }>(db, 'SELECT ticker, new_ticker AS newTicker FROM name_ends').all()
  return new Set(rows.flatMap(({ ticker, newTicker }) => (newTicker === null ? [ticker] : [ticker, newTicker])))
}

/** Every instrument that bears or bore one of those tickers, by the symbol it is kept under; one nothing is stored of is among them. */
export function endedSymbols(db: ReadDb): readonly string[] {
  const kept = prepared<[string], { symbol: string }>(db, `SELECT DISTINCT symbol FROM name_spans WHERE broker = '' AND until_session < ?`).all(NEVER)
  return [...new Set([...kept.map(({ symbol }) => symbol), ...endedTickers(db)])]
}

/**
 * How a row of a day names an instrument so that it is found again, whatever ends are noted or taken away later: the symbol it is kept under,
 * where that means it on the day, else the ticker it bore then, else the spelling of a former bearer.
 */
export function writtenSymbol(db: ReadDb, symbol: string, day: string): string {
  if (symbolOn(db, symbol, day) === symbol) return symbol
  const piece = piecesOf(db, symbol).find(({ from, until }) => from <= day && day < until)
  if (piece !== undefined) return piece.ticker
  // Its newest ticker was somebody else's on that day, and its own of that day is not known.
  return symbol.includes('@') ? symbol : `${symbol}@${NEVER_ENDED}`
}

/** A day behind every end: "ABC@9999-12-30" is the present bearer. */
const NEVER_ENDED = '9999-12-30'
