import type { ColumnChunk } from './column-chunk.ts'

/** What the coverage of a chunk says without its rows. */
export interface ChunkExtent {
  readonly count: number
  readonly firstStamp: number
  readonly lastStamp: number
  /** Of bars; a chunk of values has no volumes to count. */
  readonly zeroVolumeCount: number
  readonly missingVolumeCount: number
}

/** Column of the volume in a chunk of bars. */
export const VOLUME_COLUMN = 4

/** Of rising stamps, at least one. */
export function extentOf({ stamps, columns }: ColumnChunk): ChunkExtent {
  const count = stamps.length
  if (count === 0) throw new Error('extentOf: got no rows, wanted at least one')
  let zeroVolumeCount = 0
  let missingVolumeCount = 0
  const volume = columns[VOLUME_COLUMN]
  if (volume !== undefined) {
    for (let i = 0; i < count; i += 1) {
      const shares = volume[i]!
      if (shares === 0) zeroVolumeCount += 1
      else if (Number.isNaN(shares)) missingVolumeCount += 1
    }
  }
  return { count, firstStamp: stamps[0]!, lastStamp: stamps[count - 1]!, zeroVolumeCount, missingVolumeCount }
}
