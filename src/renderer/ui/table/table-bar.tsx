import type { ReactNode, RefObject } from 'react'
import { count } from '../../format/quantity.ts'
import { Button } from '../button.tsx'
import { KeyCap } from '../key-cap.tsx'
import type { Column } from './column.ts'
import { ColumnChoice } from './column-choice.tsx'
import type { TableView } from './table-view.ts'

interface TableBarProps<Row> {
  readonly label: string
  readonly bar: ReactNode
  readonly isPlain: boolean
  readonly shown: number
  readonly all: number | null
  readonly marked: number
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly filterField: RefObject<HTMLInputElement | null>
  readonly onLeaveFilter: () => void
  readonly columns: readonly Column<Row>[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly isChoosing: boolean
  readonly onChoosing: (isChoosing: boolean) => void
}

/** Above a table: what the screen puts there, how many rows are shown, the filter, the choice of columns. */
export function TableBar<Row>({ filterField, ...props }: TableBarProps<Row>) {
  const { shown, all, marked, typed, isPlain } = props
  return (
    <div className="table-bar">
      {props.bar}
      <span className="table-bar-end">
        {all !== null && (
          <span className="table-count figures" aria-live="polite">
            {marked > 0 ? `${count.digits(marked)} marked, ` : ''}
            {shown === all ? count.digits(all) : `${count.digits(shown)} of ${count.digits(all)}`}
          </span>
        )}
        {!isPlain && (
          <>
            <span className="table-filter">
              <input
                ref={filterField}
                className="input"
                type="search"
                aria-label={`Filter ${props.label.toLowerCase()}`}
                placeholder="Type to filter"
                value={typed}
                onChange={(event) => props.onType(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape' && typed !== '') props.onType('')
                  else if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'Escape') return
                  event.preventDefault()
                  if (event.key !== 'Escape' || typed === '') props.onLeaveFilter()
                }}
              />
              {typed === '' && <KeyCap keys="f" />}
            </span>
            <Button rank="quiet" onClick={() => props.onChoosing(true)}>
              Columns
            </Button>
          </>
        )}
      </span>
      {props.isChoosing && <ColumnChoice columns={props.columns} view={props.view} onView={props.onView} onClose={() => props.onChoosing(false)} />}
    </div>
  )
}
