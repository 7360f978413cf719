import { joinColumns } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'
import { preparedValue } from './prepared.ts'
import { layTaken, takenRows } from './taken-values.ts'

/** Values of a series as columns, oldest first, exactly as imported. */
export interface ValueColumns {
  /** Civil day numbers, strictly rising; weekends and holidays where the file has them. */
  readonly days: Int32Array
  readonly values: Float64Array
}

/** All values of a series, those that stand by decision among them. */
export function readValues(db: ReadDb, seriesId: number): ValueColumns {
  const blobs = preparedValue<[number], Buffer>(db, 'SELECT observations FROM observation_chunks WHERE series_id = ? ORDER BY period').all(seriesId)
  const { stamps, columns } = layTaken(joinColumns(blobs, 1), takenRows(db, seriesId))
  const [values] = columns
  if (values === undefined) throw new Error('readValues: got a chunk without a value column')
  return { days: stamps, values }
}
