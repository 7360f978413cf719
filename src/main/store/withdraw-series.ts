import { formerRows, keepFormerRow, stampsReplacedBy } from './bar-history.ts'
import type { ChunkState } from './chunk-state.ts'
import { type ChunkedSeries, readChunk, writeChunk } from './chunk-store.ts'
import { PROVISIONAL } from './column-chunk.ts'
import { type Confirmation, confirmationsOf, confirmerOf, isInLaterChunk } from './confirmations.ts'
import type { WriteDb } from './handles.ts'
import { hasBit, periodsOf } from './periods.ts'
import { prepared } from './prepared.ts'
import { removeEmptySeries } from './series-writes.ts'
import { keepWithdrawnRows, type SeriesName } from './withdrawn-chunks.ts'

export interface Withdrawal {
  readonly batchId: number
  readonly fileId: number
  readonly atMs: number
}

export interface Withdrawn {
  readonly bars: number
  readonly observations: number
  /** Series that changed, those that are gone and those that became primary included. */
  readonly series: ReadonlySet<number>
  readonly instruments: ReadonlySet<number>
}

interface OwnedChunk extends SeriesName {
  readonly id: number
  readonly instrumentId: number | null
  readonly period: number
}

/**
 * Takes back what a file put into the series: each of its rows goes to the earliest file that found it equal, else what it had put
 * something in the place of comes back, else the row goes. What goes is kept apart, with its file.
 * A series left empty is removed and the next by import order becomes primary.
 */
export function withdrawSeriesRows(db: WriteDb, withdrawal: Withdrawal): Withdrawn {
  const { fileId } = withdrawal
  const owned = prepared<[number], OwnedChunk>(
    db,
    `SELECT s.id, s.kind, coalesce(i.symbol, s.code) AS symbol, s.timeframe, s.profile_id AS profileId, s.adjustment, s.variant,
       s.instrument_id AS instrumentId, c.period
     FROM chunk_files c JOIN series s ON s.id = c.series_id LEFT JOIN instruments i ON i.id = s.instrument_id
     WHERE c.batch_file_id = ? ORDER BY s.id, c.period DESC`,
  ).all(fileId)
  prepared<[number]>(db, 'DELETE FROM chunk_confirmations WHERE batch_file_id = ?').run(fileId)
  const series = new Set<number>()
  const instruments = new Set<number>()
  const removed = { bars: 0, values: 0 }
  for (const chunk of owned) {
    removed[chunk.kind] += withdrawChunk(db, chunk, withdrawal)
    series.add(chunk.id)
    if (chunk.instrumentId !== null) instruments.add(chunk.instrumentId)
  }
  for (const id of series) {
    const promoted = removeEmptySeries(db, id)
    if (promoted !== null) series.add(promoted)
  }
  return { bars: removed.bars, observations: removed.values, series, instruments }
}

/** @returns how many rows went */
function withdrawChunk(db: WriteDb, series: OwnedChunk, { fileId, batchId, atMs }: Withdrawal): number {
  const { period } = series
  const before = readChunk(db, series, period)
  if (before === undefined) throw new Error(`withdrawChunk: got series ${series.id}, ${period} without a chunk, wanted one`)
  const confirmations = confirmationsOf(db, series.id, period)
  const start = periodsOf(series.timeframe).startOf(period)
  const replaced = stampsReplacedBy(db, series.id, batchId)
  const after = copyOf(before)
  const keeps = new Uint8Array(before.stamps.length).fill(1)
  for (let i = 0; i < before.stamps.length; i += 1) {
    if (before.fileIds[i] !== fileId) continue
    const stamp = before.stamps[i]!
    const heir = confirmerOf(confirmations, stamp - start, fileId)
    if (heir !== undefined) {
      after.fileIds[i] = heir
      // Which of its lines had the row was not kept: the file itself says.
      after.lines[i] = 0
      after.flags[i] = isLastOf(db, series, period, before, confirmations, heir, stamp) ? PROVISIONAL : 0
      continue
    }
    const [former] = replaced.has(stamp) ? formerRows(db, series, stamp, batchId) : []
    if (former !== undefined) {
      for (const [column, value] of former.values.entries()) {
        const target = after.columns[column]
        if (target !== undefined) target[i] = value ?? Number.NaN
      }
      after.fileIds[i] = former.ownerFileId
      after.lines[i] = former.ownerLine
      after.flags[i] = isLastOf(db, series, period, before, confirmations, former.ownerFileId, stamp) ? PROVISIONAL : 0
      keepFormerRow(db, series, { before, beforeIndex: i, after: { state: after, index: i }, cause: 'restored', batchId, atMs })
      continue
    }
    keeps[i] = 0
  }
  const goes = keeps.map((keep) => 1 - keep)
  const isAnyGone = goes.includes(1)
  if (isAnyGone) keepWithdrawnRows(db, series, period, filtered(before, goes), fileId, atMs)
  const kept = isAnyGone ? filtered(after, keeps) : after
  writeChunk(db, series, period, kept)
  return before.stamps.length - kept.stamps.length
}

/** Whether a stamp is the last one a file has in a series, by rows it owns or confirmed. */
function isLastOf(
  db: WriteDb,
  series: ChunkedSeries,
  period: number,
  state: ChunkState,
  confirmations: readonly Confirmation[],
  fileId: number,
  stamp: number,
): boolean {
  const start = periodsOf(series.timeframe).startOf(period)
  const bitmap = confirmations.find((confirmation) => confirmation.fileId === fileId)?.bitmap
  const hasLater = state.stamps.some((other, i) => other > stamp && (state.fileIds[i] === fileId || (bitmap !== undefined && hasBit(bitmap, other - start))))
  return !hasLater && !isInLaterChunk(db, series.id, fileId, period)
}

function copyOf(state: ChunkState): ChunkState {
  return {
    stamps: state.stamps.slice(),
    columns: state.columns.map((column) => column.slice()),
    fileIds: state.fileIds.slice(),
    lines: state.lines.slice(),
    flags: state.flags.slice(),
  }
}

function filtered(state: ChunkState, keeps: Uint8Array): ChunkState {
  const isKept = (_: number, i: number): boolean => keeps[i] === 1
  const columns = state.columns.map((column) => column.filter(isKept))
  return {
    stamps: state.stamps.filter(isKept),
    columns: columns.length === 6 && columns[5]?.every(Number.isNaN) === true ? columns.slice(0, 5) : columns,
    fileIds: state.fileIds.filter(isKept),
    lines: state.lines.filter(isKept),
    flags: state.flags.filter(isKept),
  }
}
