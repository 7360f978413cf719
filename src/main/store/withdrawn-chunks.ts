import type { ChunkState } from './chunk-state.ts'
import { chunkChecksum, COLUMN_FORMAT, encodeColumns, encodeSources } from './column-chunk.ts'
import type { WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** What a series was called, apart from its row id, which does not outlive it. */
export interface SeriesName {
  readonly kind: 'bars' | 'values'
  readonly symbol: string
  readonly timeframe: '1d' | '1m'
  readonly profileId: string
  readonly adjustment: string
  readonly variant: string
}

/** Keeps rows that leave the store with the file that brought them. */
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
    COLUMN_FORMAT,
    chunkChecksum(rows, sources),
    rows,
    sources,
    atMs,
  )
}
