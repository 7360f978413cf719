import type { Part, Section } from '../profile.ts'
import { PositionTable } from './position-table.ts'
import { type FileFacts, RowReader } from './row-reader.ts'

/** The reader for the rows below a header: of transactions, or of positions. */
export function tableReader(facts: FileFacts, { row, positions }: Part | Section, header: readonly string[]): RowReader | PositionTable {
  if (row !== undefined) return new RowReader(facts, row, header)
  if (positions !== undefined) return new PositionTable(positions, header)
  throw new Error('tableReader: got a table without a reading, wanted row or positions')
}
