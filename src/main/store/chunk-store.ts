import { isoDay } from '#domain/calendar/civil-day.ts'
import { type ChunkExtent, extentOf } from './chunk-extent.ts'
import { BAR_FIGURES, type ChunkState } from './chunk-state.ts'
import { chunkChecksum, type ColumnChunk, decodeColumns, decodeSources, encodeColumns, encodeSources, formatOfColumns, Scratch } from './column-chunk.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { newYorkDay } from './new-york-time.ts'
import { periodsOf } from './periods.ts'
import { prepared, preparedValue } from './prepared.ts'
import { layTaken, type TakenRow, takenRows } from './taken-values.ts'

/** What of a series decides where and how its rows lie. */
export interface ChunkedSeries {
  readonly id: number
  readonly kind: 'bars' | 'values'
  readonly timeframe: '1d' | '1m'
}

/** Number of the session a stamp belongs to: itself for daily rows, the New York day of a minute. */
export const sessionOf = (series: Pick<ChunkedSeries, 'timeframe'>, stamp: number): number => (series.timeframe === '1d' ? stamp : newYorkDay(stamp))

const TABLES = { bars: ['bar_chunks', 'bars'], values: ['observation_chunks', 'observations'] } as const

/** One chunk with its sources; throws when its checksum does not fit, because merging into damaged rows would spread the damage. */
export function readChunk(db: ReadDb, series: ChunkedSeries, period: number): ChunkState | undefined {
  const [table, column] = TABLES[series.kind]
  const row = prepared<[number, number], { rows: Buffer; sources: Buffer; checksum: number }>(
    db,
    `SELECT ${column} AS rows, sources, checksum FROM ${table} WHERE series_id = ? AND period = ?`,
  ).get(series.id, period)
  if (row === undefined) return undefined
  if (chunkChecksum(row.rows, row.sources) !== row.checksum) throw new Error(`readChunk: ${table} of series ${series.id}, ${period}: checksum does not fit`)
  return { ...decodeColumns(row.rows), ...decodeSources(row.sources) }
}

/** Periods a series has rows of files for, oldest first. */
export function chunkPeriods(db: ReadDb, { id, kind }: ChunkedSeries): readonly number[] {
  return preparedValue<[number], number>(db, `SELECT period FROM ${TABLES[kind][0]} WHERE series_id = ? ORDER BY period`).all(id)
}

const rowScratch = new Scratch()
const sourceScratch = new Scratch()

/** Puts a chunk in the place of what stood there, with its coverage and the list of files that own rows of it; no rows = no chunk. `isNewChunk` spares looking for what is not there. */
export function writeChunk(db: WriteDb, series: ChunkedSeries, period: number, state: ChunkState, isNewChunk = false): void {
  if (state.stamps.length === 0) {
    prepared<[number, number]>(db, `DELETE FROM ${TABLES[series.kind][0]} WHERE series_id = ? AND period = ?`).run(series.id, period)
    prepared<[number, number]>(db, 'DELETE FROM coverage WHERE series_id = ? AND period = ?').run(series.id, period)
    prepared<[number, number]>(db, 'DELETE FROM chunk_files WHERE series_id = ? AND period = ?').run(series.id, period)
    prepared<[number, number]>(db, 'DELETE FROM chunk_confirmations WHERE series_id = ? AND period = ?').run(series.id, period)
    if (takenIn(db, series, period).length > 0) settleCoverage(db, series, period)
    return
  }
  putChunk(db, series, period, { rows: encodeColumns(state, rowScratch), sources: encodeSources(state, sourceScratch), extent: extentOf(state) })
  writeOwners(db, series, period, state, isNewChunk)
}

/**
 * Says again what a period of a series holds, what stands by decision counted in: a bar that was taken where no file has one is a bar, and
 * keeps its series in being. To be called after a decision of the period changed.
 */
