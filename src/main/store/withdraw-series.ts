import { type FormerRow, formerRows, keepFormerRow, stampsReplacedBy } from './bar-history.ts'
import { batchOfFile } from './batch-undos.ts'
import { BAR_FIGURES, type ChunkState, isSameValue } from './chunk-state.ts'
import { type ChunkedSeries, readChunk, writeChunk } from './chunk-store.ts'
import { PROVISIONAL } from './column-chunk.ts'
import { type Confirmation, confirmationsOf, confirmerOf, dropConfirmed, extendConfirmation, isInLaterChunk } from './confirmations.ts'
import type { WriteDb } from './handles.ts'
import { bitmapOf, hasBit, periodsOf } from './periods.ts'
import { prepared } from './prepared.ts'
import { removeEmptySeries } from './series-writes.ts'
import { keepWithdrawnRows } from './withdrawn-chunks.ts'
import { keepWithdrawnSeries, type SeriesName } from './withdrawn-series.ts'

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
 * something in the place of comes back, else the row goes. All that was the file's is kept apart, with its file.
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
  keepWithdrawnSeries(db, fileId)
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
  const heirs = new Map<number, number[]>()
  const giveTo = (heir: number, i: number, line: number): void => {
    after.fileIds[i] = heir
    after.lines[i] = line
    after.flags[i] = isLastOf(db, series, period, before, confirmations, heir, before.stamps[i]!) ? PROVISIONAL : 0
    heirs.set(heir, heirs.get(heir) ?? [])
    heirs.get(heir)?.push(before.stamps[i]!)
  }
  for (let i = 0; i < before.stamps.length; i += 1) {
    if (before.fileIds[i] !== fileId) continue
    const stamp = before.stamps[i]!
    const heir = confirmerOf(confirmations, stamp - start, fileId)
    if (heir !== undefined) {
      // Which of its lines had the row was not kept: the file itself says.
      giveTo(heir, i, 0)
      continue
    }
    const former = replaced.has(stamp) ? formerRow(db, series, stamp, batchId, confirmations) : undefined
    if (former === undefined) {
      keeps[i] = 0
      continue
    }
    for (const [column, value] of former.values.entries()) {
      const target = after.columns[column]
      if (target !== undefined) target[i] = value ?? Number.NaN
    }
    giveTo(former.ownerFileId, i, former.ownerLine)
    for (const other of former.alsoOf) extendConfirmation(db, series, period, other, bitmapOf([stamp], period, periodsOf(series.timeframe)))
    keepFormerRow(db, series, { before, beforeIndex: i, after: { state: after, index: i }, cause: 'restored', batchId, atMs })
  }
  keepWithdrawnRows(
    db,
    series,
    period,
    filtered(
      before,
      Uint8Array.from(before.fileIds, (owner) => Number(owner === fileId)),
    ),
    fileId,
    atMs,
  )
  const kept = keeps.includes(0) ? filtered(after, keeps) : after
  for (const [heir, stamps] of heirs) dropConfirmed(db, series, period, heir, stamps)
  writeChunk(db, series, period, kept)
  return before.stamps.length - kept.stamps.length
}

interface Heir extends Pick<FormerRow, 'values' | 'ownerLine'> {
  readonly ownerFileId: number
  /** Further active files that had this very row. */
  readonly alsoOf: readonly number[]
}

/**
 * What stood at a stamp before a batch put something else there: the latest that an active file still says, given to the earliest that says
 * it. A former owner that is undone itself is followed by the earliest file that had found its row equal, if that came before the batch.
 */
function formerRow(db: WriteDb, series: OwnedChunk, stamp: number, batchId: number, confirmations: readonly Confirmation[]): Heir | undefined {
  const bit = stamp - periodsOf(series.timeframe).startOf(series.period)
  const standing = formerRows(db, series, stamp, batchId).flatMap((former) => {
    if (former.isActive) return [former]
    const heir = confirmerOf(confirmations, bit, former.ownerFileId)
    return heir !== undefined && batchOfFile(db, heir) < batchId ? [{ ...former, ownerFileId: heir, ownerLine: 0 }] : []
  })
  const [latest] = standing
  if (latest === undefined) return undefined
  const alike = standing.filter(({ values }) =>
    values.every((value, i) => i >= BAR_FIGURES || isSameValue(value ?? Number.NaN, latest.values[i] ?? Number.NaN)),
  )
  const owner = alike.reduce((earliest, former) => (former.ownerFileId < earliest.ownerFileId ? former : earliest))
  const others = new Set(alike.map(({ ownerFileId }) => ownerFileId))
  others.delete(owner.ownerFileId)
  return { ...owner, alsoOf: [...others] }
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
    // The last column goes with the last row that had a value in it; one that never had any stays as it came.
    columns:
      columns.length === 6 && columns[5]?.every(Number.isNaN) === true && state.columns[5]?.every(Number.isNaN) === false ? columns.slice(0, 5) : columns,
    fileIds: state.fileIds.filter(isKept),
    lines: state.lines.filter(isKept),
    flags: state.flags.filter(isKept),
  }
}
