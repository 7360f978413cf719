import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { Section } from '../profile.ts'
import { heldBack, type RowVerdict } from './broker-record.ts'
import { holdBack, type StagedRow } from './staged-row.ts'

type LevelWords = Section['levels']

/**
 * Some exports print one trade as order, trade and execution, one below the other. It counts once: on the first level of the
 * profile's list on which the table (or section) has its symbol. Levels that are not listed repeat others and are ignored.
 */
export class TradeLevels {
  readonly #taken: { readonly row: StagedRow; readonly of: string; readonly level: number }[] = []

  /** Why a row of this level is no trade of its own; null when it may be one. */
  judge(cells: readonly string[], column: number, levels: LevelWords): RowVerdict | null {
    if (column < 0 || levelOf(cells, column, levels) >= 0) return null
    return heldBack('ignored', `“${cleanCell(cells[column] ?? '')}” repeats what is listed on another level.`)
  }

  take(row: StagedRow, cells: readonly string[], column: number, levels: LevelWords, table: string): void {
    if (row.record !== null && column >= 0) this.#taken.push({ row, of: `${table}\n${row.record.symbol}`, level: levelOf(cells, column, levels) })
  }

  /** Holds back what stands on a later level than the best one of its symbol. */
  finish(): void {
    const best = new Map<string, number>()
    for (const { of, level } of this.#taken) best.set(of, Math.min(best.get(of) ?? level, level))
    for (const { row, of, level } of this.#taken) {
      if (level > (best.get(of) ?? level)) holdBack(row, 'ignored', 'The same trade is listed above on another level.')
    }
  }
}

/** Where a header has the column of the levels; -1 = nowhere. */
export const levelColumn = (header: readonly string[], levels: LevelWords): number =>
  levels === undefined ? -1 : header.findIndex((cell) => headerCell(cell) === levels.column)

const levelOf = (cells: readonly string[], column: number, levels: LevelWords): number => levels?.words.indexOf(headerCell(cells[column] ?? '')) ?? -1
