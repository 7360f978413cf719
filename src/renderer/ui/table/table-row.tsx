import { writeDecimal, writeSignedDecimal } from '../../format/decimal-text.ts'
import { UNKNOWN_DIGITS } from '../../format/measure.ts'
import type { Column } from './column.ts'
import { isFigureColumn } from './figure-column.ts'

interface TableRowProps<Row> {
  readonly id: string
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly isAt: boolean
  readonly isMarked: boolean
  readonly isDim: boolean
  readonly onStand: () => void
  readonly onOpen: () => void
}

export function TableRow<Row>({ id, row, index, columns, isAt, isMarked, isDim, onStand, onOpen }: TableRowProps<Row>) {
  return (
    <tr
      id={id}
      className={`data-row ${isAt ? 'is-at' : ''} ${isDim ? 'is-dim' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      onClick={onStand}
      onDoubleClick={onOpen}
    >
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
    </tr>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.value(row)
  if (!isFigureColumn(column)) {
    const content = column.cell === undefined ? value === null ? <Unknown /> : String(value) : column.cell(row)
    return (
      <td data-column={column.id} title={column.cell === undefined && typeof value === 'string' ? value : undefined}>
        {content}
      </td>
    )
  }
  const direction = column.isSigned === true && typeof value === 'number' && value !== 0 ? (value > 0 ? 'gain' : 'loss') : undefined
  return (
    <td className="is-figure" data-number={column.id} data-direction={direction} tabIndex={-1}>
      {column.cell === undefined ? (writeFigure(column, row) ?? <Unknown />) : column.cell(row)}
    </td>
  )
}

function writeFigure<Row>(column: Column<Row>, row: Row): string | null {
  if (column.exact !== undefined) {
    const text = column.exact(row)
    if (text === null) return null
    return column.isSigned === true ? writeSignedDecimal(text, column.exactLeast) : writeDecimal(text, column.exactLeast)
  }
  const value = column.value(row)
  if (value === '') return ''
  return typeof value === 'number' && column.measure !== undefined ? column.measure.digits(value) : null
}

function Unknown() {
  return (
    <span className="cell-unknown">
      <span aria-hidden="true">{UNKNOWN_DIGITS}</span>
      <span className="unseen">unknown</span>
    </span>
  )
}
