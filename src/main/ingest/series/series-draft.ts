import type { z } from 'zod'
import type { AdjustmentKind } from '#contract/schemas/series.ts'
import type { StampedRows } from '../../store/chunk-state.ts'
import type { Scratch } from '../../store/column-chunk.ts'
import { type Periods, periodsOf } from '../../store/periods.ts'
import type { HeldRow } from './held-row.ts'
import { HeldRows } from './held-rows.ts'
import { LineStatuses } from './line-statuses.ts'
import { type EncodedPart, PartStore } from './part-store.ts'
import { type Duplicate, type DuplicateRule, resolveDuplicates } from './resolve-duplicates.ts'
import { RowBuffer } from './row-buffer.ts'

/** What a file says its rows are, before it is known which stored series they belong to. */
export interface DraftKind {
  readonly kind: 'bars' | 'values'
  readonly timeframe: '1d' | '1m'
  readonly profileId: string
  readonly adjustment: z.infer<typeof AdjustmentKind>
  /** Values per row. */
  readonly width: number
  /** How many of them, from the first, make two rows equal. */
  readonly compared: number
  /** What a new series of this kind says about itself (its unit, what its volume counts); null = nothing. */
  readonly note: string | null
}

/** A dividend or a split beside or instead of a bar. */
export interface DraftAction {
  readonly series: number
  readonly session: number
  readonly kind: 'dividend' | 'split'
  readonly value: number
  readonly line: number
  /** True when the row has no prices, so that its own fate is that of the action. */
  readonly standsAlone: boolean
}

/** What one file holds, row by row and not yet judged against the store. Constant memory: what is much lies in side files. */
export class SeriesDraft {
  readonly kind: DraftKind
  readonly periods: Periods
  readonly statuses = new LineStatuses()
  readonly actions: DraftAction[] = []
  /** Rows held back by themselves, in the order of their lines. */
  readonly held: HeldRows
  readonly #currentOf: (text: string) => string
  readonly #symbols: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #parts: PartStore
  readonly #buffer: RowBuffer
  readonly #lastStamps: number[] = []

  /** `currentOf` says under which symbol a text of the file is kept: another name of an instrument is no symbol of its own. */
  constructor(kind: DraftKind, stagingDir: string, currentOf: (text: string) => string = (text) => text) {
    this.kind = kind
    this.#currentOf = currentOf
    this.periods = periodsOf(kind.timeframe)
    this.held = new HeldRows(stagingDir)
    this.#parts = new PartStore(stagingDir)
    this.#buffer = new RowBuffer(kind.width, this.periods, this.#parts)
  }

  /** Symbols (or codes) of the file by their number, in order of appearance. */
  get symbols(): readonly string[] {
    return this.#symbols
  }

  numberOf(symbol: string): number {
    const known = this.#numbers.get(symbol)
    if (known !== undefined) return known
    const current = this.#currentOf(symbol)
    if (current !== symbol) {
      const same = this.numberOf(current)
      this.#numbers.set(symbol, same)
      return same
    }
    const number = this.#symbols.length
    this.#numbers.set(symbol, number)
    this.#symbols.push(symbol)
    this.#lastStamps.push(Number.NEGATIVE_INFINITY)
    return number
  }

  /** The symbol under which a text of the file is kept. */
  currentOf(text: string): string {
    return this.#currentOf(text)
  }

  /** The number of a symbol the file has, or undefined. */
  find(symbol: string): number | undefined {
    return this.#numbers.get(symbol)
  }

  add(series: number, stamp: number, line: number, values: Float64Array): void {
    this.#buffer.add(series, stamp, line, values)
    if (stamp > this.#lastStamps[series]!) this.#lastStamps[series] = stamp
  }

  hold(row: HeldRow): void {
    this.statuses.raise(row.line, row.status)
    this.held.add(row)
  }

  /** The last stamp of a series in this file: that row is provisional. */
  lastStamp(series: number): number {
    return this.#lastStamps[series] ?? Number.NEGATIVE_INFINITY
  }

  seriesNumbers(): readonly number[] {
    return this.#parts.seriesNumbers()
  }

  periodsOf(series: number): readonly number[] {
    return this.#parts.periods(series)
  }

  /** Rows of a series in one period: rising, one per stamp. After `putInOrder`. With `scratch` they are valid until the next read into the same. */
  rows(series: number, period: number, scratch?: Scratch): StampedRows | undefined {
    return this.#parts.readOne(series, period, scratch)
  }

  /** The same as a chunk stores them, undefined where the lines of the file do not follow one another. After `putInOrder`. */
  encoded(series: number, period: number, scratch: Scratch): EncodedPart | undefined {
    return this.#parts.readEncoded(series, period, scratch)
  }

  /** How many rows a series has in one period. */
  count(series: number, period: number): number {
    return this.#parts.count(series, period)
  }

  /** The lines of the rows of one period as a range, where they follow one another. */
  lineRange(series: number, period: number): readonly [from: number, to: number] | null {
    return this.#parts.lineRange(series, period)
  }

  /** Ends the reading: every period put in order, one row per stamp. Calls `onDuplicate` for rows that do not stand. */
  async putInOrder(rule: DuplicateRule, onDuplicate: (series: number, duplicate: Duplicate) => void, breathe: () => Promise<void>): Promise<void> {
    this.#buffer.close()
    for (const series of this.#parts.seriesNumbers()) {
      for (const period of this.#parts.periods(series)) {
        if (this.#parts.isInOrder(series, period)) continue
        const { rows, duplicates } = resolveDuplicates(this.#parts.read(series, period), rule, this.kind.compared)
        this.#parts.replace(series, period, rows)
        for (const duplicate of duplicates) onDuplicate(series, duplicate)
      }
      await breathe()
    }
  }

  dispose(): void {
    this.held.dispose()
    this.#parts.dispose()
  }
}
