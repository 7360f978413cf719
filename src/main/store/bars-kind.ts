import { defaultKind } from './default-kind.ts'
import type { WriteDb } from './handles.ts'
import { instrumentById, stateTrait } from './instruments.ts'
import { prepared, preparedValue } from './prepared.ts'

/**
 * Notes what an instrument's bars, all series together, make it by default: one statement, in the name of the earliest file that has any of
 * them, so that the order of imports and undone ones in between leave no trace. Without bars nothing is noted.
 */
export function settleBarsKind(db: WriteDb, instrumentId: number): void {
  const fileId = preparedValue<[number], number | null>(
    db,
    `SELECT min(c.batch_file_id) FROM chunk_files c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.instrument_id = ?`,
  ).get(instrumentId)
  if (fileId === null || fileId === undefined) return
  const instrument = instrumentById(db, instrumentId)
  if (instrument === undefined) throw new Error(`settleBarsKind: got instrument ${instrumentId}, wanted one that exists`)
  const hasVolume = preparedValue<[number], number>(
    db,
    `SELECT EXISTS (SELECT 1 FROM coverage c JOIN series s ON s.id = c.series_id
       WHERE s.kind = 'bars' AND s.instrument_id = ? AND c.count > c.zero_volume_count + c.missing_volume_count)`,
  ).get(instrumentId)
  prepared<[number, number]>(db, `DELETE FROM instrument_traits WHERE instrument_id = ? AND trait = 'kind' AND source = 'bars' AND batch_file_id <> ?`).run(
    instrumentId,
    fileId,
  )
  const value = defaultKind(instrument.symbol, hasVolume === 1)
  stateTrait(db, instrumentId, { trait: 'kind', value, source: 'bars', asOf: '', batchFileId: fileId })
}
