import type { AdjustmentKind, InstrumentKind, Timeframe } from '#contract/schemas/series.ts'
import type { z } from 'zod'
import type { ReadDb } from './handles.ts'
import { hasNameEnds, piecesOf } from './name-pieces.ts'
import { prepared } from './prepared.ts'

type Of<S extends z.ZodType> = z.infer<S>

/** One line of prices of an instrument, or of values known by their own code. */
export interface SeriesRow {
  readonly id: number
  readonly kind: 'bars' | 'values'
  readonly instrumentId: number | null
  /** The instrument's symbol, or the code of a value series. */
  readonly symbol: string
  readonly instrumentKind: Of<typeof InstrumentKind> | null
  readonly timeframe: Of<typeof Timeframe>
  readonly profileId: string
  readonly adjustment: Of<typeof AdjustmentKind>
  /** '' or '#2': a further line of the same profile that disagrees with the first. */
  readonly variant: string
  readonly isPrimary: boolean
  readonly isPrimaryByUser: boolean
  readonly importOrder: number
  readonly note: string | null
}

interface SeriesRecord extends Omit<SeriesRow, 'isPrimary' | 'isPrimaryByUser'> {
  readonly isPrimary: 0 | 1
  readonly isPrimaryByUser: 0 | 1
}

const SELECT = `SELECT s.id, s.kind, s.instrument_id AS instrumentId, coalesce(i.symbol, s.code) AS symbol, i.kind AS instrumentKind, s.timeframe,
  s.profile_id AS profileId, s.adjustment, s.variant, s.is_primary AS isPrimary, s.is_primary_by_user AS isPrimaryByUser,
  s.import_order AS importOrder, s.note
  FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id`

const fromRecord = (record: SeriesRecord): SeriesRow => ({
  ...record,
  isPrimary: record.isPrimary === 1,
  isPrimaryByUser: record.isPrimaryByUser === 1,
})

/** Every series: by symbol or code, the primary first, then in import order. */
export function listSeries(db: ReadDb): readonly SeriesRow[] {
  const rows = db.prepare<[], SeriesRecord>(`${SELECT} ORDER BY symbol, s.timeframe, s.is_primary DESC, s.import_order, s.id`).all()
  return rows.map(fromRecord)
}

/** The series of one symbol or code, the primary of each timeframe first. Symbols are matched as stored, in capitals. */
export function seriesOfSymbol(db: ReadDb, symbol: string): readonly SeriesRow[] {
  const order = 'ORDER BY s.timeframe, s.is_primary DESC, s.import_order, s.id'
  const ofInstrument = prepared<[string], SeriesRecord>(db, `${SELECT} WHERE s.kind = 'bars' AND i.symbol = ? ${order}`).all(symbol)
  const ofCode = prepared<[string], SeriesRecord>(db, `${SELECT} WHERE s.kind = 'values' AND s.code = ? ${order}`).all(symbol)
  return [...ofInstrument, ...ofCode].map(fromRecord)
}

/** The series of every ticker an instrument has borne, those of the newest first. One of a ticker that another bore too lies under both. */
export function seriesMeant(db: ReadDb, symbol: string): readonly SeriesRow[] {
  if (!hasNameEnds(db)) return seriesOfSymbol(db, symbol)
  return [...new Set(piecesOf(db, symbol).map(({ ticker }) => ticker))].flatMap((ticker) => seriesOfSymbol(db, ticker))
}

export function seriesById(db: ReadDb, id: number): SeriesRow | undefined {
  const record = db.prepare<[number], SeriesRecord>(`${SELECT} WHERE s.id = ?`).get(id)
  return record === undefined ? undefined : fromRecord(record)
}

/** "yahoo", or "yahoo#2" for a second line of the same profile. */
export const seriesLabel = (series: Pick<SeriesRow, 'profileId' | 'variant'>): string => `${series.profileId}${series.variant}`
