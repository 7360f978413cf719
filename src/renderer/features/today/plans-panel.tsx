import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import type { Reading } from '../../bridge/reading.ts'
import { writeId } from '../../format/id-words.ts'
import { plural } from '../../format/plural.ts'
import { price } from '../../format/price.ts'
import { writeSession } from '../../format/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

export interface GatedPlan {
  readonly plan: Output<'plan.list'>['plans'][number]
  readonly gate: Output<'checklist.gate'> | null
}

const DECISIONS = { GO: 'pass', REVIEW: 'stale', 'NO-GO': 'fail' } as const

const COLUMNS: readonly Column<GatedPlan>[] = [
  {
    id: 'decision',
    title: 'Gate',
    widthChars: 12,
    value: ({ gate }) => gate?.decision ?? null,
    cell: ({ gate }) =>
      gate === null ? <StateMark state="unknown" word="not read" as="lamp" /> : <StateMark state={DECISIONS[gate.decision]} word={gate.decision} as="words" />,
  },
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: ({ plan }) => plan.symbol, cell: ({ plan }) => <strong>{plan.symbol}</strong> },
  { id: 'side', title: 'Side', widthChars: 6, value: ({ plan }) => plan.side },
  { id: 'entry', title: 'Entry', widthChars: 9, measure: price, value: ({ plan }) => plan.entry },
  { id: 'stop', title: 'Stop', widthChars: 9, measure: price, value: ({ plan }) => plan.stop },
  {
    id: 'asOf',
    title: 'As of',
    widthChars: 13,
    value: ({ plan }) => plan.asOf,
    cell: ({ plan }) => (plan.asOf === null ? '' : <span className="figures">{writeSession(plan.asOf)}</span>),
  },
  { id: 'status', title: 'Status', widthChars: 7, value: ({ plan }) => plan.status },
  {
    id: 'blocked',
    title: 'Blocked by',
    widthChars: 12,
    grows: true,
    value: ({ gate }) => (gate === null || gate.blockedBy.length === 0 ? '' : `${plural(gate.blockedBy.length, 'item')}: ${blockingLabels(gate).join(', ')}`),
  },
]

const blockingLabels = (gate: Output<'checklist.gate'>): string[] => gate.blockedBy.map((id) => gate.items.find((item) => item.id === id)?.label ?? writeId(id))

/** Plans in hand and where their gate stands now. */
export function PlansPanel({ plans, gated }: { plans: Reading<Output<'plan.list'>> & { readonly askAgain: () => void }; gated: readonly GatedPlan[] }) {
  return (
    <Panel title="Plans" count={plans.value?.plans.length}>
      <DataTable
        label="Plans"
        viewKey="today.plans"
        columns={COLUMNS}
        rows={plans.value === null ? null : gated}
        error={plans.state === 'error' ? plans.error : null}
        onRetry={plans.askAgain}
        expected={3}
        rowsShown={6}
        rowId={({ plan }) => plan.plan}
        openLabel="Open the plan"
        onOpen={({ plan }) => openPlace('plan', plan.plan)}
        isPlain
        empty={<EmptyState says="No plan is in hand." wants="A plan begins at a name." />}
      />
    </Panel>
  )
}
