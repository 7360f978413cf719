import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import { splitLine } from '../broker/split-line.ts'
import type { FileHead } from '../importer.ts'
import type { Delimiter } from '../profile.ts'

/** Where the table of an unknown file begins, as far as its head shows. */
export interface FoundTable {
  /** Line of the header, counted from 1. */
  readonly line: number
  readonly delimiter: Delimiter
  /** Cells as printed, cleaned. */
  readonly header: readonly string[]
  /** Rows of the head below it, blank lines left out. */
  readonly rows: readonly (readonly string[])[]
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
/** A header of fewer named columns cannot hold a record. */
const FEWEST_COLUMNS = 3

/**
 * The header of a table nobody described: the line of words, at least three, whose width most of the lines below it share. A line of
 * figures is no header. Null when no line of the head is one.
 */
export function findTable(head: FileHead): FoundTable | null {
  let best: { readonly table: FoundTable; readonly score: number } | null = null
  for (const delimiter of DELIMITERS) {
    const lines = head.lines.map((line) => splitLine(line, delimiter).map(cleanCell))
    for (const [index, header] of lines.entries()) {
      if (!isHeader(header)) continue
      const rows = lines.slice(index + 1).filter((cells) => cells.some((cell) => cell !== ''))
      const alike = rows.filter((cells) => Math.abs(cells.length - header.length) <= 1).length
      // One line of the right width each, and a little for each column: `;` files have commas in their figures.
      const score = alike * 10 + header.length
      if (alike > 0 && (best === null || score > best.score)) best = { table: { line: index + 1, delimiter, header, rows }, score }
    }
  }
  return best?.table ?? null
}

function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlankCell(cell))
  return (
    filled.length >= FEWEST_COLUMNS &&
    filled.length * 2 >= cells.length &&
    filled.every((cell) => readDecimal(cell, 'mixed-point') === null && !/^\d/.test(cell))
  )
}

/** Stands between the cells of a signature. */
export const BETWEEN_CELLS = '\u001f'

/** The header as the name under which a mapping is kept: its cells in their order, whatever case and blanks; empty ones at the end are none. */
export function headerSignature(header: readonly string[]): string {
  const cells = header.map(headerCell)
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1).join(BETWEEN_CELLS)
}
