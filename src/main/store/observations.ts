import { decodeColumns } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'

/** Values of a series as columns, oldest first, exactly as imported. */
export interface ValueColumns {
  /** Civil day numbers, strictly rising; weekends and holidays where the file has them. */
  readonly days: Int32Array
  readonly values: Float64Array
}

/** All values of a series. */
export function readValues(db: ReadDb, seriesId: number): ValueColumns {
  const rows = db.prepare<[number], { observations: Buffer }>('SELECT observations FROM observation_chunks WHERE series_id = ? ORDER BY period').all(seriesId)
  const pieces = rows.map(({ observations }) => decodeColumns(observations))
  const count = pieces.reduce((sum, piece) => sum + piece.stamps.length, 0)
  const days = new Int32Array(count)
  const values = new Float64Array(count)
  let at = 0
  for (const { stamps, columns } of pieces) {
    const [column] = columns
    if (column === undefined) throw new Error('readValues: got a chunk without a value column')
    days.set(stamps, at)
    values.set(column, at)
    at += stamps.length
  }
  return { days, values }
}
