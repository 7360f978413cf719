import { isoDay } from '#domain/calendar/civil-day.ts'
import { readBars } from './bar-chunks.ts'
import type { ReadDb } from './handles.ts'
import { instrumentMeant } from './instrument-meant.ts'
import type { InstrumentRow } from './instruments.ts'
import { listNameEnds, type NameEnd } from './name-ends.ts'
import { endedSymbols, hasNameEnds, isPlain, type NamePiece, NEVER, piecesOf } from './name-pieces.ts'
import { newYorkDay } from './new-york-time.ts'
import { prepared } from './prepared.ts'
import { isBorneFrom } from './symbol-at.ts'

/** An instrument with what is known of its bars, over all its series. */
export interface InstrumentSummary extends Omit<InstrumentRow, 'id'> {
  readonly firstSession: string | null
  readonly lastSession: string | null
  readonly series: number
  /** The tickers it has borne, the newest first; null = ever, or still. */
  readonly tickers: { readonly ticker: string; readonly from: string | null; readonly until: string | null }[]
  /** How it left the exchange; null = it trades, as far as is known. */
  readonly delisted: Delisting | null
}

/** How a name left the exchange. */
export interface Delisting extends Pick<NameEnd, 'price' | 'successor' | 'ratio'> {
  /** The last session on which it traded. */
  readonly session: string
  readonly reason: 'performance' | 'merger' | 'other'
}

export interface InstrumentQuestion {
  /** Begins the symbol or stands anywhere in the name; case does not matter. */
  readonly query?: string | undefined
  readonly kind?: string | undefined
  /** Only symbols after this one. */
  readonly after?: string | undefined
  readonly limit: number
}

type Row = Omit<InstrumentSummary, 'tickers' | 'delisted'>

const SUMMARY = `SELECT i.symbol, i.name, i.kind, i.sector,
    (SELECT min(c.first_session) FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS firstSession,
    (SELECT max(c.last_session) FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS lastSession,
    (SELECT count(*) FROM series s WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS series
  FROM instruments i`

/** Instruments in order of their symbols, at most `limit`. */
export function listInstruments(db: ReadDb, { query, kind, after, limit }: InstrumentQuestion): readonly InstrumentSummary[] {
  const text = (query ?? '').trim()
  const simple = prepared<[{ text: string; kind: string | null; after: string; limit: number }], Row>(
    db,
    `${SUMMARY} WHERE (i.symbol LIKE @text || '%' ESCAPE '\\' OR i.name LIKE '%' || @text || '%' ESCAPE '\\')
       AND (@kind IS NULL OR i.kind = @kind) AND i.symbol > @after
       AND NOT EXISTS (SELECT 1 FROM name_ends e WHERE e.ticker = i.symbol OR e.new_ticker = i.symbol) ORDER BY i.symbol LIMIT @limit`,
  )
    .all({ text: text.replace(/[\\%_]/g, '\\$&'), kind: kind ?? null, after: after ?? '', limit })
    .map((row): InstrumentSummary => ({ ...row, tickers: [{ ticker: row.symbol, from: null, until: null }], delisted: null }))
  const ended = hasNameEnds(db) ? endedSymbols(db).flatMap((symbol) => endedSummary(db, symbol) ?? []) : []
  const asked = ended.filter((one) => (kind === undefined || one.kind === kind) && one.symbol > (after ?? '') && fits(one, text.toUpperCase()))
  return [...simple, ...asked].sort((a, b) => (a.symbol < b.symbol ? -1 : 1)).slice(0, limit)
}

const fits = ({ symbol, name, tickers }: InstrumentSummary, text: string): boolean =>
  symbol.startsWith(text) || name?.toUpperCase().includes(text) === true || tickers.some(({ ticker }) => ticker.startsWith(text))

export function instrumentSummary(db: ReadDb, symbol: string): InstrumentSummary | undefined {
  if (hasNameEnds(db) && !isPlain(piecesOf(db, symbol))) return endedSummary(db, symbol)
  const row = prepared<[string], Row>(db, `${SUMMARY} WHERE i.symbol = ?`).get(symbol)
  return row === undefined ? undefined : { ...row, tickers: [{ ticker: symbol, from: null, until: null }], delisted: null }
}

/** The pieces of a name as they are told: null = ever, or still. */
export const tickersOf = (pieces: readonly NamePiece[]): InstrumentSummary['tickers'] =>
  pieces.map(({ ticker, from, until }) => ({ ticker, from: from === '' ? null : from, until: until === NEVER ? null : until }))

/** How a symbol left the exchange; null while it has not. */
export function delistingOf(db: ReadDb, symbol: string): Delisting | null {
  const [, ticker, session] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(symbol) ?? []
  const end = listNameEnds(db).find((one) => one.ticker === ticker && one.session === session)
  return end === undefined || end.reason === null || session === undefined
    ? null
    : { session, reason: end.reason, price: end.price, successor: end.successor, ratio: end.ratio }
}

/** Of a name that an end speaks of; undefined where nothing is stored of the present bearer of its ticker. */
function endedSummary(db: ReadDb, symbol: string): InstrumentSummary | undefined {
  const pieces = piecesOf(db, symbol)
  const [newest] = pieces
  if (newest === undefined || (pieces.length === 1 && newest.until === NEVER && !isBorneFrom(db, symbol, newest.from))) return undefined
  const meant = instrumentMeant(db, symbol)
  const found = pieces.flatMap((piece) => barsIn(db, piece))
  return {
    symbol,
    name: meant?.name ?? null,
    kind: meant?.kind ?? 'stock',
    sector: meant?.sector ?? null,
    firstSession: found.map(({ first }) => first).sort()[0] ?? null,
    lastSession:
      found
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? null,
    series: found.length,
    tickers: tickersOf(pieces),
    delisted: delistingOf(db, symbol),
  }
}

interface Reach {
  readonly first: string
  readonly last: string
}

/** The reach of every price series of a ticker in the days of a piece; only one that goes beyond them is read. */
function barsIn(db: ReadDb, { ticker, from, until }: NamePiece): readonly Reach[] {
  return prepared<[{ ticker: string; from: string; until: string }], Reach & { readonly id: number; readonly timeframe: '1d' | '1m' }>(
    db,
    `SELECT s.id, s.timeframe, min(c.first_session) AS first, max(c.last_session) AS last
     FROM coverage c JOIN series s ON s.id = c.series_id JOIN instruments i ON i.id = s.instrument_id
     WHERE s.kind = 'bars' AND i.symbol = $ticker AND c.last_session >= $from AND c.first_session < $until GROUP BY s.id`,
  )
    .all({ ticker, from, until })
    .flatMap((series): Reach[] => {
      if (series.first >= from && series.last < until) return [series]
      const { stamps } = readBars(db, series.id)
      const days = Array.from(series.timeframe === '1d' ? stamps : stamps.map(newYorkDay), (day) => isoDay(day)).filter((day) => day >= from && day < until)
      const [first, last] = [days[0], days.at(-1)]
      return first === undefined || last === undefined ? [] : [{ first, last }]
    })
}
