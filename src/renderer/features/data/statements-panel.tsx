import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { AdoptDialog } from './adopt-dialog.tsx'
import { sourceColumn } from './source-column.tsx'

type Reconciled = Output<'positions.list'>['reconciliation'][number]

const STATES = { match: 'pass', difference: 'fail', unknown: 'unknown' } as const
const asNumber = (text: string | null): number | null => (text === null ? null : Number(text))

const COLUMNS: readonly Column<Reconciled>[] = [
  {
    id: 'state',
    title: 'State',
    widthChars: 12,
    value: (row) => row.state,
    cell: (row) => <StateMark state={STATES[row.state]} word={row.state} as="words" />,
  },
  { id: 'account', title: 'Account', widthChars: 14, value: (row) => row.account },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol, cell: (row) => writeSymbol(row.symbol) },
  { id: 'byFills', title: 'By fills', widthChars: 12, exact: (row) => row.byFills, value: (row) => asNumber(row.byFills) },
  { id: 'byStatement', title: 'Stated', widthChars: 12, exact: (row) => row.byStatement, value: (row) => asNumber(row.byStatement) },
  {
    id: 'asOf',
    title: 'As of',
    widthChars: 13,
    value: (row) => row.asOf,
    cell: (row) => <span className="figures">{writeSession(row.asOf)}</span>,
  },
  sourceColumn(26, { grows: true }),
]

/** What the fills add up to against what the broker's last statement says, name by name; nothing where no statement is known. */
export function StatementsPanel() {
  const positions = useCall('positions.list', {})
  const [chosen, setChosen] = useState<readonly Reconciled[] | null>(null)
  const rows = positions.value?.reconciliation ?? []
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        label="Fills and statements"
        viewKey="data.statements"
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => `${row.account} ${row.symbol}`}
        openLabel="Adopt the statement as the opening"
        onOpen={(row) => setChosen([row])}
        actions={[{ id: 'adopt', label: 'Adopt the statement as the opening of the marked rows', run: setChosen }]}
        bar={<h2>Fills and statements</h2>}
        rowsShown={8}
        empty={<EmptyState says="No statement is known." />}
      />
      {chosen !== null && <AdoptDialog rows={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
