import { type ChunkState, type MergeRules, mergeChunk, newStampedRows, type StampedRows } from '../../store/chunk-state.ts'
import { Scratch } from '../../store/column-chunk.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { StoredLine } from './stored-lines.ts'

const scratch = new Scratch()

const PRICES = 4
const CLOSE = 3
const VOLUME = 4
const ADJUSTED_CLOSE = 5

/** Volumes that move against the prices by no more than this are those of a split, not of a dividend. */
const SPLIT_SLACK = 0.02

/** How the prices of a newer download lie to those that are stored, at each stamp both have; rising. */
export interface Rebase {
  readonly stamps: Int32Array
  /** Close of the file by the stored close, the same of the adjusted close (the former where either lacks one), and what volumes are multiplied by. */
  readonly prices: Float64Array
  readonly adjustedCloses: Float64Array
  readonly volumes: Float64Array
}

/**
 * What a stored line has to be multiplied by to continue a newer download. Undefined where it cannot be: nothing is shared, or the stored line
 * goes on beyond the file, which then is the older one of the two.
 */
export function rebaseOf(draft: SeriesDraft, series: number, line: StoredLine): Rebase | undefined {
  if (draft.kind.kind !== 'bars' || line.lastStamp() > draft.lastStamp(series)) return undefined
  const shared: { stamp: number; price: number; adjusted: number; volume: number }[] = []
  for (const period of draft.periodsOf(series)) {
    const stored = line.chunk(period)?.state
    const rows = stored === undefined ? undefined : draft.rows(series, period, scratch)
    if (stored === undefined || rows === undefined) continue
    for (let i = 0, j = 0; i < rows.stamps.length; i += 1) {
      while (j < stored.stamps.length && stored.stamps[j]! < rows.stamps[i]!) j += 1
      if (stored.stamps[j] !== rows.stamps[i]) continue
      const ratio = (column: number): number => (rows.columns[column]?.[i] ?? Number.NaN) / (stored.columns[column]?.[j] ?? Number.NaN)
      const price = ratio(CLOSE)
      const adjusted = ratio(ADJUSTED_CLOSE)
      const isSplit = Math.abs(ratio(VOLUME) * price - 1) < SPLIT_SLACK
      shared.push({ stamp: stored.stamps[j]!, price, adjusted: adjusted > 0 ? adjusted : price, volume: isSplit ? 1 / price : 1 })
    }
  }
  if (shared.length === 0) return undefined
  return {
    stamps: Int32Array.from(shared, ({ stamp }) => stamp),
    prices: Float64Array.from(shared, ({ price }) => price),
    adjustedCloses: Float64Array.from(shared, ({ adjusted }) => adjusted),
    volumes: Float64Array.from(shared, ({ volume }) => volume),
  }
}

/**
 * The stored rows of a chunk that the file lacks, multiplied by what holds at the next stamp both have: mostly those before the seam.
 * They come from no line of the file (line 0).
 */
export function rebasedRows(stored: ChunkState, staged: StampedRows | undefined, rebase: Rebase): StampedRows {
  const own = new Set(staged?.stamps)
  const indices = [...stored.stamps.keys()].filter((j) => !own.has(stored.stamps[j]!) && stored.stamps[j]! < rebase.stamps.at(-1)!)
  const rows = newStampedRows(indices.length, stored.columns.length)
  let next = 0
  for (const [at, j] of indices.entries()) {
    while (rebase.stamps[next]! < stored.stamps[j]!) next += 1
    rows.stamps[at] = stored.stamps[j]!
    for (const [column, values] of rows.columns.entries()) values[at] = stored.columns[column]![j]! * factorOf(rebase, column, next)
  }
  return rows
}

/** A stored chunk after the re-base, before the rows of the file are put in; `replaced` as in a merge. */
export const rebaseChunk = (stored: ChunkState, staged: StampedRows | undefined, rebase: Rebase, rules: MergeRules): ReturnType<typeof mergeChunk> =>
  mergeChunk(stored, rebasedRows(stored, staged, rebase), { ...rules, takes: true })

function factorOf({ prices, adjustedCloses, volumes }: Rebase, column: number, at: number): number {
  return (column < PRICES ? prices : column === VOLUME ? volumes : adjustedCloses)[at]!
}
