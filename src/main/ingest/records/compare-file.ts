import type { StageContext, StagedFile } from '../importer.ts'
import { compareLists } from './compare-lists.ts'
import { compareHolidays, compareSessions } from './compare-sessions.ts'
import type { RecordLayout } from './record-layout.ts'
import type { RecordRow } from './record-row.ts'

/** What a file as a whole says beside something of ours: to be read, never applied. */
export interface Comparison {
  readonly checks: StagedFile['checks']
  readonly notices: readonly string[]
}

/** Holds the records of a judged file against what its layout names. */
export function compareFile({ compares }: RecordLayout, rows: readonly RecordRow[], context: StageContext): Comparison {
  const records = rows.flatMap((row) => row.records)
  if (compares === undefined || records.length === 0) return { checks: [], notices: [] }
  if (compares === 'earlier-list') return { checks: [], notices: compareLists(records, context) }
  return { checks: [compares === 'sessions' ? compareSessions(records) : compareHolidays(records)], notices: [] }
}
