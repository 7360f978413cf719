import type { Output } from '#contract/channels.ts'
import { fillLetter, isAddingFill } from '../../chart/fill-marks.ts'
import { price } from '../../format/price.ts'
import { shares } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

interface FillRow {
  readonly id: string
  readonly session: string
  readonly kind: string
  readonly quantity: number
  readonly price: number
  readonly account: string
}

const COLUMNS: readonly Column<FillRow>[] = [
  { id: 'session', title: 'Session', widthChars: 12, value: (row) => row.session, cell: (row) => <span className="figures">{writeSession(row.session)}</span> },
  {
    id: 'kind',
    title: 'Fill',
    widthChars: 4,
    grows: true,
    value: (row) => row.kind,
    cell: (row) => (
      <span className="figures" title={`${row.kind}, ${row.account}`}>
        {isAddingFill(row.kind) ? '▲' : '▼'} {fillLetter(row.kind)}
      </span>
    ),
  },
  { id: 'quantity', title: 'Shares', widthChars: 8, measure: { ...shares, unit: '' }, value: (row) => row.quantity },
  { id: 'price', title: 'Price', widthChars: 9, measure: price, value: (row) => row.price },
]

/** The user's own fills in the name, newest first, under the marks they carry in the chart. */
export function FillsPanel({ fills }: { fills: Output<'name.get'>['fills'] }) {
  const rows = fills.map((fill, index): FillRow => ({ ...fill, id: String(index) })).toReversed()
  return (
    <Panel title="Own fills" count={fills.length}>
      {rows.length === 0 ? (
        <p className="name-note">You never traded it.</p>
      ) : (
        <DataTable
          label="Own fills"
          viewKey="name.fills"
          columns={COLUMNS}
          rows={rows}
          rowsShown={Math.min(rows.length, 5)}
          rowId={(row) => row.id}
          isPlain
          empty={null}
        />
      )}
    </Panel>
  )
}
