import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { Section } from '../profile.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'
import { holdBack, type StagedRow } from './staged-row.ts'

type LevelWords = Section['levels']

/**
 * Some exports print one trade as order, trade and execution, one below the other. It counts once: on the first level of the
 * profile's list that the table (or section) has. Levels that are not listed repeat others and are ignored.
 */
export class TradeLevels {
  readonly #taken: { readonly row: StagedRow; readonly table: string; readonly level: number }[] = []

  /** Why a row of this level is no trade of its own; null when it may be one. */
  judge(cells: readonly string[], column: number, levels: LevelWords): RowVerdict | null {
    if (column < 0 || levelOf(cells, column, levels) >= 0) return null
    return heldBack('ignored', `“${cleanCell(cells[column] ?? '')}” repeats what is listed on another level.`)
  }

  take(row: StagedRow, cells: readonly string[], column: number, levels: LevelWords, table: string): void {
    if (row.record !== null && column >= 0) this.#taken.push({ row, table, level: levelOf(cells, column, levels) })
  }

  /** Holds back what stands on a later level than the best one of its table. */
  finish(): void {
    const best = new Map<string, number>()
    for (const { table, level } of this.#taken) best.set(table, Math.min(best.get(table) ?? level, level))
    for (const { row, table, level } of this.#taken) {
      if (level > (best.get(table) ?? level)) holdBack(row, 'ignored', 'The same trade is listed above on another level.')
    }
  }
}

/** Where a header has the column of the levels; -1 = nowhere. */
export const levelColumn = (header: readonly string[], levels: LevelWords): number =>
  levels === undefined ? -1 : header.findIndex((cell) => headerCell(cell) === levels.column)

const levelOf = (cells: readonly string[], column: number, levels: LevelWords): number => levels?.words.indexOf(headerCell(cells[column] ?? '')) ?? -1
