import type { ReadDb } from '../../store/handles.ts'
import { prepared } from '../../store/prepared.ts'
import { endedSymbols, endedTickers, hasNameEnds, isPlain, type NamePiece, piecesOf } from '../../store/name-pieces.ts'
import type { SeriesRow } from '../../store/series.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import type { PanelInstrument } from './panel.ts'

/** What lies under one ticker of an instrument, in the days on which it was its own. */
export interface PanelPiece extends NamePiece {
  /** Of the rows that lie under the ticker. */
  readonly instrumentId: number
  readonly daily: readonly SeriesRow[]
}

/**
 * Out of what lies under each ticker the instruments that are meant: a ticker that never ended is one by itself; a renamed one is put together
 * of its tickers; one whose ticker went to another shows the days on which it bore it.
 * @returns the instruments by the symbol they are kept under, and whom a ticker means that nobody bears now
 */
export function instrumentsMeant(
  db: ReadDb,
  byTicker: ReadonlyMap<string, PanelInstrument>,
): { readonly instruments: ReadonlyMap<string, PanelInstrument>; readonly meant: ReadonlyMap<string, string> } {
  if (!hasNameEnds(db)) return { instruments: byTicker, meant: new Map() }
  const ended = endedTickers(db)
  const instruments = new Map([...byTicker].filter(([ticker]) => !ended.has(ticker)))
  for (const symbol of endedSymbols(db)) {
    const instrument = putTogether(db, symbol, byTicker)
    if (instrument !== undefined) instruments.set(symbol, instrument)
  }
  const meant = new Map([...ended].filter((ticker) => !instruments.has(ticker)).map((ticker) => [ticker, symbolMeant(db, ticker)]))
  return { instruments: new Map([...instruments].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))), meant }
}

function putTogether(db: ReadDb, symbol: string, byTicker: ReadonlyMap<string, PanelInstrument>): PanelInstrument | undefined {
  const named = piecesOf(db, symbol)
  const pieces = named.flatMap((piece): PanelPiece[] => {
    const under = byTicker.get(piece.ticker)
    const daily = under?.daily.filter(({ id }) => hasRowsIn(db, id, piece)) ?? []
    return under === undefined || daily.length === 0 ? [] : [{ ...piece, instrumentId: under.id, daily }]
  })
  const [newest] = pieces
  const under = newest === undefined ? undefined : byTicker.get(newest.ticker)
  if (newest === undefined || under === undefined) return undefined
  const minutes = named.flatMap((piece) => byTicker.get(piece.ticker)?.minutes.filter(({ id }) => hasRowsIn(db, id, piece)) ?? [])
  const instrument = { ...under, symbol, daily: pieces.flatMap(({ daily }) => daily), minutes }
  return isPlain(pieces) ? instrument : { ...instrument, pieces }
}

const hasRowsIn = (db: ReadDb, seriesId: number, { from, until }: NamePiece): boolean =>
  prepared<[number, string, string]>(db, 'SELECT 1 FROM coverage WHERE series_id = ? AND last_session >= ? AND first_session < ?').get(
    seriesId,
    from,
    until,
  ) !== undefined
