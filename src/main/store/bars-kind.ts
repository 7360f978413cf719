import { defaultKind } from './default-kind.ts'
import type { WriteDb } from './handles.ts'
import { instrumentById, stateTrait } from './instruments.ts'
import { prepared } from './prepared.ts'

/**
 * Notes what an instrument's bars, all series together, make it by default: one statement, in the name of the earliest file that has any of
 * them, so that the order of imports and undone ones in between leave no trace. Without bars nothing is noted.
 * @returns true when the kind of the instrument changed by it
 */
export function settleBarsKind(db: WriteDb, instrumentId: number): boolean {
  const { fileId, hasVolume } = prepared<{ id: number }[], { fileId: number | null; hasVolume: 0 | 1 }>(
    db,
    `SELECT min(f.batch_file_id) AS fileId, ifnull(max(c.count > c.zero_volume_count + c.missing_volume_count), 0) AS hasVolume
     FROM series s JOIN coverage c ON c.series_id = s.id JOIN chunk_files f ON f.series_id = c.series_id AND f.period = c.period
     WHERE s.kind = 'bars' AND s.instrument_id = @id`,
  ).get({ id: instrumentId }) ?? { fileId: null, hasVolume: 0 }
  if (fileId === null) return false
  const before = instrumentById(db, instrumentId)
  if (before === undefined) throw new Error(`settleBarsKind: got instrument ${instrumentId}, wanted one that exists`)
  const value = defaultKind(before.symbol, hasVolume === 1)
  const noted = prepared<{ id: number }[], { fileId: number; value: string }>(
    db,
    `SELECT batch_file_id AS fileId, value FROM instrument_traits WHERE instrument_id = @id AND trait = 'kind' AND source = 'bars'`,
  ).all({ id: instrumentId })
  if (noted.length === 1 && noted[0]?.fileId === fileId && noted[0].value === value) return false
  if (noted.length > 0) {
    prepared<{ id: number }[]>(db, `DELETE FROM instrument_traits WHERE instrument_id = @id AND trait = 'kind' AND source = 'bars'`).run({ id: instrumentId })
  }
  stateTrait(db, instrumentId, { trait: 'kind', value, source: 'bars', asOf: '', batchFileId: fileId })
  return instrumentById(db, instrumentId)?.kind !== before.kind
}
