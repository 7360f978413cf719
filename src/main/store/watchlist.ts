import type { ReadDb, WriteDb } from './handles.ts'
import { piecesOf } from './name-pieces.ts'
import { prepared, preparedValue } from './prepared.ts'
import { symbolOn } from './symbol-at.ts'

/** The symbols the user follows, in the user's order, as they are kept now: two tickers of one name are one. */
export function listWatched(db: ReadDb): readonly string[] {
  return [...new Set(watchedTexts(db).map((text) => meaningOf(db, text)))]
}

/** A plain ticker was put on the list while it had not ended, and so means the first who bore it; any other bearer is spelled with a day. */
const meaningOf = (db: ReadDb, text: string): string => symbolOn(db, text, '')

const watchedTexts = (db: ReadDb): readonly string[] => preparedValue<[], string>(db, 'SELECT symbol FROM watchlist ORDER BY position').all()

/** Puts a symbol at the end of the list; one that is there stays where it is. The symbol need not be known to the store yet. */
export function addWatched(db: WriteDb, symbol: string, atMs: number): void {
  prepared<[string, number]>(
    db,
    `INSERT INTO watchlist (symbol, position, added_at_ms) VALUES (?, (SELECT ifnull(max(position), -1) + 1 FROM watchlist), ?) ON CONFLICT (symbol) DO NOTHING`,
  ).run(symbolOn(db, symbol, '') === symbol ? symbol : `${symbol}@${piecesOf(db, symbol)[0]?.from ?? ''}`, atMs)
}

/** False when the symbol was not on the list. */
export function removeWatched(db: WriteDb, symbol: string): boolean {
  const texts = watchedTexts(db).filter((text) => meaningOf(db, text) === symbol)
  for (const text of texts) prepared<[string]>(db, 'DELETE FROM watchlist WHERE symbol = ?').run(text)
  return texts.length > 0
}
