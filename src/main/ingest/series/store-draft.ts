import { isoDay } from '#domain/calendar/civil-day.ts'
import { keepFormerRow } from '../../store/bar-history.ts'
import { settleBarsKind } from '../../store/bars-kind.ts'
import { ADDED, type ChunkState, EQUAL, type Merge, mergeChunk, REPLACED } from '../../store/chunk-state.ts'
import { addChunk, type ChunkedSeries, chunkPeriods, writeChunk } from '../../store/chunk-store.ts'
import { encodeRun, PROVISIONAL, Scratch } from '../../store/column-chunk.ts'
import { addConfirmation } from '../../store/confirmations.ts'
import { addAction, addContestedAction } from '../../store/corporate-actions.ts'
import type { WriteDb } from '../../store/handles.ts'
import { ensureInstrument } from '../../store/instruments.ts'
import { ensureSeries } from '../../store/series-writes.ts'
import type { BatchFile } from '../importer.ts'
import { mergeRules } from './judge-draft.ts'
import { type Rebase, rebaseChunk } from './rebase-line.ts'
import type { DraftAction, SeriesDraft } from './series-draft.ts'
import { findChunk } from './stored-lines.ts'

const scratch = new Scratch()

export interface DraftTarget {
  readonly variantOf: (series: number) => string
  /** Whether the rows of a series stand where the line has others. */
  readonly takes: (series: number) => boolean
  /** How the line a series goes to is multiplied to continue it; undefined = not at all. */
  readonly rebaseOf: (series: number) => Rebase | undefined
  readonly actions: readonly DraftAction[]
  /** Kept beside the values that stand. */
  readonly contested: readonly DraftAction[]
  /** New rows per series when the file was judged: the store must not have moved since. */
  readonly addedOf: (series: number) => number
}

export type Touch = (kind: 'series' | 'account' | 'instrument', id: string) => void

/** Merges what a draft holds into the store: rows, who agreed with whom, what was replaced, dividends and splits. */
export function storeDraft(db: WriteDb, draft: SeriesDraft, target: DraftTarget, origin: BatchFile, touch: Touch, checkCancelled: () => void): void {
  for (const number of draft.seriesNumbers()) {
    const symbol = draft.symbols[number]!
    const { timeframe, profileId, adjustment, kind, note } = draft.kind
    const instrumentId = kind === 'bars' ? ensureInstrument(db, symbol) : null
    const key = { kind, instrumentId, code: kind === 'bars' ? null : symbol, timeframe, profileId, adjustment }
    const { id, isNew } = ensureSeries(db, key, target.variantOf(number), note)
    const series = { id, kind, timeframe }
    const rebase = target.rebaseOf(number)
    if (rebase !== undefined) rebaseSeries(db, draft, number, series, rebase, origin)
    const added = storeSeries(db, draft, number, series, isNew, target.takes(number), origin)
    if (added !== target.addedOf(number)) {
      throw new Error(`storeDraft: ${symbol}: got ${added} new rows, wanted ${target.addedOf(number)}: the store moved since the file was judged`)
    }
    touch('series', String(id))
    checkCancelled()
    if (instrumentId !== null) settleInstrument(db, instrumentId, isNew, touch)
  }
  for (const { series, session, kind, value, line } of target.actions) {
    const instrumentId = ensureInstrument(db, draft.symbols[series]!)
    addAction(db, instrumentId, { session: isoDay(session), kind, value }, origin.fileId, line)
    touch('instrument', String(instrumentId))
  }
  for (const { series, session, kind, value, line } of target.contested) {
    addContestedAction(db, ensureInstrument(db, draft.symbols[series]!), { session: isoDay(session), kind, value }, origin.fileId, line)
  }
}

/** @returns how many rows are new, those put in the place of others included */
function storeSeries(db: WriteDb, draft: SeriesDraft, number: number, series: ChunkedSeries, isNew: boolean, takes: boolean, origin: BatchFile): number {
  let added = 0
  for (const period of draft.periodsOf(number)) {
    const found = isNew ? undefined : findChunk(db, series, period)
    const encoded = found === undefined ? draft.encoded(number, period, scratch) : undefined
    if (encoded !== undefined) {
      const { columns, extent, lines } = encoded
      const isLast = extent.lastStamp === draft.lastStamp(number)
      const sources = encodeRun(extent.count, origin.fileId, lines, isLast ? PROVISIONAL : 0)
      addChunk(db, series, period, { rows: columns, sources, extent }, origin.fileId)
      added += extent.count
      continue
    }
    const rows = draft.rows(number, period, scratch)
    if (rows === undefined) continue
    const { state, outcomes, replaced } = mergeChunk(found?.state, rows, mergeRules(draft, number, found, takes, origin.fileId))
    const news = outcomes.reduce((count, outcome) => (outcome === ADDED || outcome === REPLACED ? count + 1 : count), 0)
    added += news
    if (news > 0) writeChunk(db, series, period, state, found === undefined)
    if (found !== undefined) keepReplaced(db, series, found.state, state, replaced, origin)
    const equal = found === undefined ? [] : rows.stamps.filter((_, i) => outcomes[i] === EQUAL)
    if (equal.length > 0) addConfirmation(db, series, period, origin.fileId, equal)
  }
  return added
}

/** Multiplies what the line has and the file lacks, so that the rows of the file continue it; what stood there is kept. */
function rebaseSeries(db: WriteDb, draft: SeriesDraft, number: number, series: ChunkedSeries, rebase: Rebase, origin: BatchFile): void {
  for (const period of chunkPeriods(db, series)) {
    const found = findChunk(db, series, period)
    if (found === undefined) continue
    const rules = mergeRules(draft, number, found, true, origin.fileId)
    const { state, replaced } = rebaseChunk(found.state, draft.rows(number, period, scratch), rebase, rules)
    if (replaced.length === 0) continue
    writeChunk(db, series, period, state)
    keepReplaced(db, series, found.state, state, replaced, origin)
  }
}

/** Keeps what stood where other rows stand now. */
function keepReplaced(
  db: WriteDb,
  series: ChunkedSeries,
  stored: ChunkState,
  state: ChunkState,
  replaced: Merge['replaced'],
  { batchId, atMs }: BatchFile,
): void {
  for (const { before, after } of replaced) {
    keepFormerRow(db, series, { before: stored, beforeIndex: before, after: { state, index: after }, cause: 'replaced', batchId, atMs })
  }
}

function settleInstrument(db: WriteDb, id: number, isNewSeries: boolean, touch: Touch): void {
  const isOtherKind = settleBarsKind(db, id)
  if (isNewSeries || isOtherKind) touch('instrument', String(id))
}
