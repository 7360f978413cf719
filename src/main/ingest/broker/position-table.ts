import type { PositionReading } from '../positions/position-profile.ts'
import { PositionReader } from '../positions/position-reader.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'

/** Reads the positions that stand in a table of their own inside a file of transactions, row by row. */
export class PositionTable {
  readonly #reader: PositionReader

  constructor(reading: PositionReading, header: readonly string[]) {
    this.#reader = new PositionReader(reading, header)
  }

  read(cells: readonly string[]): RowVerdict {
    const verdict = this.#reader.read(cells)
    return verdict.status === 'position' ? verdict : heldBack(verdict.status, verdict.reason, verdict.column)
  }
}
