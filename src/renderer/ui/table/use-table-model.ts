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
  const sorting = useMemo<SortingState>(() => (view.sort === null ? [] : [{ id: view.sort.id, desc: view.sort.down }]), [view.sort])
  const columnVisibility = useMemo<ColumnVisibilityState>(() => Object.fromEntries(view.hidden.map((id) => [id, false])), [view.hidden])
  const columnOrder = useMemo(
    () =>
      orderColumns(
        columns.map(({ id }) => id),
        view.order,
      ),
    [columns, view.order],
  )
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { sorting, columnVisibility, columnOrder },
  })
}

const sortable = (value: CellValue): Exclude<CellValue, null> | undefined => (value === null || value === '' ? undefined : value)
