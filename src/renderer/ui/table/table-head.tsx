import type { Column } from './column.ts'
import { isFigureColumn } from './figure-column.ts'
import { nextSort } from './next-sort.ts'
import type { TableView } from './table-view.ts'

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
}

/** The heads: title, unit once, and the sort. A press sorts, another turns it round, a third returns to the order of the data. */
export function TableHead<Row>({ columns, view, onView }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const sort = view.sort?.id === column.id ? view.sort : null
          const unit = column.measure?.unit ?? ''
          return (
            <th
              key={column.id}
              scope="col"
              data-column={column.id}
              className={isFigureColumn(column) ? 'is-figure' : ''}
              aria-sort={sort === null ? 'none' : sort.down ? 'descending' : 'ascending'}
              title={column.fullTitle}
            >
              <button type="button" tabIndex={-1} onClick={() => onView({ ...view, sort: nextSort(column, sort) })}>
                <span className="sort-arrow" aria-hidden="true">
                  {sort === null ? '' : sort.down ? '↓' : '↑'}
                </span>
                {column.title}
                {unit !== '' && <span className="head-unit">{unit}</span>}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
