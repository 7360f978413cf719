import { type FormerRow, lostBefore } from './bar-history.ts'
import { type ChunkState, emptyState, putStored } from './chunk-state.ts'
import type { ChunkedSeries } from './chunk-store.ts'
import { PROVISIONAL } from './column-chunk.ts'
import type { WriteDb } from './handles.ts'
import { periodsOf, stampsOf } from './periods.ts'
import { withdrawnBefore } from './withdrawn-chunks.ts'
import type { SeriesName } from './withdrawn-series.ts'

/** What is kept of an undone file for one chunk of a series. */
export interface FormerlyHeld {
  readonly series: SeriesName
  readonly period: number
  readonly fileId: number
  /** Rows that were its own when it was undone. */
  readonly owned: ChunkState | undefined
  /** Rows it had found equal to another file's. */
  readonly bitmap: Buffer | undefined
  /** Rows that were its own until another file put something in their place, of the whole series. */
  readonly lost: ReadonlyMap<number, FormerRow>
  /** Whether nothing of the file lies behind this chunk. */
  readonly isLastPeriod: boolean
}

/** What a file says about a chunk. */
export interface Claims {
  readonly rows: ChunkState
  /** True of a row whose figures come from another file, which this one had found equal to its own. */
  readonly isBorrowed: (stamp: number) => boolean
}

/**
 * Everything an undone file says about a chunk: its own rows, those it lost to another, and those it had found equal to a file that has
 * them no longer, for then they are its own.
 */
export function claimsOf(db: WriteDb, series: ChunkedSeries, current: ChunkState | undefined, held: FormerlyHeld): Claims {
  const { owned, bitmap, period } = held
  const periods = periodsOf(series.timeframe)
  const known = new Set(owned?.stamps)
  const lost = [...held.lost].filter(([stamp]) => periods.of(stamp) === period && !known.has(stamp))
  for (const [stamp] of lost) known.add(stamp)
  const confirmed = bitmap === undefined ? [] : [...stampsOf(bitmap, periods.startOf(period))]
  const borrowed = findFigures(
    db,
    series,
    held,
    confirmed.filter((stamp) => !known.has(stamp) && !isHeldBefore(current, stamp, held.fileId)),
  )
  const isBorrowed = (stamp: number): boolean => borrowed.has(stamp)
  if (owned !== undefined && lost.length + borrowed.size === 0) return { rows: owned, isBorrowed }
  const last = held.isLastPeriod ? Math.max(...known, ...confirmed) : Number.POSITIVE_INFINITY
  const added = new Map<number, readonly (number | null)[]>([...lost.map(([stamp, { values }]) => [stamp, values] as const), ...borrowed])
  const lineOf = (stamp: number): number => held.lost.get(stamp)?.ownerLine ?? 0
  return { rows: withRows(owned, added, held.fileId, lineOf, last), isBorrowed }
}

/** Whether a file up to this one has the row. */
function isHeldBefore(current: ChunkState | undefined, stamp: number, fileId: number): boolean {
  const at = current?.stamps.indexOf(stamp) ?? -1
  return at >= 0 && (current?.fileIds[at] ?? 0) <= fileId
}

/** The figures this file had found equal to its own: what an undone file before it had, or lost. */
function findFigures(
  db: WriteDb,
  series: ChunkedSeries,
  { series: name, period, fileId }: FormerlyHeld,
  stamps: readonly number[],
): ReadonlyMap<number, readonly (number | null)[]> {
  const found = new Map<number, readonly (number | null)[]>()
  const earlier = stamps.length === 0 ? [] : withdrawnBefore(db, name, period, fileId)
  for (const stamp of stamps) {
    const state = earlier.find(({ stamps: theirs }) => theirs.includes(stamp))
    const values = state === undefined ? lostBefore(db, series, stamp, fileId)?.values : state.columns.map((column) => column[state.stamps.indexOf(stamp)]!)
    if (values !== undefined) found.set(stamp, values)
  }
  return found
}

/** Rows with others added at their places; all of them are the file's. */
function withRows(
  owned: ChunkState | undefined,
  added: ReadonlyMap<number, readonly (number | null)[]>,
  fileId: number,
  lineOf: (stamp: number) => number,
  lastStamp: number,
): ChunkState {
  const stamps = Int32Array.from([...(owned?.stamps ?? []), ...added.keys()]).sort()
  const width = Math.max(owned?.columns.length ?? 0, ...[...added.values()].map(widthOf))
  const state = emptyState(stamps.length, width)
  for (let at = 0, i = 0; at < stamps.length; at += 1) {
    const stamp = stamps[at]!
    const values = added.get(stamp)
    if (values === undefined) {
      if (owned !== undefined) putStored(state, at, owned, i)
      i += 1
      continue
    }
    state.stamps[at] = stamp
    for (const [index, column] of state.columns.entries()) column[at] = values[index] ?? Number.NaN
    state.fileIds[at] = fileId
    state.lines[at] = lineOf(stamp)
    state.flags[at] = stamp === lastStamp ? PROVISIONAL : 0
  }
  return state
}

/** Columns up to the last that has a figure, five at least: an adjusted close nobody stated is no column. */
const widthOf = (values: readonly (number | null)[]): number => (values.length === 6 && values[5] === null ? 5 : values.length)
