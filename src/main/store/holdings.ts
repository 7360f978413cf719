import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'

/** One line of a fund's published list. Null = the list does not say. */
export interface HoldingRow {
  /** The symbol, or what else makes the line unique in its list. */
  readonly rowKey: string
  readonly symbolText: string | null
  readonly name: string | null
  readonly sector: string | null
  readonly assetClass: string | null
  /** 0.0104 = 1.04 %. */
  readonly weightFraction: number | null
  readonly shares: number | null
  readonly marketValue: number | null
  readonly currency: string | null
}

const COLUMNS = `row_key AS rowKey, symbol_text AS symbolText, name, sector, asset_class AS assetClass, weight_fraction AS weightFraction, shares,
  market_value AS marketValue, currency`

/** The stored line of a list, if any. */
export function findHolding(db: ReadDb, fundSymbol: string, asOf: string, rowKey: string): HoldingRow | undefined {
  return prepared<[string, string, string], HoldingRow>(
    db,
    `SELECT ${COLUMNS} FROM holdings WHERE fund_instrument_id = (SELECT id FROM instruments WHERE symbol = ?) AND as_of = ? AND row_key = ?`,
  ).get(fundSymbol, asOf, rowKey)
}

/** Adds a line when its list lacks it, and notes the file it stands in. */
export function addHolding(
  db: WriteDb,
  list: { readonly fundInstrumentId: number; readonly asOf: string },
  row: HoldingRow,
  instrumentId: number | null,
  source: { readonly batchFileId: number; readonly line: number },
): void {
  prepared<unknown[]>(
    db,
    `INSERT INTO holdings (fund_instrument_id, as_of, row_key, instrument_id, symbol_text, name, sector, asset_class, weight_fraction, shares, market_value, currency)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fund_instrument_id, as_of, row_key) DO NOTHING`,
  ).run(
    list.fundInstrumentId,
    list.asOf,
    row.rowKey,
    instrumentId,
    row.symbolText,
    row.name,
    row.sector,
    row.assetClass,
    row.weightFraction,
    row.shares,
    row.marketValue,
    row.currency,
  )
  prepared<unknown[]>(
    db,
    `INSERT INTO holding_sources (holding_id, batch_file_id, line)
     SELECT id, ?, ? FROM holdings WHERE fund_instrument_id = ? AND as_of = ? AND row_key = ? ON CONFLICT DO NOTHING`,
  ).run(source.batchFileId, source.line, list.fundInstrumentId, list.asOf, row.rowKey)
}

/**
 * Takes back the lines of a file; one that no other file has goes.
 * @returns how many lines went, and the instruments they spoke of
 */
export function withdrawHoldings(db: WriteDb, batchFileId: number): { readonly removed: number; readonly instruments: ReadonlySet<number> } {
  const ids = preparedValue<[number], number>(db, 'DELETE FROM holding_sources WHERE batch_file_id = ? RETURNING holding_id').all(batchFileId)
  const instruments = new Set<number>()
  let removed = 0
  for (const id of new Set(ids)) {
    const gone = prepared<[number, number], { fund: number; instrument: number | null }>(
      db,
      `DELETE FROM holdings WHERE id = ? AND NOT EXISTS (SELECT 1 FROM holding_sources WHERE holding_id = ?)
       RETURNING fund_instrument_id AS fund, instrument_id AS instrument`,
    ).get(id, id)
    if (gone === undefined) continue
    removed += 1
    instruments.add(gone.fund)
    if (gone.instrument !== null) instruments.add(gone.instrument)
  }
  return { removed, instruments }
}

export interface Membership {
  readonly fund: string
  /** ISO day of the list. */
  readonly asOf: string
  readonly members: readonly { readonly symbol: string; readonly sector: string | null; readonly weightFraction: number | null }[]
}

/** The shares a fund held by its newest list dated on or before a day; undefined when there is none. Cash and futures are no members. */
export function membershipAt(db: ReadDb, fundSymbol: string, day: string): Membership | undefined {
  const asOf = preparedValue<[string, string], string | null>(
    db,
    'SELECT max(as_of) FROM holdings WHERE fund_instrument_id = (SELECT id FROM instruments WHERE symbol = ?) AND as_of <= ?',
  ).get(fundSymbol, day)
  if (asOf === null || asOf === undefined) return undefined
  const members = prepared<[string, string], Membership['members'][number]>(
    db,
    `SELECT ${symbolAt('i.symbol', 'h.as_of')} AS symbol, h.sector, h.weight_fraction AS weightFraction FROM holdings h JOIN instruments i ON i.id = h.instrument_id
     WHERE h.fund_instrument_id = (SELECT id FROM instruments WHERE symbol = ?) AND h.as_of = ? ORDER BY 1`,
  ).all(fundSymbol, asOf)
  return { fund: fundSymbol, asOf, members }
}
