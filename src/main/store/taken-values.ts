import type { ColumnChunk } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** Figures in the order of a chunk's columns: open, high, low, close, volume, adjusted close of a bar; the value alone of a value. Null = none. */
export type Figures = readonly (number | null)[]

/** What stands on a stamp of a series by the user's decision, and the row of a file it comes from. */
export interface TakenRow {
  readonly stamp: number
  readonly figures: Figures
  readonly batchFileId: number
  readonly line: number
}

/** The columns of the tables that hold figures, and the same as an object of a row of theirs. */
export const FIGURE_COLUMNS = 'open_value, high_value, low_value, close_value, volume_value, adjusted_close_value'

export interface FigureRow {
  readonly kind: 'bars' | 'values'
  readonly open_value: number | null
  readonly high_value: number | null
  readonly low_value: number | null
  readonly close_value: number | null
  readonly volume_value: number | null
  readonly adjusted_close_value: number | null
}

export const figuresOf = (row: FigureRow): Figures =>
  row.kind === 'values' ? [row.close_value] : [row.open_value, row.high_value, row.low_value, row.close_value, row.volume_value, row.adjusted_close_value]

/** Figures as the tables hold them. */
export const figureCells = (kind: FigureRow['kind'], figures: Figures): (number | null)[] =>
  kind === 'values' ? [null, null, null, figures[0] ?? null, null, null] : [0, 1, 2, 3, 4, 5].map((column) => figures[column] ?? null)

/** Whether anything stands by decision at all: in most stores nothing does, and nothing more has to be asked. */
export const hasTaken = (db: ReadDb): boolean => preparedValue<[], number>(db, 'SELECT EXISTS (SELECT 1 FROM taken_values)').get() === 1

/** From the series to what is laid over it: asked for each series that is read and each chunk that is written. */
export const TAKEN_OF_SERIES = `SELECT t.kind, t.stamp, t.batch_file_id, t.line, ${FIGURE_COLUMNS} FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id
  CROSS JOIN taken_values t ON (t.kind, t.symbol, t.timeframe, t.profile_id, t.adjustment, t.variant)
    = (s.kind, coalesce(i.symbol, s.code), s.timeframe, s.profile_id, s.adjustment, s.variant)
  WHERE s.id = ? ORDER BY t.stamp`

/** What stands by decision in a series, by rising stamps. */
export function takenRows(db: ReadDb, seriesId: number): readonly TakenRow[] {
  if (!hasTaken(db)) return []
  return prepared<[number], FigureRow & { stamp: number; batch_file_id: number; line: number }>(db, TAKEN_OF_SERIES)
    .all(seriesId)
    .map((row) => ({ stamp: row.stamp, figures: figuresOf(row), batchFileId: row.batch_file_id, line: row.line }))
}

/** Columns with the taken rows in the place of what stands on their stamps, or between what stands. Without any, the columns themselves. */
export function layTaken(chunk: ColumnChunk, taken: readonly TakenRow[]): ColumnChunk {
  if (taken.length === 0) return chunk
  const byStamp = new Map(taken.map((row) => [row.stamp, row.figures]))
  const stamps = Int32Array.from(new Set([...chunk.stamps, ...byStamp.keys()])).sort()
  const width = Math.max(chunk.columns.length, ...taken.map(({ figures }) => figures.findLastIndex((value) => value !== null) + 1))
  const columns = Array.from({ length: width }, () => new Float64Array(stamps.length))
  for (let at = 0, from = 0; at < stamps.length; at += 1) {
    const figures = byStamp.get(stamps[at]!)
    const isStored = chunk.stamps[from] === stamps[at]
    for (const [index, column] of columns.entries()) {
      const stored = isStored ? chunk.columns[index]?.[from] : undefined
      column[at] = (figures === undefined ? stored : figures[index]) ?? Number.NaN
    }
    if (isStored) from += 1
  }
  return { stamps, columns }
}
