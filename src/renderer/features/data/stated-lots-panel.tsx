import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeSession } from '../../format/session.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { SourceImport } from './source-import.tsx'
import { sourceColumn } from './source-column.tsx'

type Lots = Output<'positions.list'>['lots'][number]

const STATES = { match: 'pass', difference: 'fail', unknown: 'unknown' } as const
const asNumber = (text: string | null): number | null => (text === null ? null : Number(text))
const day = (id: 'opened' | 'asOf', title: string, otherwise: string): Column<Lots> => ({
  id,
  title,
  widthChars: 13,
  value: (row) => row[id] ?? '',
  cell: (row) => (row[id] === null ? otherwise : <span className="figures">{writeSession(row[id])}</span>),
})

const COLUMNS: readonly Column<Lots>[] = [
  {
    id: 'state',
    title: 'State',
    widthChars: 12,
    value: (row) => row.state,
    cell: (row) => <StateMark state={STATES[row.state]} word={row.state} as="words" />,
  },
  { id: 'account', title: 'Account', widthChars: 14, value: (row) => row.account },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol },
  day('opened', 'Opened', 'not stated'),
  { id: 'quantityByFills', title: 'By fills', widthChars: 10, exact: (row) => row.quantityByFills, value: (row) => asNumber(row.quantityByFills) },
  { id: 'quantityByBroker', title: 'Listed', widthChars: 10, exact: (row) => row.quantityByBroker, value: (row) => asNumber(row.quantityByBroker) },
  { id: 'costByFills', title: 'Cost by fills', widthChars: 13, exact: (row) => row.costByFills, exactLeast: 2, value: (row) => asNumber(row.costByFills) },
  { id: 'costByBroker', title: 'Cost listed', widthChars: 12, exact: (row) => row.costByBroker, exactLeast: 2, value: (row) => asNumber(row.costByBroker) },
  day('asOf', 'As of', 'not stated'),
  sourceColumn(20, { grows: true }),
]

/** The lots the fills leave against those the broker lists as open, opening day by opening day; nothing where no list is known. */
export function StatedLotsPanel() {
  const positions = useCall('positions.list', {})
  const [opened, setOpened] = useState<Lots | null>(null)
  const rows = positions.value?.lots ?? []
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        label="Lots and the broker’s list"
        viewKey="data.statedLots"
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => `${row.account} ${row.symbol} ${row.opened ?? ''}`}
        openLabel="Open its import"
        onOpen={setOpened}
        bar={<h2>Lots and the broker’s list</h2>}
        rowsShown={6}
        empty={null}
      />
      {opened !== null && <SourceImport source={opened.source} onClose={() => setOpened(null)} />}
    </>
  )
}
