import { type ChunkState, EQUAL, mergeChunk } from '../../store/chunk-state.ts'
import { type ChunkedSeries, chunkPeriods, readChunk } from '../../store/chunk-store.ts'
import { PROVISIONAL } from '../../store/column-chunk.ts'
import { confirmationsOf, isSettled } from '../../store/confirmations.ts'
import type { ReadDb } from '../../store/handles.ts'
import { readInstrument } from '../../store/instruments.ts'
import { type SeriesKey, variantsOf } from '../../store/series-writes.ts'
import { type Rebase, rebaseChunk } from './rebase-line.ts'
import type { DraftKind, SeriesDraft } from './series-draft.ts'

/** A chunk as a further file finds it. */
export interface FoundChunk {
  readonly state: ChunkState
  readonly isProvisional: (stamp: number) => boolean
}

/** One line of a profile for one symbol: '' or '#2', with what it holds, files staged earlier in the same call included. */
export interface StoredLine {
  readonly variant: string
  chunk(period: number): FoundChunk | undefined
  /** The last stamp of the line. */
  lastStamp(): number
}

/** A file of the same call that will be stored before this one, and where its rows will go. */
export interface EarlierDraft {
  readonly draft: SeriesDraft
  readonly variantOf: (series: number) => string
  /** Whether its rows stand where the line has others. */
  readonly takes: (series: number) => boolean
  /** How the line it goes to is multiplied to continue it; undefined = not at all. */
  readonly rebaseOf: (series: number) => Rebase | undefined
}

/** The lines the store will have for a symbol when this file's turn comes. */
export function storedLines(db: ReadDb, earlier: readonly EarlierDraft[], kind: DraftKind, symbol: string): readonly StoredLine[] {
  const lines = new Map<string, StoredLine>(linesInStore(db, kind, symbol).map((line) => [line.variant, line]))
  for (const [index, file] of earlier.entries()) {
    const { draft, variantOf } = file
    const series = isSameKind(draft.kind, kind) ? draft.find(symbol) : undefined
    if (series === undefined || draft.periodsOf(series).length === 0) continue
    const variant = variantOf(series)
    lines.set(variant, withDraft(lines.get(variant), variant, file, series, -1 - index))
  }
  return [...lines.values()]
}

export function seriesKey(db: ReadDb, kind: DraftKind, symbol: string): SeriesKey | undefined {
  const { timeframe, profileId, adjustment } = kind
  if (kind.kind === 'values') return { kind: 'values', instrumentId: null, code: symbol, timeframe, profileId, adjustment }
  const instrument = readInstrument(db, symbol)
  return instrument === undefined ? undefined : { kind: 'bars', instrumentId: instrument.id, code: null, timeframe, profileId, adjustment }
}

function linesInStore(db: ReadDb, kind: DraftKind, symbol: string): readonly StoredLine[] {
  const key = seriesKey(db, kind, symbol)
  if (key === undefined) return []
  return variantsOf(db, key).map(({ id, variant }) => {
    const series: ChunkedSeries = { id, kind: kind.kind, timeframe: kind.timeframe }
    return { variant, chunk: (period) => findChunk(db, series, period), lastStamp: () => lastStampOf(db, series) }
  })
}

/** A stored chunk with what a later file may replace of it. */
export function findChunk(db: ReadDb, series: ChunkedSeries, period: number): FoundChunk | undefined {
  const state = readChunk(db, series, period)
  if (state === undefined) return undefined
  const flagged = state.stamps.filter((_, i) => (state.flags[i]! & PROVISIONAL) !== 0)
  if (flagged.length === 0) return { state, isProvisional: () => false }
  const confirmations = confirmationsOf(db, series.id, period)
  const provisional = new Set(flagged.filter((stamp) => !isSettled(db, series, period, state, stamp, confirmations)))
  return { state, isProvisional: (stamp) => provisional.has(stamp) }
}

function lastStampOf(db: ReadDb, series: ChunkedSeries): number {
  const period = chunkPeriods(db, series).at(-1)
  return (period === undefined ? undefined : readChunk(db, series, period)?.stamps.at(-1)) ?? Number.NEGATIVE_INFINITY
}

function withDraft(base: StoredLine | undefined, variant: string, { draft, takes, rebaseOf }: EarlierDraft, series: number, fileId: number): StoredLine {
  const lastStamp = draft.lastStamp(series)
  const rebase = rebaseOf(series)
  return {
    variant,
    chunk(period) {
      const found = base?.chunk(period)
      const rows = draft.rows(series, period)
      const before = found?.isProvisional ?? (() => false)
      const rules = { fileId, lastStamp, compared: draft.kind.compared, takes: takes(series), isProvisional: before }
      const stored = found === undefined || rebase === undefined ? found?.state : rebaseChunk(found.state, rows, rebase, rules).state
      if (rows === undefined) return found === undefined || stored === undefined ? found : { ...found, state: stored }
      const merge = mergeChunk(stored, rows, rules)
      const settled = new Set(rows.stamps.filter((stamp, i) => merge.outcomes[i] === EQUAL && stamp < lastStamp))
      const owned = new Set(merge.state.stamps.filter((_, i) => merge.state.fileIds[i] === fileId))
      return { state: merge.state, isProvisional: (stamp) => (owned.has(stamp) ? stamp === lastStamp : before(stamp) && !settled.has(stamp)) }
    },
    lastStamp: () => Math.max(base?.lastStamp() ?? Number.NEGATIVE_INFINITY, lastStamp),
  }
}

const isSameKind = (a: DraftKind, b: DraftKind): boolean =>
  a.kind === b.kind && a.timeframe === b.timeframe && a.profileId === b.profileId && a.adjustment === b.adjustment
