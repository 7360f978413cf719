import type { Column } from './column.ts'

/** Rows in which every typed word is found, in any text of the row, whatever the case. Figures are not searched: a number in a word ("20") finds names. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], typed: string): readonly Row[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = columns.map((column) => textOf(row, column)).join('\n')
    return words.every((word) => text.includes(word))
  })
}

function textOf<Row>(row: Row, column: Column<Row>): string {
  const value = column.value(row)
  return `${typeof value === 'string' ? value : ''} ${column.finds?.(row) ?? ''}`.toLowerCase()
}
