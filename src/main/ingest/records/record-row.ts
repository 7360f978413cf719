import type { RowStatus } from '#contract/schemas/imports.ts'
import type { DatedRecord, RecordPlace } from '../../store/dated-records.ts'

/** One row of the file and the records it makes; none while it is held back. */
export interface RecordRow {
  readonly line: number
  readonly start: number
  readonly end: number
  status: RowStatus
  reason: string
  column: string | null
  records: readonly DatedRecord[]
  /** Whether the store has its records already; `taken` where the user lets the file's values stand in the place of the stored ones. */
  known: RecordPlace
}

export const heldRow = (place: Pick<RecordRow, 'line' | 'start' | 'end'>, status: RowStatus, reason: string, column: string | null = null): RecordRow => ({
  ...place,
  status,
  reason,
  column,
  records: [],
  known: 'unknown',
})
