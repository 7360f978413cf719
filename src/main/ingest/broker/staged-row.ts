import type { TransactionKey } from '../../store/transactions.ts'
import type { RowStatus } from '#contract/schemas/imports.ts'
import type { PositionDraft } from '../positions/position-row.ts'
import type { BrokerRecord, RowVerdict } from './broker-record.ts'

/** One row of a broker's file on its way to the store. `status`, `account` and the key are decided when the whole file is known. */
export interface StagedRow {
  readonly line: number
  /** Place of its raw text in the file's bytes. */
  readonly start: number
  readonly end: number
  record: BrokerRecord | null
  /** What the row states as held, in a table of positions. */
  position: PositionDraft | null
  status: RowStatus
  reason: string
  column: string | null
  /** Account the row goes to; null while nobody said. */
  account: string | null
  /** Identity inside the account; '' for a row that is no record. */
  baseKey: string
  occurrence: number
  /** Place among the rows of its session, in the order of trading. */
  ordinal: number
  /** The stored state of the same order that this row takes the place of, with the user's consent. */
  replaces: TransactionKey | null
}

export function stageRow(line: number, start: number, end: number, verdict: RowVerdict): StagedRow {
  const isHeldBack = 'reason' in verdict
  return {
    line,
    start,
    end,
    record: verdict.status === 'record' ? verdict.record : null,
    position: verdict.status === 'position' ? verdict.position : null,
    status: isHeldBack ? verdict.status : 'new',
    reason: isHeldBack ? verdict.reason : '',
    column: isHeldBack ? verdict.column : null,
    account: null,
    baseKey: '',
    occurrence: 0,
    ordinal: 0,
    replaces: null,
  }
}

/** Takes a row out of what is stored. */
export function holdBack(row: StagedRow, status: Exclude<RowStatus, 'new' | 'known'>, reason: string, column: string | null = null): void {
  row.record = null
  row.position = null
  row.status = status
  row.reason = reason
  row.column = column
}
