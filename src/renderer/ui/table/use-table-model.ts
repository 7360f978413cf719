import {
  type ColumnVisibilityState,
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  type ReactTable,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { CellValue, Column } from './column.ts'
import { compareCells } from './compare-cells.ts'
import { orderColumns, type TableView } from './table-view.ts'

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnOrderingFeature,
  sortedRowModel: createSortedRowModel(),
})

export type TableModel<Row extends object> = ReactTable<typeof features, Row>

/** TanStack's models over our columns: order, visibility and sort come from the remembered view, which the caller owns. */
export function useTableModel<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowId: (row: Row) => string,
  view: TableView,
): TableModel<Row> {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(
      columns.map((column) =>
        // Unknown and nothing become undefined, which is the only thing TanStack keeps last in both directions.
        helper.accessor((row) => sortable(column.value(row)), {
          id: column.id,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareCells(a.getValue(id), b.getValue(id)),
        }),
      ),
    )
  }, [columns])
  // A view is read anew from its text on every step; only what it says may make the models anew, or every step would sort all rows.
  const sortId = view.sort?.id ?? null
  const isDown = view.sort?.down ?? false
  const sorting = useMemo<SortingState>(() => (sortId === null ? [] : [{ id: sortId, desc: isDown }]), [sortId, isDown])
  const hidden = view.hidden.join(' ')
  const columnVisibility = useMemo<ColumnVisibilityState>(() => Object.fromEntries(hidden.split(' ').map((id) => [id, false])), [hidden])
  const order = orderColumns(
    columns.map(({ id }) => id),
    view.order,
  ).join(' ')
  const columnOrder = useMemo(() => order.split(' '), [order])
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { sorting, columnVisibility, columnOrder },
  })
}

const sortable = (value: CellValue): Exclude<CellValue, null> | undefined => (value === null || value === '' ? undefined : value)
