import type { z } from 'zod'
import type { InstrumentKind } from '#contract/schemas/series.ts'
import { aliasOf } from './instrument-aliases.ts'
import { defaultKind } from './default-kind.ts'
import { formerSymbol } from './former-symbol.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

export interface InstrumentRow {
  readonly id: number
  /** Current ticker, in capitals. */
  readonly symbol: string
  readonly name: string | null
  readonly kind: z.infer<typeof InstrumentKind>
  readonly sector: string | null
}

/** One statement about an instrument. Sources rank user, universe, holdings, transactions, bars; within one, the later as-of, then the later file wins. */
export interface Trait {
  readonly trait: 'name' | 'kind' | 'sector'
  readonly value: string
  readonly source: 'user' | 'universe' | 'holdings' | 'transactions' | 'bars'
  /** ISO day the statement speaks of; '' = undated. */
  readonly asOf: string
  /** null for the user's own word. */
  readonly batchFileId: number | null
}

const COLUMNS = 'id, symbol, name, kind, sector'

export function readInstrument(db: ReadDb, symbol: string): InstrumentRow | undefined {
  return prepared<[string], InstrumentRow>(db, `SELECT ${COLUMNS} FROM instruments WHERE symbol = ?`).get(symbol)
}

export function instrumentById(db: ReadDb, id: number): InstrumentRow | undefined {
  return prepared<[number], InstrumentRow>(db, `SELECT ${COLUMNS} FROM instruments WHERE id = ?`).get(id)
}

/** The instrument a text of a file means: the one that trades under it now, else the one it is another name of. */
export function instrumentNamed(db: ReadDb, text: string): InstrumentRow | undefined {
  const known = readInstrument(db, text)
  if (known !== undefined) return known
  const alias = aliasOf(db, text)
  return alias === undefined ? undefined : instrumentById(db, alias.instrumentId)
}

/** The ticker under which a text of a file is kept; the text itself where it is no other name of anything. */
export const currentSymbol = (db: ReadDb, text: string): string => instrumentNamed(db, text)?.symbol ?? text

/** The id of the instrument a symbol means, made with its default kind when the store does not know it. */
export function ensureInstrument(db: WriteDb, text: string): number {
  const symbol = formerSymbol(text)?.ticker ?? text
  const known = instrumentNamed(db, symbol)
  if (known !== undefined) return known.id
  return Number(prepared<[string, string]>(db, 'INSERT INTO instruments (symbol, kind) VALUES (?, ?)').run(symbol, defaultKind(symbol, null)).lastInsertRowid)
}

/** Notes what a source says about an instrument and settles what holds now. Saying it again changes nothing. */
export function stateTrait(db: WriteDb, instrumentId: number, { trait, value, source, asOf, batchFileId }: Trait): void {
  prepared<[number, string, string, string, number | null, string]>(
    db,
    `INSERT INTO instrument_traits (instrument_id, trait, source, as_of, batch_file_id, value) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (instrument_id, trait, source, as_of, ifnull(batch_file_id, 0)) DO UPDATE SET value = excluded.value`,
  ).run(instrumentId, trait, source, asOf, batchFileId, value)
  settleTraits(db, instrumentId)
}

/** Settles once more what holds of an instrument, after statements came back with a redo. One that is not there is left. */
export function resettleTraits(db: WriteDb, instrumentId: number): void {
  if (instrumentById(db, instrumentId) !== undefined) settleTraits(db, instrumentId)
}

/**
 * Takes back what one file said about instruments, names included, and settles each again.
 * @returns the ids of the instruments it spoke of
 */
export function withdrawTraits(db: WriteDb, batchFileId: number): readonly number[] {
  const ids = preparedValue<[number], number>(db, 'DELETE FROM instrument_traits WHERE batch_file_id = ? RETURNING instrument_id').all(batchFileId)
  prepared<[number]>(db, 'DELETE FROM instrument_aliases WHERE batch_file_id = ?').run(batchFileId)
  const touched = [...new Set(ids)]
  for (const id of touched) settleTraits(db, id)
  return touched
}

/**
 * Removes instruments that nothing refers to any more: after an undo the store knows what it knew before. Plans and the watchlist speak of
 * symbols, so they lose nothing.
 * @returns their ids
 */
export function removeUnusedInstruments(db: WriteDb): readonly number[] {
  return preparedValue<[], number>(
    db,
    `DELETE FROM instruments WHERE
       NOT EXISTS (SELECT 1 FROM series WHERE kind = 'bars' AND instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM transactions WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM holdings WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM holdings WHERE fund_instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM corporate_actions WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM contested_actions WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM split_decisions WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM instrument_traits WHERE instrument_id = instruments.id) AND
       NOT EXISTS (SELECT 1 FROM instrument_aliases WHERE instrument_id = instruments.id)
     RETURNING id`,
  ).all()
}

/** SQL of how much a source of `instrument_traits` counts: the least counts most. */
export const SOURCE_RANK = `CASE source WHEN 'user' THEN 1 WHEN 'universe' THEN 2 WHEN 'holdings' THEN 3 WHEN 'transactions' THEN 4 ELSE 5 END`

/** The statement that counts for a trait of instrument `i`. */
const standing = (trait: Trait['trait']): string =>
  `(SELECT value FROM instrument_traits WHERE instrument_id = i.id AND trait = '${trait}'
    ORDER BY ${SOURCE_RANK},
      as_of DESC, ifnull(batch_file_id, 0) DESC LIMIT 1)`
const STANDING = `SELECT i.symbol, ${standing('name')} AS name, ${standing('kind')} AS kind, ${standing('sector')} AS sector FROM instruments i WHERE i.id = ?`

function settleTraits(db: WriteDb, instrumentId: number): void {
  const found = prepared<[number], { symbol: string; name: string | null; kind: string | null; sector: string | null }>(db, STANDING).get(instrumentId)
  if (found === undefined) throw new Error(`settleTraits: got instrument ${instrumentId}, wanted one that exists`)
  prepared<[string | null, string, string | null, number]>(db, 'UPDATE instruments SET name = ?, kind = ?, sector = ? WHERE id = ?').run(
    found.name,
    found.kind ?? defaultKind(found.symbol, null),
    found.sector,
    instrumentId,
  )
}
