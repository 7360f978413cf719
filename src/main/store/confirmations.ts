import type { ReadDb, WriteDb } from './handles.ts'
import type { ChunkState } from './chunk-state.ts'
import type { ChunkedSeries } from './chunk-store.ts'
import { bitmapOf, hasBit, periodsOf } from './periods.ts'
import { prepared, preparedValue } from './prepared.ts'

/** The rows of one chunk that a later file found equal. */
export interface Confirmation {
  readonly fileId: number
  readonly bitmap: Buffer
}

/** Notes that a file found these stamps of a chunk equal to its own. */
export function addConfirmation(db: WriteDb, series: ChunkedSeries, period: number, fileId: number, stamps: Iterable<number>): void {
  const bitmap = bitmapOf(stamps, period, periodsOf(series.timeframe))
  prepared<[number, number, number, Buffer]>(db, 'INSERT INTO chunk_confirmations (series_id, period, batch_file_id, bitmap) VALUES (?, ?, ?, ?)').run(
    series.id,
    period,
    fileId,
    bitmap,
  )
}

/** Adds to the rows of a chunk that a file is known to have as well. */
export function extendConfirmation(db: WriteDb, series: ChunkedSeries, period: number, fileId: number, bits: Buffer): void {
  const known = confirmationsOf(db, series.id, period).find((confirmation) => confirmation.fileId === fileId)?.bitmap
  const bitmap = known === undefined ? bits : bits.map((byte, i) => byte | (known[i] ?? 0))
  prepared<[number, number, number, Uint8Array]>(
    db,
    `INSERT INTO chunk_confirmations (series_id, period, batch_file_id, bitmap) VALUES (?, ?, ?, ?)
     ON CONFLICT (series_id, period, batch_file_id) DO UPDATE SET bitmap = excluded.bitmap`,
  ).run(series.id, period, fileId, bitmap)
}

/** Takes rows out of those a file is known to have as well: they are its own now. */
export function dropConfirmed(db: WriteDb, series: ChunkedSeries, period: number, fileId: number, stamps: Iterable<number>): void {
  const known = confirmationsOf(db, series.id, period).find((confirmation) => confirmation.fileId === fileId)?.bitmap
  if (known === undefined) return
  const dropped = bitmapOf(stamps, period, periodsOf(series.timeframe))
  const left = known.map((byte, i) => byte & ~(dropped[i] ?? 0))
  const key = [series.id, period, fileId] as const
  if (left.every((byte) => byte === 0)) prepared(db, 'DELETE FROM chunk_confirmations WHERE series_id = ? AND period = ? AND batch_file_id = ?').run(...key)
  else prepared(db, 'UPDATE chunk_confirmations SET bitmap = ? WHERE series_id = ? AND period = ? AND batch_file_id = ?').run(left, ...key)
}

/** Every file that found rows of a chunk equal, earliest first. */
export function confirmationsOf(db: ReadDb, seriesId: number, period: number): readonly Confirmation[] {
  return prepared<[number, number], Confirmation>(
    db,
    'SELECT batch_file_id AS fileId, bitmap FROM chunk_confirmations WHERE series_id = ? AND period = ? ORDER BY batch_file_id',
  ).all(seriesId, period)
}

/** The earliest file after the owner that found the row equal, if any: it inherits the row when the owner is taken back. */
export function confirmerOf(confirmations: readonly Confirmation[], bit: number, ownerFileId: number): number | undefined {
  return confirmations.find(({ fileId, bitmap }) => fileId > ownerFileId && hasBit(bitmap, bit))?.fileId
}

/**
 * Whether a later file has the row too and goes on beyond it: then the row is finished, whatever its owner's flag says.
 * A file that ends on the same row does not finish it.
 */
export function isSettled(
  db: ReadDb,
  series: ChunkedSeries,
  period: number,
  state: ChunkState,
  stamp: number,
  confirmations: readonly Confirmation[],
): boolean {
  const bit = stamp - periodsOf(series.timeframe).startOf(period)
  return confirmations.some(
    ({ fileId, bitmap }) =>
      hasBit(bitmap, bit) &&
      (hasBitAfter(bitmap, bit) ||
        state.stamps.some((other, i) => other > stamp && state.fileIds[i] === fileId) ||
        isInLaterChunk(db, series.id, fileId, period)),
  )
}

function hasBitAfter(bitmap: Buffer, bit: number): boolean {
  for (let later = bit + 1; later < bitmap.length * 8; later += 1) if (hasBit(bitmap, later)) return true
  return false
}

/** Whether the file owns or confirms anything of the series after this chunk. */
export function isInLaterChunk(db: ReadDb, seriesId: number, fileId: number, period: number): boolean {
  return (
    preparedValue<[number, number, number, number, number, number], number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM chunk_files WHERE batch_file_id = ? AND series_id = ? AND period > ?)
         OR EXISTS (SELECT 1 FROM chunk_confirmations WHERE batch_file_id = ? AND series_id = ? AND period > ?)`,
    ).get(fileId, seriesId, period, fileId, seriesId, period) === 1
  )
}
