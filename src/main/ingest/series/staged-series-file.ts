import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import type { WriteDb } from '../../store/handles.ts'
import { addHeldRow } from '../../store/held-bar-rows.ts'
import { addHeldValues, type HeldValue } from '../../store/held-decisions.ts'
import { addLineRange } from '../../store/line-ranges.ts'
import type { Encoding } from '../bars/file-pieces.ts'
import type { BatchFile, StagedFile } from '../importer.ts'
import type { HeldRow } from './held-row.ts'
import { mergeByLine } from './held-rows.ts'
import { readBack } from './read-back.ts'
import type { SeriesDraft } from './series-draft.ts'
import { type DraftTarget, storeDraft, type Touch } from './store-draft.ts'
import type { EarlierDraft } from './stored-lines.ts'

export interface StagedParts {
  readonly path: string
  readonly draft: SeriesDraft
  readonly target: DraftTarget
  readonly sha256: string
  readonly encoding: Encoding
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: StagedFile['notices']
  /** Rows held back by what the store or another row of the file says, in the order of their lines. */
  readonly judged: readonly HeldRow[]
  readonly isNothingToStore: boolean
}

/** A file of bars or values, read and judged. */
export class StagedSeriesFile implements StagedFile {
  readonly sha256: string
  readonly encoding: Encoding
  readonly account = null
  readonly accounts: readonly string[] = []
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: StagedFile['notices']
  readonly isNothingToStore: boolean
  readonly #parts: StagedParts

  constructor(parts: StagedParts) {
    this.#parts = parts
    const { variantOf, takes, rebaseOf } = parts.target
    this.asEarlier = { draft: parts.draft, variantOf, takes, rebaseOf }
    this.sha256 = parts.sha256
    this.encoding = parts.encoding
    this.symbols = parts.draft.symbols
    this.rows = parts.draft.statuses.counts()
    this.byKind = parts.byKind
    this.checks = parts.checks
    this.questions = parts.questions
    this.notices = parts.notices
    this.isNothingToStore = parts.isNothingToStore
  }

  /** How a later file of the same call sees this one. */
  readonly asEarlier: EarlierDraft;

  *problems(): Iterable<ImportRow> {
    for (const { line, status, reason, column, raw } of this.#held()) {
      yield { line, status, reason, raw, ...(column === null ? {} : { column }) }
    }
  }

  /** The text of stored and known rows is not kept: `readBack` has it. */
  *everyRow(): Iterable<ImportRow> {
    const { statuses } = this.#parts.draft
    const problems = this.problems()[Symbol.iterator]()
    let problem = problems.next()
    for (const line of statuses.lines()) {
      if (problem.done !== true && problem.value.line === line) {
        yield problem.value
        problem = problems.next()
      } else yield { line, status: statuses.get(line) ?? 'known', reason: '', raw: '' }
    }
  }

  readBack(lines: readonly number[], breathe: () => Promise<void>): Promise<ReadonlyMap<number, string> | null> {
    return readBack(this.#parts, lines, breathe)
  }

  store(db: WriteDb, origin: BatchFile, touch: Touch, checkCancelled: () => void): void {
    const { draft, target } = this.#parts
    storeDraft(db, draft, target, origin, touch, checkCancelled)
    const { fileId } = origin
    for (const row of this.#held()) {
      addHeldRow(db, fileId, row)
      addHeldValues(db, { fileId, line: row.line }, this.#saysOf(row))
    }
    for (const status of ['new', 'known'] as const) for (const [from, to] of draft.statuses.ranges(status)) addLineRange(db, { fileId, status, from, to })
  }

  dispose(): void {
    this.#parts.draft.dispose()
  }

  /** What a held-back row says, with the series each of it would join. */
  #saysOf({ says = [] }: HeldRow): readonly HeldValue[] {
    const { draft, target } = this.#parts
    const { kind, timeframe, adjustment, width } = draft.kind
    return says.map(({ symbol, stamp, figures }) => {
      const series = draft.find(symbol)
      const variant = series === undefined ? '' : target.variantOf(series)
      return { kind, timeframe, adjustment, symbol, variant, stamp, figures: figures.slice(0, width) }
    })
  }

  #held(): Iterable<HeldRow> {
    return mergeByLine(this.#parts.draft.held, this.#parts.judged)
  }
}

/** Which of the files staged before speak of a symbol: their places in the list, in order. The list of a call grows file by file. */
interface SymbolIndex {
  readonly places: Map<string, number[]>
  seen: number
}

const indexes = new WeakMap<readonly StagedFile[], SymbolIndex>()

/** True when a file staged before holds prices of the symbol: it will be a known instrument when this one is stored. */
export const isPricedEarlier = (earlier: readonly StagedFile[], symbol: string): boolean =>
  (indexOf(earlier).places.get(symbol) ?? []).some((place) => {
    const file = earlier[place]
    return file instanceof StagedSeriesFile && file.asEarlier.draft.kind.kind === 'bars'
  })

/** The files staged before that speak of a symbol of this draft: of thousands mostly none. */
export function earlierDrafts(earlier: readonly StagedFile[], draft: SeriesDraft): readonly EarlierDraft[] {
  const { places } = indexOf(earlier)
  const found = new Set(draft.symbols.flatMap((symbol) => places.get(symbol) ?? []))
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((place) => {
      const file = earlier[place]
      return file instanceof StagedSeriesFile ? [file.asEarlier] : []
    })
}

function indexOf(earlier: readonly StagedFile[]): SymbolIndex {
  const index = indexes.get(earlier) ?? { places: new Map(), seen: 0 }
  indexes.set(earlier, index)
  for (; index.seen < earlier.length; index.seen += 1) {
    const file = earlier[index.seen]
    if (!(file instanceof StagedSeriesFile)) continue
    for (const symbol of file.symbols) {
      const places = index.places.get(symbol)
      if (places === undefined) index.places.set(symbol, [index.seen])
      else places.push(index.seen)
    }
  }
  return index
}
