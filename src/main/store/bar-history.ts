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
  /** False when the file it came from is undone. */
  readonly isActive: boolean
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

/** The stamps of a series at which a batch's own row stands in the place of another: not those at which it only agrees with one that does. */
export function stampsOverruledBy(db: ReadDb, seriesId: number, batchId: number): ReadonlySet<number> {
  const sql = "SELECT stamp FROM bar_history WHERE series_id = ? AND batch_id = ? AND cause = 'replaced'"
  return new Set(preparedValue<[number, number], number>(db, sql).all(seriesId, batchId))
}

/**
 * What a batch put something else in the place of at a stamp, latest first, rows of its own files and of undone batches included. Empty
 * when it put nothing in anything's place.
 */
export function formerRows(db: ReadDb, series: ChunkedSeries, stamp: number, batchId: number): readonly FormerRow[] {
  return prepared<[number, number, number, number], FormerRecord>(
    db,
    `${SELECT_FORMER} WHERE h.series_id = ? AND h.stamp = ? AND h.cause IN ('replaced', 'rebased') AND b.id <> ? AND h.id <= coalesce(
       (SELECT max(id) FROM bar_history WHERE series_id = h.series_id AND stamp = h.stamp AND batch_id = ?), 0)
     ORDER BY h.id DESC`,
  )
    .all(series.id, stamp, batchId, batchId)
    .map((row) => toFormerRow(series.kind, row))
}

/** What files up to one had in a series and lost to another, by stamp: of each stamp the latest. */
export function lostRows(db: ReadDb, series: ChunkedSeries, ownerFileId: number): ReadonlyMap<number, FormerRow> {
  const rows = prepared<[number, number], FormerRecord>(
    db,
    `${SELECT_FORMER} WHERE h.series_id = ? AND h.owner_batch_file_id = ? AND h.cause IN ('replaced', 'rebased') ORDER BY h.id`,
  ).all(series.id, ownerFileId)
  return new Map(rows.map((row) => [row['stamp'] ?? 0, toFormerRow(series.kind, row)]))
}

/** The latest row at a stamp that a file before this one had and lost. */
export function lostBefore(db: ReadDb, series: ChunkedSeries, stamp: number, fileId: number): FormerRow | undefined {
  const row = prepared<[number, number, number], FormerRecord>(
    db,
    `${SELECT_FORMER} WHERE h.series_id = ? AND h.stamp = ? AND h.owner_batch_file_id < ? AND h.cause IN ('replaced', 'rebased') ORDER BY h.id DESC LIMIT 1`,
  ).get(series.id, stamp, fileId)
  return row === undefined ? undefined : toFormerRow(series.kind, row)
}

/** Whether a batch put something in the place of a file's row at a stamp. */
export function hasReplaced(db: ReadDb, seriesId: number, stamp: number, batchId: number, ownerFileId: number): boolean {
  return (
    preparedValue<[number, number, number, number], number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM bar_history WHERE series_id = ? AND stamp = ? AND batch_id = ? AND owner_batch_file_id = ?
         AND cause IN ('replaced', 'rebased'))`,
    ).get(seriesId, stamp, batchId, ownerFileId) === 1
  )
}

/** What was put in the place of a file's row at a stamp, each time it happened. */
export function lostTo(db: ReadDb, series: ChunkedSeries, stamp: number, fileId: number): readonly (readonly (number | null)[])[] {
  const rows = prepared<[number, number, number], FormerRecord>(
    db,
    `SELECT new_open_value AS open_value, new_high_value AS high_value, new_low_value AS low_value, new_close_value AS close_value,
       new_volume_value AS volume_value, new_adjusted_close_value AS adjusted_close_value
     FROM bar_history WHERE series_id = ? AND stamp = ? AND owner_batch_file_id = ? AND cause IN ('replaced', 'rebased')`,
  ).all(series.id, stamp, fileId)
  return rows.map((row) => valuesOf(series.kind, row))
}

type FormerRecord = Record<string, number | null>

const SELECT_FORMER = `SELECT h.id, h.stamp, h.open_value, h.high_value, h.low_value, h.close_value, h.volume_value, h.adjusted_close_value, h.owner_batch_file_id,
       h.owner_line, b.undone_at_ms IS NULL AS is_active
     FROM bar_history h JOIN batch_files f ON f.id = h.owner_batch_file_id JOIN batches b ON b.id = f.batch_id`

const toFormerRow = (kind: ChunkedSeries['kind'], row: FormerRecord): FormerRow => ({
  id: row['id'] ?? 0,
  values: valuesOf(kind, row),
  ownerFileId: row['owner_batch_file_id'] ?? 0,
  ownerLine: row['owner_line'] ?? 0,
  isActive: row['is_active'] === 1,
})

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
