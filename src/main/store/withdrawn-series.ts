import type { WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { takenStampsOfFile } from './taken-series.ts'

/** What a series was called, apart from its row id, which does not outlive it. */
export interface SeriesName {
  readonly kind: 'bars' | 'values'
  readonly symbol: string
  readonly timeframe: '1d' | '1m'
  readonly profileId: string
  readonly adjustment: string
  readonly variant: string
}

/** A series an undone file took part in, as it was then. */
export interface WithdrawnSeries extends SeriesName {
  readonly seriesId: number
  readonly isPrimaryByUser: 0 | 1
  readonly importOrder: number
  readonly note: string | null
}

const NAME = 's.kind, coalesce(i.symbol, s.code), s.timeframe, s.profile_id, s.adjustment, s.variant'

const KEEP = `INSERT INTO withdrawn_series (batch_file_id, kind, symbol, timeframe, profile_id, adjustment, variant, series_id, is_primary_by_user, import_order, note)
  SELECT $file, ${NAME}, s.id, s.is_primary_by_user, s.import_order, s.note FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id`

/** Keeps which series a file takes part in, by rows of its own, by rows it found equal, or by rows it lost, and which it found equal. */
export function keepWithdrawnSeries(db: WriteDb, fileId: number): void {
  prepared<[{ file: number }]>(
    db,
    `${KEEP} WHERE s.id IN (SELECT series_id FROM chunk_files WHERE batch_file_id = $file UNION SELECT series_id FROM chunk_confirmations WHERE batch_file_id = $file
       UNION SELECT series_id FROM bar_history WHERE owner_batch_file_id = $file)`,
  ).run({ file: fileId })
  // A series may stand by a decision on a row of the file alone.
  for (const { id } of takenStampsOfFile(db, fileId)) keepOne(db, fileId, id)
  prepared<[{ file: number }]>(
    db,
    `INSERT INTO withdrawn_confirmations (batch_file_id, kind, symbol, timeframe, profile_id, adjustment, variant, period, bitmap)
     SELECT $file, ${NAME}, c.period, c.bitmap FROM chunk_confirmations c JOIN series s ON s.id = c.series_id LEFT JOIN instruments i ON i.id = s.instrument_id
     WHERE c.batch_file_id = $file`,
  ).run({ file: fileId })
}

function keepOne(db: WriteDb, fileId: number, seriesId: number): void {
  prepared<[{ file: number; series: number }]>(
    db,
    `${KEEP} WHERE s.id = $series AND NOT EXISTS (SELECT 1 FROM withdrawn_series WHERE batch_file_id = $file AND series_id = s.id)`,
  ).run({ file: fileId, series: seriesId })
}

/** The series an undone file took part in, in the order in which they were made. */
export function withdrawnSeriesOf(db: WriteDb, fileId: number): readonly WithdrawnSeries[] {
  return prepared<[number], WithdrawnSeries>(
    db,
    `SELECT kind, symbol, timeframe, profile_id AS profileId, adjustment, variant, series_id AS seriesId, is_primary_by_user AS isPrimaryByUser,
       import_order AS importOrder, note FROM withdrawn_series WHERE batch_file_id = ? ORDER BY series_id`,
  ).all(fileId)
}

/** Which rows an undone file had found equal to another's, by chunk. */
export function withdrawnBitmaps(db: WriteDb, fileId: number, series: SeriesName): ReadonlyMap<number, Buffer> {
  const rows = prepared<[Record<string, unknown>], { period: number; bitmap: Buffer }>(
    db,
    `SELECT period, bitmap FROM withdrawn_confirmations WHERE batch_file_id = $file AND kind = $kind AND symbol = $symbol AND timeframe = $timeframe
       AND profile_id = $profileId AND adjustment = $adjustment AND variant = $variant`,
  ).all({ ...nameOf(series), file: fileId })
  return new Map(rows.map(({ period, bitmap }) => [period, bitmap]))
}

/** Drops what was kept of an undone file: it stands again. */
export function forgetWithdrawn(db: WriteDb, fileId: number): void {
  for (const table of ['withdrawn_chunks', 'withdrawn_confirmations', 'withdrawn_series']) {
    prepared<[number]>(db, `DELETE FROM ${table} WHERE batch_file_id = ?`).run(fileId)
  }
}

/** The name alone, to be bound. */
export const nameOf = ({ kind, symbol, timeframe, profileId, adjustment, variant }: SeriesName): SeriesName => ({
  kind,
  symbol,
  timeframe,
  profileId,
  adjustment,
  variant,
})
