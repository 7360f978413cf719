import { hasReplaced, keepFormerRow, lostRows, lostTo, stampsOverruledBy } from './bar-history.ts'
import { batchOfFile } from './batch-undos.ts'
import { BAR_FIGURES, type ChunkState, emptyState, isSameValue, putStored } from './chunk-state.ts'
import { type ChunkedSeries, readChunk, writeChunk } from './chunk-store.ts'
import { dropConfirmed, extendConfirmation } from './confirmations.ts'
import type { WriteDb } from './handles.ts'
import { bitmapOf, periodsOf } from './periods.ts'
import { type Claims, claimsOf, type FormerlyHeld } from './restore-claims.ts'
import { reviveSeries, settlePrimary } from './series-writes.ts'
import { settleTaken } from './taken-series.ts'
import { takenRows } from './taken-values.ts'
import type { Withdrawal } from './withdraw-series.ts'
import { withdrawnPeriods, withdrawnRows } from './withdrawn-chunks.ts'
import { forgetWithdrawn, withdrawnBitmaps, type WithdrawnSeries, withdrawnSeriesOf } from './withdrawn-series.ts'

export interface RestoredSeries {
  readonly bars: number
  readonly observations: number
  /** Series that changed, those that came back and those that are primary now included. */
  readonly series: ReadonlySet<number>
  readonly instruments: ReadonlySet<number>
  /** In words: rows on which this file and one stored while it was undone differ. */
  readonly conflicts: readonly string[]
}

/**
 * Puts back what a file had in the series when it was undone: a row nobody has now is there again, one that a later file inherited is its
 * own again, one that it had put in the place of another's stands there again. Where it and a file stored in the meantime differ, the later
 * import's value stands and the other lies beneath it; that is a conflict to be asked about.
 */
export function restoreSeriesRows(db: WriteDb, origin: Withdrawal, checkCancelled: () => void): RestoredSeries {
  const series = new Set<number>()
  const instruments = new Set<number>()
  const counts = { bars: 0, values: 0 }
  const conflicts: string[] = []
  for (const was of withdrawnSeriesOf(db, origin.fileId)) {
    checkCancelled()
    const { id, instrumentId } = reviveSeries(db, was)
    const { added, differing } = restoreRows(db, was, { id, kind: was.kind, timeframe: was.timeframe }, origin)
    settleTaken(
      db,
      takenRows(db, id).map(({ stamp }) => ({ id, kind: was.kind, timeframe: was.timeframe, stamp })),
    )
    counts[was.kind] += added
    if (differing > 0) conflicts.push(differingWords(was, differing))
    for (const settled of settlePrimary(db, id, was.isPrimaryByUser === 1)) series.add(settled)
    series.add(id)
    if (instrumentId !== null) instruments.add(instrumentId)
  }
  forgetWithdrawn(db, origin.fileId)
  return { bars: counts.bars, observations: counts.values, series, instruments, conflicts }
}

function differingWords({ kind, symbol }: WithdrawnSeries, count: number): string {
  const what = kind === 'bars' ? (count === 1 ? 'bar' : 'bars') : count === 1 ? 'value' : 'values'
  return `${count} ${what} of ${symbol} ${count === 1 ? 'differs' : 'differ'} from what was imported since; the later import’s ${count === 1 ? 'one stands' : 'stand'}`
}

function restoreRows(db: WriteDb, was: WithdrawnSeries, series: ChunkedSeries, origin: Withdrawal): { added: number; differing: number } {
  const { fileId } = origin
  const bitmaps = withdrawnBitmaps(db, fileId, was)
  const lost = lostRows(db, series, fileId)
  const periods = periodsOf(series.timeframe)
  const held = new Set([...withdrawnPeriods(db, was, fileId), ...bitmaps.keys(), ...[...lost.keys()].map((stamp) => periods.of(stamp))])
  const rising = [...held].sort((a, b) => a - b)
  let added = 0
  let differing = 0
  for (const period of rising) {
    const former: FormerlyHeld = {
      series: was,
      period,
      fileId,
      owned: withdrawnRows(db, was, period, fileId),
      bitmap: bitmaps.get(period),
      lost,
      isLastPeriod: period === rising.at(-1),
    }
    const current = readChunk(db, series, period)
    const merged = mergeClaims(db, series, current, claimsOf(db, series, current, former), origin)
    added += merged.state.stamps.length - (current?.stamps.length ?? 0)
    differing += merged.differing
    writeChunk(db, series, period, merged.state, current === undefined)
    for (const [other, stamps] of merged.confirmed) extendConfirmation(db, series, period, other, bitmapOf(stamps, period, periods))
    if (former.bitmap !== undefined) extendConfirmation(db, series, period, fileId, former.bitmap)
    dropConfirmed(db, series, period, fileId, ownStamps(merged.state, fileId))
  }
  return { added, differing }
}

