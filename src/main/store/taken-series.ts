import { type ChunkedSeries, settleCoverage } from './chunk-store.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import type { HeldValue } from './held-decisions.ts'
import { periodsOf } from './periods.ts'
import { prepared } from './prepared.ts'

/** A stamp of a stored series on which something stands by decision. */
export interface TakenStamp extends ChunkedSeries {
  readonly instrumentId: number | null
  readonly stamp: number
}

const SAME_LINE = 's.timeframe = t.timeframe AND s.profile_id = t.profile_id AND s.adjustment = t.adjustment AND s.variant = t.variant'

/**
 * From the decisions to the series they are laid over: CROSS JOIN keeps SQLite from walking through all series for the sake of their order, and
 * each kind by itself lets it find them by their index.
 */
export const takenStampsSql = (which: string): string => `SELECT s.id, s.kind, s.timeframe, i.id AS instrumentId, t.stamp FROM taken_values t
    CROSS JOIN instruments i ON i.symbol = t.symbol CROSS JOIN series s ON s.kind = 'bars' AND s.instrument_id = i.id AND ${SAME_LINE}
    WHERE t.kind = 'bars' AND ${which}
  UNION ALL SELECT s.id, s.kind, s.timeframe, NULL, t.stamp FROM taken_values t
    CROSS JOIN series s ON s.kind = 'values' AND s.code = t.symbol AND ${SAME_LINE}
    WHERE t.kind = 'values' AND ${which}
  ORDER BY 1, 5`

/** What stands by decisions on rows of a file, of one line or of all. */
export function takenStampsOfFile(db: ReadDb, fileId: number, line: number | null = null): readonly TakenStamp[] {
  return prepared<[{ file: number; line: number | null }], TakenStamp>(db, takenStampsSql('t.batch_file_id = @file AND (@line IS NULL OR t.line = @line)')).all(
    {
      file: fileId,
      line,
    },
  )
}

/** The stored series that a held-back value would join; undefined where nothing is stored of it. */
export function seriesOfHeld(db: ReadDb, profileId: string, value: Omit<HeldValue, 'figures' | 'stamp'>): Omit<TakenStamp, 'stamp'> | undefined {
  const { kind, symbol, timeframe, adjustment, variant } = value
  return prepared<unknown[], Omit<TakenStamp, 'stamp'>>(
    db,
    kind === 'bars'
      ? `SELECT s.id, s.kind, s.timeframe, s.instrument_id AS instrumentId FROM series s JOIN instruments i ON i.id = s.instrument_id
         WHERE s.kind = 'bars' AND i.symbol = ? AND s.timeframe = ? AND s.profile_id = ? AND s.adjustment = ? AND s.variant = ?`
      : `SELECT s.id, s.kind, s.timeframe, s.instrument_id AS instrumentId FROM series s
         WHERE s.kind = 'values' AND s.code = ? AND s.timeframe = ? AND s.profile_id = ? AND s.adjustment = ? AND s.variant = ?`,
  ).get(symbol, timeframe, profileId, adjustment, variant)
}

/** Says again what the chunks of these stamps hold. To be called after the decisions on them changed, with the stamps of before and after. */
export function settleTaken(db: WriteDb, stamps: readonly (ChunkedSeries & { readonly stamp: number })[]): void {
  const settled = new Set<string>()
  for (const series of stamps) {
    const period = periodsOf(series.timeframe).of(series.stamp)
    const key = `${series.id} ${period}`
    if (settled.has(key)) continue
    settled.add(key)
    settleCoverage(db, series, period)
  }
}
