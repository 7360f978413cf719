import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import type { RowStatus } from '#contract/schemas/imports.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { STATUS_MARKS, STATUS_WORDS } from './row-counts.ts'

type Row = Output<'import.rows'>['rows'][number]

interface ImportRowsProps {
  readonly of: { readonly preview: string } | { readonly batch: string }
  readonly file?: string
  readonly status?: RowStatus
  readonly total: number
  /** In a dialog the table takes this many rows instead of what is left. */
  readonly rowsShown?: number
}

const PAGE = 500
const pick = (page: Output<'import.rows'>): readonly Row[] => page.rows

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'status',
    title: 'State',
    widthChars: 6,
    value: (row) => row.status,
    cell: (row) => <StateMark state={STATUS_MARKS[row.status]} word={STATUS_WORDS[row.status]} as="lamp" />,
  },
  { id: 'line', title: 'Line', widthChars: 7, measure: count, value: (row) => row.line, sortsDownFirst: false },
  { id: 'column', title: 'Column', widthChars: 10, value: (row) => row.column ?? '' },
  { id: 'reason', title: 'Reason', widthChars: 34, value: (row) => row.reason },
  {
    id: 'raw',
    title: 'As it stands in the file',
    widthChars: 20,
    grows: true,
    value: (row) => row.raw,
    cell: (row) => (
      <code className="figures" title={row.raw}>
        {row.raw}
      </code>
    ),
  },
  { id: 'file', title: 'File', widthChars: 20, value: (row) => row.file, isHiddenAtFirst: true },
]

/** Rows of a preview or of a batch as they stand in the file, each with what became of it and why. */
export function ImportRows({ of, file, status, total, rowsShown }: ImportRowsProps) {
  const [at, setAt] = useState<Row | null>(null)
  const rows = usePages('import.rows', { ...of, ...(file === undefined ? {} : { file }), ...(status === undefined ? {} : { status }), limit: PAGE }, pick)
  return (
    <>
      <DataTable
        label="Rows"
        viewKey="data.rows"
        columns={COLUMNS}
        rows={rows.rows}
        error={rows.error}
        onRetry={rows.askAgain}
        expected={Math.min(total, 20)}
        rowId={(row) => `${row.file}:${row.line}:${row.status}`}
        empty={<p>No row is kept for this state.</p>}
        isPlain
        onStand={setAt}
        {...(rowsShown === undefined ? { fills: true } : { rowsShown })}
      />
      {at !== null && (
        <p className="row-whole" aria-live="polite">
          <span>Line {count.digits(at.line)}</span> {at.reason}
          <code className="figures">{at.raw}</code>
        </p>
      )}
      {rows.hasMore && (
        <Button disabled={rows.isAsking} onClick={rows.loadMore}>
          Read the next {plural(PAGE, 'row')}
        </Button>
      )}
    </>
  )
}
