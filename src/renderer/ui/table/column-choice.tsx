import { type KeyboardEvent, useRef } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import type { Column } from './column.ts'
import { moveColumn, orderColumns, type TableView } from './table-view.ts'

interface ColumnChoiceProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly onClose: () => void
}

/** Which columns are shown, and in which order. Space shows or hides, Alt with an arrow moves. */
export function ColumnChoice<Row>({ columns, view, onView, onClose }: ColumnChoiceProps<Row>) {
  const list = useRef<HTMLUListElement>(null)
  const order = orderColumns(
    columns.map(({ id }) => id),
    view.order,
  )
  const toggle = (id: string): void =>
    onView({ ...view, hidden: view.hidden.includes(id) ? view.hidden.filter((other) => other !== id) : [...view.hidden, id] })
  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    if (event.altKey) {
      onView({ ...view, order: moveColumn(order, id, by) })
      return
    }
    const next = order[order.indexOf(id) + by]
    if (next !== undefined) list.current?.querySelector<HTMLElement>(`[data-choice="${next}"]`)?.focus()
  }
  return (
    <Dialog
      title="Columns"
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => onView({ ...view, hidden: columns.filter((column) => column.isHiddenAtFirst === true).map(({ id }) => id), order: [] })}>
            Show as at first
          </Button>
          <Button rank="main" onClick={onClose}>
            Keep these columns
          </Button>
        </>
      }
    >
      <p className="column-choice-hint">Space shows or hides a column, Alt with ↑ or ↓ moves it.</p>
      <ul ref={list} className="column-choice">
        {order.map((id) => {
          const column = columns.find((other) => other.id === id)
          if (column === undefined) return null
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  data-choice={id}
                  checked={!view.hidden.includes(id)}
                  onChange={() => toggle(id)}
                  onKeyDown={(event) => onKeyDown(event, id)}
                />
                {column.fullTitle ?? column.title}
              </label>
              <Button rank="quiet" aria-label={`Move ${column.title} up`} onClick={() => onView({ ...view, order: moveColumn(order, id, -1) })}>
                ↑
              </Button>
              <Button rank="quiet" aria-label={`Move ${column.title} down`} onClick={() => onView({ ...view, order: moveColumn(order, id, 1) })}>
                ↓
              </Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
