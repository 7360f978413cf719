import type { ReadDb } from './handles.ts'
import type { InstrumentRow } from './instruments.ts'
import { prepared } from './prepared.ts'

/** An instrument with what is known of its bars, over all its series. */
export interface InstrumentSummary extends Omit<InstrumentRow, 'id'> {
  readonly firstSession: string | null
  readonly lastSession: string | null
  readonly series: number
}

export interface InstrumentQuestion {
  /** Begins the symbol or stands anywhere in the name; case does not matter. */
  readonly query?: string | undefined
  readonly kind?: string | undefined
  /** Only symbols after this one. */
  readonly after?: string | undefined
  readonly limit: number
}

const SUMMARY = `SELECT i.symbol, i.name, i.kind, i.sector,
    (SELECT min(c.first_session) FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS firstSession,
    (SELECT max(c.last_session) FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS lastSession,
    (SELECT count(*) FROM series s WHERE s.kind = 'bars' AND s.instrument_id = i.id) AS series
  FROM instruments i`

/** Instruments in order of their symbols, at most `limit`. */
export function listInstruments(db: ReadDb, { query, kind, after, limit }: InstrumentQuestion): readonly InstrumentSummary[] {
  const text = (query ?? '').trim().replace(/[\\%_]/g, '\\$&')
  return prepared<[{ text: string; kind: string | null; after: string; limit: number }], InstrumentSummary>(
    db,
    `${SUMMARY} WHERE (i.symbol LIKE @text || '%' ESCAPE '\\' OR i.name LIKE '%' || @text || '%' ESCAPE '\\')
       AND (@kind IS NULL OR i.kind = @kind) AND i.symbol > @after ORDER BY i.symbol LIMIT @limit`,
  ).all({ text, kind: kind ?? null, after: after ?? '', limit })
}

export function instrumentSummary(db: ReadDb, symbol: string): InstrumentSummary | undefined {
  return prepared<[string], InstrumentSummary>(db, `${SUMMARY} WHERE i.symbol = ?`).get(symbol)
}
