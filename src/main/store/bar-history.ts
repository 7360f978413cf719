import { isoDay } from '#domain/calendar/civil-day.ts'
import type { ChunkState } from './chunk-state.ts'
import { type ChunkedSeries, sessionOf } from './chunk-store.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** One row that stood in a chunk and was replaced, with whose it was. */
export interface FormerRow {
  readonly id: number
  readonly values: readonly (number | null)[]
  readonly ownerFileId: number
  readonly ownerLine: number
}

type Cause = 'replaced' | 'rebased' | 'restored'

/** Keeps what a row was before a batch put something else in its place. */
export function keepFormerRow(
  db: WriteDb,
  series: ChunkedSeries,
  change: {
    readonly before: ChunkState
    readonly beforeIndex: number
    readonly after: { readonly state: ChunkState; readonly index: number }
    readonly cause: Cause
    readonly batchId: number
    readonly atMs: number
  },
): void {
  const { before, beforeIndex, after, cause, batchId, atMs } = change
  const stamp = before.stamps[beforeIndex]!
  prepared<unknown[]>(
    db,
    `INSERT INTO bar_history (series_id, session, stamp, open_value, high_value, low_value, close_value, volume_value, adjusted_close_value,
       owner_batch_file_id, owner_line, new_open_value, new_high_value, new_low_value, new_close_value, new_volume_value, new_adjusted_close_value,
       cause, batch_id, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    series.id,
    isoDay(sessionOf(series, stamp)),
    stamp,
    ...historyValues(series.kind, before, beforeIndex),
    before.fileIds[beforeIndex]!,
    before.lines[beforeIndex]!,
    ...historyValues(series.kind, after.state, after.index),
    cause,
    batchId,
    atMs,
  )
}

/** The stamps of a series at which a batch put something in another file's place. */
export function stampsReplacedBy(db: ReadDb, seriesId: number, batchId: number): ReadonlySet<number> {
  return new Set(
    preparedValue<[number, number], number>(db, "SELECT stamp FROM bar_history WHERE series_id = ? AND batch_id = ? AND cause IN ('replaced', 'rebased')").all(
      seriesId,
      batchId,
    ),
  )
}

/**
 * What a batch put something else in the place of at a stamp, latest first: those whose file belongs to another active batch. Empty when
 * it put nothing in anything's place.
 */
export function formerRows(db: ReadDb, series: ChunkedSeries, stamp: number, batchId: number): readonly FormerRow[] {
  const rows = prepared<[number, number, number, number], Record<string, number | null>>(
    db,
    `SELECT h.id, h.open_value, h.high_value, h.low_value, h.close_value, h.volume_value, h.adjusted_close_value, h.owner_batch_file_id, h.owner_line
     FROM bar_history h JOIN batch_files f ON f.id = h.owner_batch_file_id JOIN batches b ON b.id = f.batch_id
     WHERE h.series_id = ? AND h.stamp = ? AND h.cause IN ('replaced', 'rebased') AND b.undone_at_ms IS NULL AND b.id <> ? AND h.id <= coalesce(
       (SELECT max(id) FROM bar_history WHERE series_id = h.series_id AND stamp = h.stamp AND batch_id = ?), 0)
     ORDER BY h.id DESC`,
  ).all(series.id, stamp, batchId, batchId)
  return rows.map((row) => ({
    id: row['id'] ?? 0,
    values: valuesOf(series.kind, row),
    ownerFileId: row['owner_batch_file_id'] ?? 0,
    ownerLine: row['owner_line'] ?? 0,
  }))
}

/** Open, high, low, close, volume, adjusted close as the table has them; a value series uses close alone. */
function historyValues(kind: ChunkedSeries['kind'], { columns }: ChunkState, index: number): (number | null)[] {
  const at = (column: number): number | null => nullIfMissing(columns[column]?.[index])
  return kind === 'bars' ? [0, 1, 2, 3, 4, 5].map(at) : [null, null, null, at(0), null, null]
}

function valuesOf(kind: ChunkedSeries['kind'], row: Record<string, number | null>): (number | null)[] {
  const names = kind === 'bars' ? ['open', 'high', 'low', 'close', 'volume', 'adjusted_close'] : ['close']
  return names.map((name) => row[`${name}_value`] ?? null)
}

const nullIfMissing = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
