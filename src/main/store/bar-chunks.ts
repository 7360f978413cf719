import { type BarColumns, barColumnsOf, joinBars } from './bar-columns.ts'
import { type ChunkSources, decodeColumns, decodeSources } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'

/** The bars of a series between two periods (both included): years of daily bars, months ("202411") of minute bars. */
export function readBars(db: ReadDb, seriesId: number, fromPeriod = 0, toPeriod = 999_999): BarColumns {
  const rows = db
    .prepare<[number, number, number], { bars: Buffer }>('SELECT bars FROM bar_chunks WHERE series_id = ? AND period BETWEEN ? AND ? ORDER BY period')
    .all(seriesId, fromPeriod, toPeriod)
  return joinBars(rows.map(({ bars }) => barColumnsOf(decodeColumns(bars))))
}

export interface BarChunk {
  readonly bars: BarColumns
  readonly sources: ChunkSources
}

/** One chunk with its sources, or undefined when the series has none for the period. */
export function readBarChunk(db: ReadDb, seriesId: number, period: number): BarChunk | undefined {
  const row = db
    .prepare<[number, number], { bars: Buffer; sources: Buffer }>('SELECT bars, sources FROM bar_chunks WHERE series_id = ? AND period = ?')
    .get(seriesId, period)
  return row === undefined ? undefined : { bars: barColumnsOf(decodeColumns(row.bars)), sources: decodeSources(row.sources) }
}