export function settleCoverage(db: WriteDb, series: ChunkedSeries, period: number): void {
  const { stamps, columns } = layTaken(readChunk(db, series, period) ?? nothingOf(series), takenIn(db, series, period))
  if (stamps.length > 0) putCoverage(db, series, period, extentOf({ stamps, columns }))
  else prepared<[number, number]>(db, 'DELETE FROM coverage WHERE series_id = ? AND period = ?').run(series.id, period)
}

/** What of a period stands by decision. */
function takenIn(db: ReadDb, series: ChunkedSeries, period: number): readonly TakenRow[] {
  const periods = periodsOf(series.timeframe)
  return takenRows(db, series.id).filter(({ stamp }) => periods.of(stamp) === period)
}

const nothingOf = ({ kind }: ChunkedSeries): ColumnChunk => ({
  stamps: new Int32Array(0),
  columns: Array.from({ length: kind === 'bars' ? BAR_FIGURES : 1 }, () => new Float64Array(0)),
})

/** A chunk in the form in which it is stored. */
export interface EncodedChunk {
  readonly rows: Buffer
  readonly sources: Buffer
  readonly extent: ChunkExtent
}

/** Adds a chunk the store has none of yet, all its rows being of one file. */
export function addChunk(db: WriteDb, series: ChunkedSeries, period: number, chunk: EncodedChunk, fileId: number): void {
  putChunk(db, series, period, chunk)
  prepared<[number, number, number]>(db, ADD_OWNER).run(fileId, series.id, period)
}

const ADD_OWNER = 'INSERT INTO chunk_files (batch_file_id, series_id, period) VALUES (?, ?, ?)'

/** The chunk and what its coverage says. */
function putChunk(db: WriteDb, series: ChunkedSeries, period: number, { rows, sources, extent }: EncodedChunk): void {
  const [table, column] = TABLES[series.kind]
  prepared<[number, number, number, number, Buffer, Buffer]>(
    db,
    `INSERT INTO ${table} (series_id, period, format, checksum, ${column}, sources) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (series_id, period) DO UPDATE SET format = excluded.format, checksum = excluded.checksum, ${column} = excluded.${column}, sources = excluded.sources`,
  ).run(series.id, period, formatOfColumns(rows), chunkChecksum(rows, sources), rows, sources)
  if (takenIn(db, series, period).length > 0) settleCoverage(db, series, period)
  else putCoverage(db, series, period, extent)
}

function putCoverage(db: WriteDb, series: ChunkedSeries, period: number, extent: ChunkExtent): void {
  prepared<[number, number, string, string, number, number, number]>(
    db,
    `INSERT INTO coverage (series_id, period, first_session, last_session, count, zero_volume_count, missing_volume_count) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (series_id, period) DO UPDATE SET first_session = excluded.first_session, last_session = excluded.last_session, count = excluded.count,
       zero_volume_count = excluded.zero_volume_count, missing_volume_count = excluded.missing_volume_count`,
  ).run(
    series.id,
    period,
    isoDay(sessionOf(series, extent.firstStamp)),
    isoDay(sessionOf(series, extent.lastStamp)),
    extent.count,
    extent.zeroVolumeCount,
    extent.missingVolumeCount,
  )
}

/** The files whose rows stand in the chunk: undo finds its chunks by them. */
function writeOwners(db: WriteDb, series: ChunkedSeries, period: number, { fileIds }: ChunkState, isNewChunk: boolean): void {
  const owners = new Set<number>()
  let last = -1
  for (const fileId of fileIds) {
    if (fileId !== last) owners.add(fileId)
    last = fileId
  }
  const known = isNewChunk
    ? []
    : preparedValue<[number, number], number>(db, 'SELECT batch_file_id FROM chunk_files WHERE series_id = ? AND period = ?').all(series.id, period)
  for (const fileId of known) {
    if (!owners.delete(fileId)) {
      prepared<[number, number, number]>(db, 'DELETE FROM chunk_files WHERE batch_file_id = ? AND series_id = ? AND period = ?').run(fileId, series.id, period)
    }
  }
  const add = prepared<[number, number, number]>(db, ADD_OWNER)
  for (const fileId of owners) add.run(fileId, series.id, period)
}
