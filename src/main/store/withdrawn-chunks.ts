import type { ChunkState } from './chunk-state.ts'
import { chunkChecksum, decodeColumns, decodeSources, encodeColumns, encodeSources, formatOfColumns } from './column-chunk.ts'
import type { WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { nameOf, type SeriesName } from './withdrawn-series.ts'

/** Keeps the rows of a file that is undone. */
export function keepWithdrawnRows(db: WriteDb, series: SeriesName, period: number, state: ChunkState, batchFileId: number, atMs: number): void {
  const rows = encodeColumns(state)
  const sources = encodeSources(state)
  prepared<unknown[]>(
    db,
    `INSERT INTO withdrawn_chunks (batch_file_id, kind, symbol, timeframe, profile_id, adjustment, variant, period, format, checksum, rows, sources, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    batchFileId,
    series.kind,
    series.symbol,
    series.timeframe,
    series.profileId,
    series.adjustment,
    series.variant,
    period,
    formatOfColumns(rows),
    chunkChecksum(rows, sources),
    rows,
    sources,
    atMs,
  )
}

interface KeptChunk {
  readonly period: number
  readonly rows: Buffer
  readonly sources: Buffer
  readonly checksum: number
}

const BY_NAME = `kind = $kind AND symbol = $symbol AND timeframe = $timeframe AND profile_id = $profileId AND adjustment = $adjustment AND variant = $variant`

/** The chunks in which an undone file had rows of its own. */
export function withdrawnPeriods(db: WriteDb, series: SeriesName, batchFileId: number): readonly number[] {
  const sql = `SELECT period FROM withdrawn_chunks WHERE batch_file_id = $file AND ${BY_NAME} ORDER BY period`
  return prepared<[Record<string, unknown>], { period: number }>(db, sql)
    .all({ ...nameOf(series), file: batchFileId })
    .map(({ period }) => period)
}

/** The rows an undone file had of its own in one chunk. */
export function withdrawnRows(db: WriteDb, series: SeriesName, period: number, batchFileId: number): ChunkState | undefined {
  const sql = `SELECT period, rows, sources, checksum FROM withdrawn_chunks WHERE batch_file_id = $file AND ${BY_NAME} AND period = $period ORDER BY id DESC LIMIT 1`
  const kept = prepared<[Record<string, unknown>], KeptChunk>(db, sql).get({ ...nameOf(series), file: batchFileId, period })
  return kept === undefined ? undefined : decode(kept)
}

/** The same of every undone file before one, the latest first. */
export function withdrawnBefore(db: WriteDb, series: SeriesName, period: number, batchFileId: number): readonly ChunkState[] {
  const sql = `SELECT period, rows, sources, checksum FROM withdrawn_chunks WHERE batch_file_id < $file AND ${BY_NAME} AND period = $period
    ORDER BY batch_file_id DESC, id DESC`
  return prepared<[Record<string, unknown>], KeptChunk>(db, sql)
    .all({ ...nameOf(series), file: batchFileId, period })
    .map(decode)
}

function decode({ period, rows, sources, checksum }: KeptChunk): ChunkState {
  if (chunkChecksum(rows, sources) !== checksum) throw new Error(`withdrawnRows: ${period}: checksum does not fit`)
  return { ...decodeColumns(rows), ...decodeSources(sources) }
}
