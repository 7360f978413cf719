import { useMemo } from 'react'
import { writeSession } from '../../format/session.ts'
import { statedFigure } from '../../format/stated-figure.ts'
import { sharedScale } from '../../ui/spark-path.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { RecordLine } from './record-lines.ts'

/** How the figures of one symbol moved, a line each: the revisions of an estimate are seen here. One scale for all. */
export function RecordLinesTable({ symbol, lines }: { symbol: string; lines: readonly RecordLine[] }) {
  const columns = useMemo((): readonly Column<RecordLine>[] => {
    const scale = sharedScale(lines.map(({ values }) => values))
    const session = (id: 'from' | 'to', title: string): Column<RecordLine> => ({
      id,
      title,
      widthChars: 13,
      value: (row) => row[id],
      cell: (row) => <span className="figures">{writeSession(row[id])}</span>,
    })
    return [
      { id: 'name', title: 'Of', widthChars: 20, grows: true, value: (row) => row.name },
      session('from', 'From'),
      session('to', 'To'),
      { id: 'first', title: 'First', widthChars: 12, measure: statedFigure, value: (row) => row.first },
      { id: 'last', title: 'Last', widthChars: 12, measure: statedFigure, value: (row) => row.last },
      {
        id: 'line',
        title: 'Course',
        widthChars: 14,
        value: (row) => row.last - row.first,
        cell: (row) => (
          <Sparkline
            values={row.values}
            scale={scale}
            label={`${row.values.length} values from ${statedFigure.digits(row.first)} to ${statedFigure.digits(row.last)}`}
          />
        ),
      },
    ]
  }, [lines])
  return (
    <DataTable
      label={`Course of ${symbol}`}
      viewKey="data.records.lines"
      columns={columns}
      rows={lines}
      rowId={(row) => row.name}
      rowsShown={5}
      isPlain
      empty={null}
    />
  )
}
