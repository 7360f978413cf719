import type { TransactionKey } from '../../store/transactions.ts'
import type { RowStatus } from '#contract/schemas/imports.ts'
import type { BrokerRecord, RowVerdict } from './broker-record.ts'

/** One row of a broker's file on its way to the store. `status`, `account` and the key are decided when the whole file is known. */
export interface StagedRow {
  readonly line: number
  /** Place of its raw text in the file's bytes. */
  readonly start: number
  readonly end: number
  record: BrokerRecord | null
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
  const record = verdict.status === 'record' ? verdict.record : null
  return {
    line,
    start,
    end,
    record,
    status: verdict.status === 'record' ? 'new' : verdict.status,
    reason: verdict.status === 'record' ? '' : verdict.reason,
    column: verdict.status === 'record' ? null : verdict.column,
    account: null,
    baseKey: '',
    occurrence: 0,
    ordinal: 0,
    replaces: null,
  }
}

/** Takes a row out of the records. */
export function holdBack(row: StagedRow, status: Exclude<RowStatus, 'new' | 'known'>, reason: string, column: string | null = null): void {
  row.record = null
  row.status = status
  row.reason = reason
  row.column = column
}
