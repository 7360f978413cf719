import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { AppError } from '#contract/errors.ts'
import { useRememberedView } from '../../bridge/settings-context.tsx'
import { ErrorNote } from '../error-note.tsx'
import { chordOf } from '../keys/chord.ts'
import type { Column } from './column.ts'
import { filterRows } from './filter-rows.ts'
import { nextSort } from './next-sort.ts'
import { rowsAsTsv } from './rows-as-tsv.ts'
import { TableBar } from './table-bar.tsx'
import { TableHead } from './table-head.tsx'
import { chosenRows, rowAfterKey, toggleMark } from './table-keys.ts'
import { TableRow } from './table-row.tsx'
import { TableView } from './table-view.ts'
import { type RowAction, useTableActions } from './use-table-actions.ts'
import { useRowHeight } from './use-row-height.ts'
import { useTableModel } from './use-table-model.ts'
import './data-table.css'

export interface DataTableProps<Row extends object> {
  /** Names the table to a screen reader: "Positions". */
  readonly label: string
  /** Under this key columns, sort and place are remembered. Unique on the desk: "data.history". */
  readonly viewKey: string
  readonly columns: readonly Column<Row>[]
  /** null while nothing is known; then `expected` rows are reserved. */
  readonly rows: readonly Row[] | null
  readonly expected?: number
  /** Why the rows could not be read. It stands above the last rows that were, or in their place. */
  readonly error?: AppError | null
  readonly onRetry?: () => void
  readonly rowId: (row: Row) => string
  readonly openLabel?: string
  readonly onOpen?: (row: Row) => void
  /** Told when the user stands on another row, for a detail beside the table. */
  readonly onStand?: (row: Row | null) => void
  readonly actions?: readonly RowAction<Row>[]
  /** Shown instead of the body when there are no rows at all. */
  readonly empty: ReactNode
  /** Left in the bar above: tabs, a title, buttons. */
  readonly bar?: ReactNode
  /** Takes the height that is left. Otherwise it shows up to `rowsShown` rows and scrolls. */
  readonly fills?: boolean
  readonly rowsShown?: number
  /** Takes the focus when it appears: the first table of a screen. */
  readonly takesFocus?: boolean
  readonly isDim?: (row: Row) => boolean
  /** For a short list beside others: no filter, no choice of columns. */
  readonly isPlain?: boolean
  /** First sort, before the user has chosen one. */
  readonly sort?: { readonly id: string; readonly down: boolean }
}

