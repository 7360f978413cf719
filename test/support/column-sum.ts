import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export interface ColumnSumOptions {
  /** Rows with this text in a cell are left out. */
  readonly without?: string
}

/**
 * Sum of one printed column of a CSV file, read without any rule of ours: the header line that holds the column, then every
 * number below it. The dumb oracle of import tests.
 */
export function sumOfColumn(path: string, column: string, { without }: ColumnSumOptions = {}): number {
  const records = parse(readFileSync(path), { bom: true, relax_quotes: true, relax_column_count: true }) as string[][]
  const headerAt = records.findIndex((cells) => cells.some((cell) => cell.trim() === column))
  const at = records[headerAt]?.findIndex((cell) => cell.trim() === column) ?? -1
  return records
    .slice(headerAt + 1)
    .filter((cells) => without === undefined || !cells.includes(without))
    .reduce((sum, cells) => sum + printedNumber(cells[at] ?? ''), 0)
}

function printedNumber(cell: string): number {
  const text = cell.replace(/[$,\s]/g, '')
  const number = Number(/^\(.*\)$/.test(text) ? `-${text.slice(1, -1)}` : text)
  return Number.isFinite(number) ? number : 0
}
