import type { HeldFigures, QuarantineRow } from '#contract/schemas/quarantine.ts'
import { type ChunkedSeries, readChunk } from '../../../store/chunk-store.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { periodsOf } from '../../../store/periods.ts'
import { type Figures, takenRows } from '../../../store/taken-values.ts'
import { FileLabels } from '../../../store/file-label.ts'

type Stands = NonNullable<QuarantineRow['stands']>

/** Figures of a bar, or of a value as its close alone, by name. */
export function namedFigures(kind: 'bars' | 'values', figures: Figures): HeldFigures {
  const [open = null, high = null, low = null, close = null, volume = null, adjustedClose = null] = kind === 'bars' ? figures : [null, null, null, figures[0]]
  return { open, high, low, close, volume, adjustedClose }
}

/** What stands on stamps of series now, and whose it is. Each chunk and each file is looked up once; ask inside `gather`. */
export class Standing {
  readonly #db: ReadDb
  readonly #chunks = new Map<string, ReturnType<typeof readChunk>>()
  readonly #taken = new Map<number, ReturnType<typeof takenRows>>()
  readonly #files: FileLabels

  constructor(db: ReadDb) {
    this.#db = db
    this.#files = new FileLabels(db)
  }

  /** Null where nothing stands. */
  on(series: ChunkedSeries, stamp: number): Stands | null {
    const taken = this.#takenOf(series.id).find((row) => row.stamp === stamp)
    if (taken !== undefined) {
      const { figures, batchFileId, line } = taken
      return { figures: namedFigures(series.kind, figures), source: { ...this.#files.of(batchFileId), line }, byDecision: true }
    }
    const chunk = this.#chunkOf(series, periodsOf(series.timeframe).of(stamp))
    const index = chunk?.stamps.indexOf(stamp) ?? -1
    if (chunk === undefined || index < 0) return null
    const figures = chunk.columns.map((column) => figureOf(column[index]))
    const line = chunk.lines[index] ?? 0
    // Which line of a file that inherited the row had it was not kept.
    return {
      figures: namedFigures(series.kind, figures),
      source: { ...this.#files.of(chunk.fileIds[index]!), line: line === 0 ? null : line },
      byDecision: false,
    }
  }

  #takenOf(seriesId: number): ReturnType<typeof takenRows> {
    const taken = this.#taken.get(seriesId) ?? takenRows(this.#db, seriesId)
    this.#taken.set(seriesId, taken)
    return taken
  }

  #chunkOf(series: ChunkedSeries, period: number): ReturnType<typeof readChunk> {
    const key = `${series.id} ${period}`
    if (!this.#chunks.has(key)) this.#chunks.set(key, readChunk(this.#db, series, period))
    return this.#chunks.get(key)
  }
}

const figureOf = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