interface Merged {
  readonly state: ChunkState
  /** Stamps that a file has as well as their owner. */
  readonly confirmed: ReadonlyMap<number, readonly number[]>
  readonly differing: number
}

/** The rows of a chunk together with what the file says about it. Of two rows of one stamp the later import's is on top; equal ones are one row of the earlier. */
function mergeClaims(db: WriteDb, series: ChunkedSeries, current: ChunkState | undefined, { rows, isBorrowed }: Claims, origin: Withdrawal): Merged {
  const confirmed = new Map<number, number[]>()
  if (current === undefined) return { state: rows, confirmed, differing: 0 }
  const replacedBy = replacements(db, series.id)
  const stamps = Int32Array.from(new Set([...current.stamps, ...rows.stamps])).sort()
  const state = emptyState(stamps.length, Math.max(current.columns.length, rows.columns.length))
  const compared = series.kind === 'bars' ? BAR_FIGURES : 1
  let differing = 0
  for (let at = 0, i = 0, j = 0; at < stamps.length; at += 1) {
    const stamp = stamps[at]!
    const hasClaim = rows.stamps[i] === stamp
    const hasRow = current.stamps[j] === stamp
    if (!hasRow) putStored(state, at, rows, i)
    else if (!hasClaim) putStored(state, at, current, j)
    else {
      const owner = current.fileIds[j]!
      const isLater = origin.fileId > owner
      const isEqual = isSameRow(rowValues(rows, i), rowValues(current, j), compared)
      const batchId = isLater ? origin.batchId : replacedBy.batchOf(owner)
      // A row that was put in the place of another is a word of its own, even where it says what an earlier file said.
      const isOneRow = isEqual && !replacedBy.stamps(batchId).has(stamp)
      if (isOneRow !== isLater) putStored(state, at, rows, i)
      else putStored(state, at, current, j)
      if (isOneRow) {
        const other = isLater ? origin.fileId : owner
        confirmed.set(other, confirmed.get(other) ?? [])
        confirmed.get(other)?.push(stamp)
      } else {
        const lower = isLater ? { before: current, beforeIndex: j, file: owner } : { before: rows, beforeIndex: i, file: origin.fileId }
        const upper = isLater ? rowValues(rows, i) : rowValues(current, j)
        const isBeneath = hasReplaced(db, series.id, stamp, batchId, lower.file)
        const isKnown =
          isEqual || isBeneath || replacedBy.stamps(batchId).has(stamp) || lostTo(db, series, stamp, lower.file).some((row) => isSameRow(row, upper, compared))
        if (!isBeneath && !(isKnown && !isLater && isBorrowed(stamp))) {
          const cause = isLater && isBorrowed(stamp) ? 'rebased' : 'replaced'
          keepFormerRow(db, series, { ...lower, after: { state, index: at }, cause, batchId, atMs: origin.atMs })
        }
        if (!isKnown) differing += 1
      }
    }
    if (hasClaim) i += 1
    if (hasRow) j += 1
  }
  return { state, confirmed, differing }
}

/** Which stamps of a series each batch put something else at, looked up once per batch. */
function replacements(db: WriteDb, seriesId: number): { stamps(batchId: number): ReadonlySet<number>; batchOf(fileId: number): number } {
  const byBatch = new Map<number, ReadonlySet<number>>()
  const batches = new Map<number, number>()
  return {
    stamps(batchId) {
      const known = byBatch.get(batchId) ?? stampsOverruledBy(db, seriesId, batchId)
      byBatch.set(batchId, known)
      return known
    },
    batchOf(fileId) {
      const known = batches.get(fileId) ?? batchOfFile(db, fileId)
      batches.set(fileId, known)
      return known
    },
  }
}

type Figures = readonly (number | null | undefined)[]

const rowValues = ({ columns }: ChunkState, index: number): Figures => columns.map((column) => column[index])

function isSameRow(one: Figures, other: Figures, compared: number): boolean {
  for (let column = 0; column < compared; column += 1) if (!isSameValue(one[column] ?? Number.NaN, other[column] ?? Number.NaN)) return false
  return true
}

const ownStamps = ({ stamps, fileIds }: ChunkState, fileId: number): Int32Array => stamps.filter((_, i) => fileIds[i] === fileId)