/**
 * The one table of the desk: any number of rows, one line each, all by keyboard.
 * j k arrows Home End PgUp PgDn move, Enter opens, Space marks, f filters, Ctrl+C copies the marked rows with their heads.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, viewKey, columns, rows, rowId, fills = false, rowsShown = 8, isPlain = false, onOpen, onStand, actions = [] } = props
  // The first view is what the columns declare then; a later change of them is no reason to forget what the user chose.
  const [initial] = useState<TableView>(() => ({
    sort: props.sort ?? null,
    hidden: columns.filter((column) => column.isHiddenAtFirst === true).map(({ id: column }) => column),
    order: [],
    at: null,
  }))
  const [view, setView] = useRememberedView(`table.${viewKey}`, TableView, initial)
  const [typed, setTyped] = useState('')
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set())
  const [isChoosing, setIsChoosing] = useState(false)
  const grid = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const filterField = useRef<HTMLInputElement>(null)
  const id = useId()
  const rowHeight = useRowHeight(scroller)

  const found = useMemo(() => filterRows(rows ?? [], columns, typed), [rows, columns, typed])
  const model = useTableModel(columns, found, rowId, view)
  const shown = model.getRowModel().rows
  const visible = model.getVisibleLeafColumns().flatMap((leaf) => columns.find((column) => column.id === leaf.id) ?? [])
  const at = shown.findIndex((row) => row.id === view.at)

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])

  const standOn = (index: number): void => {
    const row = shown[index]
    if (row === undefined) return
    setView({ ...view, at: row.id })
    onStand?.(row.original)
    virtual.scrollToIndex(index, { align: 'auto' })
  }
  const open = (index: number): void => {
    const row = shown[index]
    if (row !== undefined) onOpen?.(row.original)
  }
  const chosen = (): Row[] => chosenRows(shown, marks, view.at)

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.target !== grid.current) return
    const chord = chordOf(event)
    const next = rowAfterKey(chord, at, shown.length, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2))
    if (next !== null) standOn(next)
    else if (chord === 'Enter' && onOpen !== undefined && at >= 0) open(at)
    else if (chord === 'Space' && at >= 0) {
      setMarks(toggleMark(marks, shown[at]?.id ?? ''))
      standOn(Math.min(at + 1, shown.length - 1))
    } else if (chord === 'Ctrl+A') setMarks(new Set(shown.map((row) => row.id)))
    else if (chord === 'Escape' && (marks.size > 0 || typed !== '')) {
      setMarks(new Set())
      setTyped('')
    } else return
    event.preventDefault()
  }

  useTableActions({
    viewKey,
    label,
    openLabel: onOpen === undefined ? null : (props.openLabel ?? 'Open the row'),
    onFilter: isPlain ? null : () => filterField.current?.focus(),
    onColumns: isPlain ? null : () => setIsChoosing(true),
    sorts: visible.map((column) => ({
      id: column.id,
      by: (column.fullTitle ?? column.title).toLowerCase(),
      run: () => setView({ ...view, sort: nextSort(column, view.sort) }),
    })),
    actions,
    chosen,
  })

  const takesFocus = props.takesFocus === true
  const hasRows = shown.length > 0
  useEffect(() => {
    const holder = document.activeElement
    if (takesFocus && hasRows && (holder === null || holder === document.body || holder.tagName === 'MAIN')) grid.current?.focus({ preventScroll: true })
  }, [takesFocus, hasRows])
  // Once, when the rows are first there: the remembered row is brought back into sight.
  const firstAt = useRef(false)
  useEffect(() => {
    if (firstAt.current || !hasRows) return
    firstAt.current = true
    if (at < 0) return
    virtual.scrollToIndex(at, { align: 'center' })
    onStand?.(shown[at]?.original ?? null)
  }, [hasRows, at, virtual, onStand, shown])

  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const error = props.error ?? null
  const isWaiting = rows === null && error === null
  const isEmpty = rows !== null && rows.length === 0

  return (
    <div className={`data-table ${fills ? 'data-table-fills' : ''}`} style={{ '--rows-shown': rowsShown } as CSSProperties}>
      {(!isPlain || props.bar !== undefined) && (
        <TableBar
          label={label}
          bar={props.bar}
          isPlain={isPlain}
          shown={shown.length}
          all={rows?.length ?? null}
          marked={marks.size}
          typed={typed}
          onType={setTyped}
          filterField={filterField}
          onLeaveFilter={() => {
            grid.current?.focus()
            if (at < 0) standOn(0)
          }}
          columns={columns}
          view={view}
          onView={setView}
          isChoosing={isChoosing}
          onChoosing={setIsChoosing}
        />
      )}
      {error !== null && <ErrorNote error={error} onRetry={props.onRetry} />}
      {rows === null && error !== null ? null : isEmpty ? (
        props.empty
      ) : (
        <div ref={scroller} className="data-table-scroll">
          <table
            ref={grid}
            role="grid"
            tabIndex={0}
            aria-label={label}
            style={{ minInlineSize: `calc(${visible.reduce((sum, column) => sum + column.widthChars, 0)}ch + ${visible.length} * var(--cell-pad))` }}
            aria-rowcount={shown.length + 1}
            aria-multiselectable="true"
            aria-busy={isWaiting}
            aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
            onKeyDown={onKeyDown}
            onFocus={(event) => {
              if (event.target === grid.current && at < 0) standOn(0)
            }}
            onCopy={(event) => {
              if (document.getSelection()?.isCollapsed === false) return
              event.clipboardData.setData('text/plain', rowsAsTsv(chosen(), visible))
              event.preventDefault()
            }}
          >
            <colgroup>
              {visible.map((column) => (
                <col key={column.id} style={column.grows === true ? undefined : { inlineSize: `calc(${column.widthChars}ch + var(--cell-pad))` }} />
              ))}
            </colgroup>
            <TableHead columns={visible} view={view} onView={setView} />
            <tbody>
              {first !== undefined && <tr aria-hidden="true" style={{ blockSize: first.start - rowHeight }} />}
              {items.map((item) => {
                const row = shown[item.index]
                if (row === undefined) return null
                return (
                  <TableRow
                    key={row.id}
                    id={`${id}-${item.index}`}
                    row={row.original}
                    index={item.index}
                    columns={visible}
                    isAt={item.index === at}
                    isMarked={marks.has(row.id)}
                    isDim={props.isDim?.(row.original) === true}
                    onStand={() => standOn(item.index)}
                    onOpen={() => open(item.index)}
                  />
                )
              })}
              {last !== undefined && <tr aria-hidden="true" style={{ blockSize: virtual.getTotalSize() + rowHeight - last.end }} />}
              {isWaiting && <WaitingRows rows={props.expected ?? rowsShown} columns={visible.length} />}
            </tbody>
          </table>
          {!isWaiting && !hasRows && <p className="data-table-none">No row matches “{typed}”.</p>}
        </div>
      )}
    </div>
  )
}

function WaitingRows({ rows, columns }: { rows: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} className="data-row">
      <td colSpan={columns}>
        <span className="skeleton-line" />
      </td>
    </tr>
  ))
}
