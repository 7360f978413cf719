import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import type { WriteDb } from '../../store/handles.ts'
import { decimalText, Exact } from '../cells/exact.ts'
import type { BatchFile, FileHead, StagedFile } from '../importer.ts'
import { TableRows } from '../table-rows.ts'
import { isAccountValueStanding, storeAccountValue } from './account-value.ts'
import type { WithPositions } from './position-row.ts'
import type { FilePositionRow, PrintedTable } from './position-sink.ts'
import { type PrintedByAccount, storePositions } from './store-positions.ts'

/** Everything a staged file of positions answers, worked out by `stagePositions`. */
export interface StagedPositionsContent {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  /** UTF-8 text of the file; raw rows are slices of it. */
  readonly bytes: Buffer
  readonly positionRows: readonly FilePositionRow[]
  readonly printed: ReadonlyMap<string, PrintedTable>
  /** The account the user named for all lines. */
  readonly givenAccount: string | null
  /** Read back from our own export: what accounts are worth stands in lines of its own. */
  readonly isOwnExport: boolean
  readonly nowAtMs: number
}

/** A file of positions, read and judged. */
export class StagedPositionsFile implements StagedFile, WithPositions {
  readonly sha256: string
  readonly encoding: FileHead['encoding']
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: StagedFile['byKind']
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: readonly string[]
  readonly isNothingToStore: boolean
  readonly #content: StagedPositionsContent
  readonly #table: TableRows<FilePositionRow>

  constructor(content: StagedPositionsContent) {
    this.sha256 = content.sha256
    this.encoding = content.encoding
    this.account = content.account
    this.accounts = content.accounts
    this.checks = content.checks
    this.questions = content.questions
    this.notices = content.notices
    this.isNothingToStore = content.isNothingToStore
    this.#content = content
    this.#table = new TableRows(content.positionRows, content.bytes)
    this.rows = this.#table.counts
    this.byKind = countKinds(content.positionRows)
    this.symbols = symbolsOf(content.positionRows)
  }

  get positionRows(): readonly FilePositionRow[] {
    return this.#table.all
  }

  problems(): Iterable<ImportRow> {
    return this.#table.problems()
  }

  everyRow(): Iterable<ImportRow> {
    return this.#table.everyRow()
  }

  store(db: WriteDb, { fileId }: BatchFile, touch: Parameters<StagedFile['store']>[2], checkCancelled: () => void): void {
    checkCancelled()
    const accounts = storePositions(db, this.positionRows, { fileId, nowAtMs: this.#content.nowAtMs }, this.#printed())
    this.#table.store(db, fileId, checkCancelled, ({ position, accountValue }) => ({
      symbol: position?.figures.symbol ?? null,
      session: position?.asOf ?? accountValue?.asOf ?? null,
    }))
    const { nowAtMs } = this.#content
    const valued = new Set(accounts)
    for (const { account, accountValue, line, status } of this.positionRows) {
      if (account === null || accountValue === null) continue
      if (status !== 'new' && !(status === 'known' && isAccountValueStanding(db, account, accountValue))) continue
      storeAccountValue(db, account, accountValue, { fileId, line, nowAtMs })
      valued.add(account)
    }
    for (const account of valued) touch('account', account)
  }

  dispose(): void {
    this.#table.dispose()
  }

  /** What the file prints of each account as a whole; where the user named one account for several, no total is that account's. */
  #printed(): PrintedByAccount {
    const { printed, givenAccount, account, isOwnExport } = this.#content
    if (isOwnExport) return null
    const tables = [...printed]
    if (givenAccount !== null && tables.length > 1) return new Map()
    return new Map(
      tables.map(([name, { total, pending }]) => [
        givenAccount ?? (name === '' ? (account ?? '') : name),
        { total, pending: decimalText(pending.reduce((sum, value) => sum.plus(value), new Exact(0))) },
      ]),
    )
  }
}

function countKinds(rows: readonly FilePositionRow[]): StagedFile['byKind'] {
  const kept = rows.filter(({ status }) => status === 'new' || status === 'known')
  const values = kept.filter(({ accountValue }) => accountValue !== null).length
  const positions = kept.length - values
  return { ...(positions === 0 ? {} : { position: positions }), ...(values === 0 ? {} : { 'account value': values }) }
}

function symbolsOf(rows: readonly FilePositionRow[]): readonly string[] {
  const symbols = new Set<string>()
  for (const { position } of rows)
    if (position !== null && position.figures.kind === 'share' && position.figures.symbol !== null) symbols.add(position.figures.symbol)
  return [...symbols].sort()
}
