import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import type { WriteDb } from '../../store/handles.ts'
import { addHeldRow, addKnownRange } from '../../store/held-bar-rows.ts'
import { addHolding, type HoldingRow } from '../../store/holdings.ts'
import { ensureInstrument, stateTrait } from '../../store/instruments.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import type { HeldRow } from '../series/held-row.ts'
import type { Touch } from '../series/store-draft.ts'

export interface ListedHolding {
  readonly line: number
  readonly row: HoldingRow
  readonly isNew: boolean
}

export interface HoldingsParts {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly profileId: string
  readonly fund: { readonly symbol: string; readonly name: string | null }
  /** ISO day of the list; null while nobody said. */
  readonly asOf: string | null
  readonly shareClass: string
  /** Lines that stand, known ones included, in file order. */
  readonly holdings: readonly ListedHolding[]
  readonly held: readonly HeldRow[]
  readonly knownLines: readonly number[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly isNothingToStore: boolean
}

const ROWS_PER_CHECK = 100

/** A fund's list, read and judged. */
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

  constructor(parts: HoldingsParts) {
    this.#parts = parts
    const { holdings, held, fund, asOf, shareClass } = parts
    this.sha256 = parts.sha256
    this.encoding = parts.encoding
    this.symbols = [fund.symbol]
    this.rows = countRows(holdings, held)
    this.byKind = this.rows.new === 0 ? {} : { holding: this.rows.new }
    this.checks = parts.checks
    this.questions = parts.questions
    const shares = holdings.filter(({ row }) => isShare(row, shareClass)).length
    this.notices = asOf === null ? [] : [`${shares} shares held by ${fund.name ?? fund.symbol} on ${asOf}.`]
    this.isNothingToStore = parts.isNothingToStore
  }

  /** The line of a list this file will store, for files staged after it. */
  find(fund: string, asOf: string | null, rowKey: string): HoldingRow | undefined {
    if (fund !== this.#parts.fund.symbol || asOf !== this.#parts.asOf) return undefined
    return this.#parts.holdings.find(({ row }) => row.rowKey === rowKey)?.row
  }

  *problems(): Iterable<ImportRow> {
    for (const { line, status, reason, column, raw } of this.#parts.held) yield { line, status, reason, raw, ...(column === null ? {} : { column }) }
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Touch, checkCancelled: () => void): void {
    const { fund, asOf, holdings, held, knownLines, shareClass } = this.#parts
    if (asOf !== null && holdings.length > 0) {
      const fundInstrumentId = ensureInstrument(db, fund.symbol)
      const trait = { source: 'holdings', asOf, batchFileId: fileId } as const
      stateTrait(db, fundInstrumentId, { ...trait, trait: 'kind', value: 'fund' })
      if (fund.name !== null) stateTrait(db, fundInstrumentId, { ...trait, trait: 'name', value: fund.name })
      touch('instrument', String(fundInstrumentId))
      for (const [index, { line, row }] of holdings.entries()) {
        if (index % ROWS_PER_CHECK === 0) checkCancelled()
        const instrumentId = isShare(row, shareClass) && row.symbolText !== null ? ensureInstrument(db, row.symbolText) : null
        addHolding(db, { fundInstrumentId, asOf }, row, instrumentId, { batchFileId: fileId, line })
        if (instrumentId === null) continue
        stateTrait(db, instrumentId, { ...trait, trait: 'kind', value: 'stock' })
        if (row.name !== null) stateTrait(db, instrumentId, { ...trait, trait: 'name', value: row.name })
        if (row.sector !== null) stateTrait(db, instrumentId, { ...trait, trait: 'sector', value: row.sector })
        touch('instrument', String(instrumentId))
      }
    }
    for (const row of held) addHeldRow(db, fileId, row)
    for (const [from, to] of rangesOf(knownLines)) addKnownRange(db, fileId, from, to)
  }

  dispose(): void {}
}

/** A line that names a share: a member of the fund's universe. */
const isShare = (row: HoldingRow, shareClass: string): boolean => row.assetClass === shareClass && row.symbolText !== null

function countRows(holdings: readonly ListedHolding[], held: readonly HeldRow[]): RowCounts {
  const fresh = holdings.filter(({ isNew }) => isNew).length
  const counts = { read: holdings.length + held.length, new: fresh, known: holdings.length - fresh, ignored: 0, review: 0, unsupported: 0, error: 0 }
  for (const { status } of held) counts[status] += 1
  return counts
}

/** Rising lines as ranges, both ends included. */
function* rangesOf(lines: readonly number[]): Iterable<readonly [from: number, to: number]> {
  for (let i = 0; i < lines.length; i += 1) {
    const from = lines[i]!
    while (lines[i + 1] === lines[i]! + 1) i += 1
    yield [from, lines[i]!]
  }
}
