import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { addRecord, type DatedRecord } from '../../store/dated-records.ts'
import type { WriteDb } from '../../store/handles.ts'
import { addHeldRow } from '../../store/held-bar-rows.ts'
import { addHolding, type HoldingRow } from '../../store/holdings.ts'
import { ensureInstrument, stateTrait } from '../../store/instruments.ts'
import { addLineRange, type RangeStatus } from '../../store/line-ranges.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import type { HeldRow } from '../series/held-row.ts'
import { readBack } from '../series/read-back.ts'
import type { Touch } from '../series/store-draft.ts'

export interface ListedHolding {
  readonly line: number
  /** ISO day of the list it stands in. */
  readonly asOf: string
  readonly row: HoldingRow
  readonly isNew: boolean
}

export interface HoldingsParts {
  readonly path: string
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly profileId: string
  readonly fund: { readonly symbol: string; readonly name: string | null }
  /** The asset class whose lines are shares; null where a list does not say of what class its lines are: each that has a ticker counts. */
  readonly shareClass: string | null
  /** What stands, known parts included, in file order: one to a line, or a whole list to a line. */
  readonly holdings: readonly ListedHolding[]
  /** What the lines above the table say of the fund itself, and where; only what the store lacks. */
  readonly records: readonly { readonly record: DatedRecord; readonly line: number }[]
  readonly held: readonly HeldRow[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: StagedFile['notices']
  readonly isNothingToStore: boolean
}

const ROWS_PER_CHECK = 100

/** A fund's list or lists, read and judged. */
export class StagedHoldingsFile implements StagedFile {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account = null
  readonly accounts: readonly string[] = []
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  readonly #parts: HoldingsParts
  #byKey: ReadonlyMap<string, HoldingRow> | undefined

  constructor(parts: HoldingsParts) {
    this.#parts = parts
    const { holdings, held, fund } = parts
    this.sha256 = parts.sha256
    this.encoding = parts.encoding
    this.symbols = [fund.symbol]
    this.rows = countRows(holdings, held)
    const fresh = holdings.filter(({ isNew }) => isNew).length
    this.byKind = Object.fromEntries(
      Object.entries({ holding: fresh, ...countBy(parts.records, ({ record }) => record.family) }).filter(([, count]) => count > 0),
    )
    this.checks = parts.checks
    this.questions = parts.questions
    this.notices = parts.notices
    this.isNothingToStore = parts.isNothingToStore
  }

  /** The line of a list this file will store, for files staged after it. */
  find(fund: string, asOf: string | null, rowKey: string): HoldingRow | undefined {
    if (fund !== this.#parts.fund.symbol || asOf === null) return undefined
    this.#byKey ??= new Map(this.#parts.holdings.map((holding) => [`${holding.asOf} ${holding.row.rowKey}`, holding.row]))
    return this.#byKey.get(`${asOf} ${rowKey}`)
  }

  /** True when this file will store the record, for files staged after it. */
  stores({ family, key }: DatedRecord): boolean {
    return this.#parts.records.some(({ record }) => record.family === family && record.key === key)
  }

  *problems(): Iterable<ImportRow> {
    for (const { line, status, reason, column, raw } of this.#parts.held) yield { line, status, reason, raw, ...(column === null ? {} : { column }) }
  }

  /** The text of stored and known rows is not kept: `readBack` has it. */
  everyRow(): Iterable<ImportRow> {
    const listed = [...statusOfLines(this.#parts.holdings)].map(([line, status]): ImportRow => ({ line, status, reason: '', raw: '' }))
    return [...this.problems(), ...listed].sort((a, b) => a.line - b.line)
  }

  readBack(lines: readonly number[], breathe: () => Promise<void>): Promise<ReadonlyMap<number, string> | null> {
    return readBack(this.#parts, lines, breathe)
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Touch, checkCancelled: () => void): void {
    const { fund, holdings, held, shareClass } = this.#parts
    const newest = holdings.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '')
    if (newest !== '') {
      const fundInstrumentId = ensureInstrument(db, fund.symbol)
      const source = { source: 'holdings', batchFileId: fileId } as const
      stateTrait(db, fundInstrumentId, { ...source, asOf: newest, trait: 'kind', value: 'fund' })
      if (fund.name !== null) stateTrait(db, fundInstrumentId, { ...source, asOf: newest, trait: 'name', value: fund.name })
      touch('instrument', String(fundInstrumentId))
      for (const [index, { line, asOf, row }] of holdings.entries()) {
        if (index % ROWS_PER_CHECK === 0) checkCancelled()
        const instrumentId = isShare(row, shareClass) && row.symbolText !== null ? ensureInstrument(db, row.symbolText) : null
        addHolding(db, { fundInstrumentId, asOf }, row, instrumentId, { batchFileId: fileId, line })
        if (instrumentId === null) continue
        const trait = { ...source, asOf }
        // A list that does not say what its lines are calls none of them a share.
        if (shareClass !== null) stateTrait(db, instrumentId, { ...trait, trait: 'kind', value: 'stock' })
        if (row.name !== null) stateTrait(db, instrumentId, { ...trait, trait: 'name', value: row.name })
        if (row.sector !== null) stateTrait(db, instrumentId, { ...trait, trait: 'sector', value: row.sector })
        touch('instrument', String(instrumentId))
      }
    }
    for (const { record, line } of this.#parts.records) addRecord(db, record, { batchFileId: fileId, line }, 'unknown')
    for (const row of held) addHeldRow(db, fileId, row)
    const statuses = statusOfLines(holdings)
    for (const status of ['new', 'known'] as const) {
      const lines = [...statuses].flatMap(([line, one]) => (one === status ? [line] : []))
      for (const [from, to] of rangesOf(lines)) addLineRange(db, { fileId, status, from, to })
    }
  }

  dispose(): void {}
}

/** A line that names a share: a member of the fund's universe. */
const isShare = (row: HoldingRow, shareClass: string | null): boolean => row.symbolText !== null && (shareClass === null || row.assetClass === shareClass)

function countBy<T>(all: readonly T[], nameOf: (one: T) => string): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(all, nameOf)].map(([name, some]) => [name, some.length]))
}

function countRows(holdings: readonly ListedHolding[], held: readonly HeldRow[]): RowCounts {
  const statuses = statusOfLines(holdings)
  const counts = { read: statuses.size + held.length, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const status of [...statuses.values(), ...held.map((row) => row.status)]) counts[status] += 1
  return counts
}

/** The lines that stand, in file order: known where the store has all of what they say. */
function statusOfLines(holdings: readonly ListedHolding[]): ReadonlyMap<number, RangeStatus> {
  const statuses = new Map<number, RangeStatus>()
  for (const { line, isNew } of holdings) if (isNew || !statuses.has(line)) statuses.set(line, isNew ? 'new' : 'known')
  return statuses
}

/** Rising lines as ranges, both ends included. */
function* rangesOf(lines: readonly number[]): Iterable<readonly [from: number, to: number]> {
  for (let i = 0; i < lines.length; i += 1) {
    const from = lines[i]!
    while (lines[i + 1] === lines[i]! + 1) i += 1
    yield [from, lines[i]!]
  }
}
