import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { price } from '../../format/price.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

type Plan = Output<'plan.list'>['plans'][number]

const COLUMNS: readonly Column<Plan>[] = [
  { id: 'plan', title: 'Plan', widthChars: 7, value: (row) => row.plan },
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol, cell: (row) => <strong>{row.symbol}</strong> },
  { id: 'side', title: 'Side', widthChars: 6, value: (row) => row.side },
  { id: 'status', title: 'Status', widthChars: 7, value: (row) => row.status },
  { id: 'stop', title: 'Stop', widthChars: 9, measure: price, value: (row) => row.stop },
  { id: 'asOf', title: 'As of', widthChars: 12, grows: true, value: (row) => row.asOf, cell: (row) => (row.asOf === null ? '' : writeSession(row.asOf)) },
]

/** Every plan, the last changed first. */
export function PlanList({ plans, chosen }: { plans: readonly Plan[] | null; chosen: string | null }) {
  return (
    <Panel
      title="Plans"
      count={plans?.length}
      fills
      actions={
        <Button keys="n" onClick={() => openPlace('plan', 'new')}>
          Plan an order
        </Button>
      }
    >
      <DataTable
        label="Plans"
        viewKey="plan.list"
        columns={COLUMNS}
        rows={plans}
        expected={6}
        rowId={(row) => row.plan}
        openLabel="Take the plan in hand"
        onOpen={(row) => openPlace('plan', row.plan)}
        isDim={(row) => chosen !== null && row.plan !== chosen}
        isPlain
        fills
        takesFocus={chosen === null}
        empty={
          <EmptyState
            says="No plan yet."
            wants="A plan says what is bought, where it is wrong and for how much."
            action={<Button onClick={() => openPlace('plan', 'new')}>Plan an order</Button>}
          />
        }
      />
    </Panel>
  )
}
