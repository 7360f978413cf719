import type { Column } from './column.ts'
import { sortsDownFirst } from './figure-column.ts'
import type { TableView } from './table-view.ts'

/** The sort after a press on a column: its first direction, the other one, then the order of the data (null). */
export function nextSort<Row>(column: Column<Row>, sort: TableView['sort']): TableView['sort'] {
  const downFirst = sortsDownFirst(column)
  if (sort?.id !== column.id) return { id: column.id, down: downFirst }
  return sort.down === downFirst ? { id: column.id, down: !downFirst } : null
}
