import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

type PlanLine = Output<'name.get'>['plans'][number]

const COLUMNS: readonly Column<PlanLine>[] = [
  { id: 'plan', title: 'Plan', widthChars: 8, value: (row) => row.plan },
  { id: 'status', title: 'Status', widthChars: 8, value: (row) => row.status },
  {
    id: 'asOf',
    title: 'As of',
    widthChars: 12,
    grows: true,
    value: (row) => row.asOf,
    cell: (row) => <span className="figures">{writeSession(row.asOf)}</span>,
  },
]

/** The plans made for the name; Enter takes one in hand. */
export function PlansPanel({ symbol, plans }: { symbol: string; plans: readonly PlanLine[] }) {
  return (
    <Panel title="Plans" count={plans.length}>
      {plans.length === 0 ? (
        <p className="name-note">No plan for {symbol} yet.</p>
      ) : (
        <DataTable
          label="Plans"
          viewKey="name.plans"
          columns={COLUMNS}
          rows={plans}
          rowsShown={Math.min(plans.length, 4)}
          rowId={(row) => row.plan}
          openLabel="Take the plan in hand"
          onOpen={(row) => openPlace('plan', row.plan)}
          isPlain
          empty={null}
        />
      )}
    </Panel>
  )
}
