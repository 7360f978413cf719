import { type BarColumns, barColumnsOf } from './bar-columns.ts'
import { type ChunkSources, decodeColumns, decodeSources, joinColumns } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'
import { periodsOf } from './periods.ts'
import { preparedValue } from './prepared.ts'
import { layTaken, takenRows } from './taken-values.ts'

/** Open, high, low, close, volume; an adjusted close is there only where a chunk has one. */
const BAR_COLUMNS = 5

/** The bars of a series between two periods (both included), those that stand by decision among them: years of daily bars, months ("202411") of minute bars. */
export function readBars(db: ReadDb, seriesId: number, fromPeriod = 0, toPeriod = 999_999): BarColumns {
  const blobs = preparedValue<[number, number, number], Buffer>(
    db,
    'SELECT bars FROM bar_chunks WHERE series_id = ? AND period BETWEEN ? AND ? ORDER BY period',
  ).all(seriesId, fromPeriod, toPeriod)
  return barColumnsOf(layTaken(joinColumns(blobs, BAR_COLUMNS), takenWithin(db, seriesId, fromPeriod, toPeriod)))
}

function takenWithin(db: ReadDb, seriesId: number, from: number, to: number): ReturnType<typeof takenRows> {
  const taken = takenRows(db, seriesId)
  if (taken.length === 0) return taken
  const timeframe = preparedValue<[number], '1d' | '1m'>(db, 'SELECT timeframe FROM series WHERE id = ?').get(seriesId) ?? '1d'
  const periods = periodsOf(timeframe)
  return taken.filter(({ stamp }) => periods.of(stamp) >= from && periods.of(stamp) <= to)
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
