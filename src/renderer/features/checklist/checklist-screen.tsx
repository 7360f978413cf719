import { useRef, useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { listed, plural } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { ItemRow } from './item-row.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { PrintsPanel } from './prints-panel.tsx'
import './checklist.css'

type Gate = Output<'checklist.gate'>

type Plan = Output<'plan.list'>['plans'][number]

const PLAN_COLUMNS: readonly Column<Plan>[] = [
  { id: 'plan', title: 'Plan', widthChars: 7, value: (row) => row.plan },
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol, cell: (row) => <strong>{row.symbol}</strong> },
  { id: 'side', title: 'Side', widthChars: 6, value: (row) => row.side },
  { id: 'status', title: 'Status', widthChars: 7, value: (row) => row.status },
  { id: 'asOf', title: 'As of', widthChars: 12, value: (row) => row.asOf, cell: (row) => (row.asOf === null ? '' : writeSession(row.asOf)) },
  {
    id: 'validFor',
    title: 'For the session of',
    widthChars: 14,
    grows: true,
    value: (row) => row.validFor,
    cell: (row) => (row.validFor === null ? 'not known' : writeSession(row.validFor)),
  },
]

const DECISION_STATES = { GO: 'pass', REVIEW: 'stale', 'NO-GO': 'fail' } as const

/** The gate of one plan: every item with its value, as-of and source, signatures, the decision, and the paper. Without a plan: the archive of prints. */
export function ChecklistScreen({ param }: { param: string | null }) {
  return param === null ? <Archive /> : <Checklist plan={param} />
}

function Archive() {
  const plans = useCall('plan.list', {})
  return (
    <div className="checklist">
      <div className="checklist-main">
        <Panel title="Checklists" count={plans.value?.plans.length}>
          {plans.state === 'error' && <ErrorNote error={plans.error} onRetry={plans.askAgain} />}
          <DataTable
            label="Checklists"
            viewKey="checklist.plans"
            columns={PLAN_COLUMNS}
            rows={plans.value?.plans ?? null}
            expected={6}
            rowsShown={16}
            rowId={(row) => row.plan}
            openLabel="Open the checklist"
            onOpen={(row) => openPlace('checklist', row.plan)}
            isPlain
            takesFocus
            empty={
              <EmptyState
                says="No plan yet, so nothing to check."
                wants="A checklist belongs to a plan."
                action={<Button onClick={() => openPlace('plan', 'new')}>Plan an order</Button>}
              />
            }
          />
        </Panel>
      </div>
      <div className="checklist-side">
        <PrintsPanel plan={null} />
      </div>
    </div>
  )
}

function Checklist({ plan }: { plan: string }) {
  const gate = useCall('checklist.gate', { plan })
  const print = useAction('checklist.print')
  const [initials, setInitials] = useState('')
  const initialsField = useRef<HTMLInputElement>(null)
  const [overriding, setOverriding] = useState<string | null>(null)
  const runPrint = async (): Promise<void> => {
    const outcome = await print.run({ plan })
    if (outcome.ok) say(`Printed ${outcome.value.code} to ${outcome.value.pdf}.`)
  }
  useActions([
    { id: 'checklist.preview', label: 'Preview the page', key: 'v', group: 'screen', run: () => openPlace('paper', `plan:${plan}`) },
    { id: 'checklist.print', label: 'Print the page', key: 'Ctrl+P', group: 'screen', run: () => void runPrint() },
    { id: 'checklist.initials', label: 'Type your initials', key: 'i', group: 'screen', run: () => initialsField.current?.focus() },
    { id: 'checklist.plan', label: 'Back to the plan', key: 'p', group: 'screen', run: () => openPlace('plan', plan) },
  ])
  return (
    <div className="checklist">
      <div className="checklist-main">
        {gate.state === 'error' && <ErrorNote error={gate.error} onRetry={gate.askAgain} />}
        <Panel
          title={`Checklist of ${plan}`}
          count={gate.value === null ? undefined : `${gate.value.items.filter((item) => item.status === 'pass').length} of ${gate.value.items.length} pass`}
          actions={
            <label className="checklist-initials">
              Initials <KeyCap keys="i" />
              <input
                ref={initialsField}
                className="input"
                value={initials}
                onChange={(event) => setInitials(event.target.value)}
                maxLength={8}
                aria-label="Your initials, for signatures"
              />
            </label>
          }
        >
          {gate.value === null ? (
            gate.state === 'loading' && <Skeleton lines={10} />
          ) : (
            <ol className="checklist-items">
              {gate.value.items.map((item) => (
                <ItemRow key={item.id} plan={plan} item={item} initials={initials} onOverride={() => setOverriding(item.id)} />
              ))}
            </ol>
          )}
        </Panel>
      </div>
      <div className="checklist-side">
        {gate.value !== null && <Decision gate={gate.value} />}
        <div className="checklist-paper">
          <Button keys="v" onClick={() => openPlace('paper', `plan:${plan}`)}>
            Preview the page
          </Button>
          <Button rank="main" keys="Ctrl+P" onClick={() => void runPrint()} disabled={gate.value === null || print.now.state === 'running'}>
            {print.now.state === 'running' ? 'Printing 1 page' : `Print ${gate.value?.decision ?? ''}`}
          </Button>
        </div>
        {print.now.state === 'error' && <ErrorNote error={print.now.error} />}
        {print.now.state === 'done' && (
          <p className="checklist-note" data-state="printed">
            Code <strong className="figures">{print.now.value.code}</strong>, page {print.now.value.pdf}, evidence {print.now.value.evidence}
          </p>
        )}
        <PrintsPanel plan={plan} />
      </div>
      {overriding !== null && <OverrideDialog plan={plan} item={overriding} initials={initials} onClose={() => setOverriding(null)} />}
    </div>
  )
}

function Decision({ gate }: { gate: Gate }) {
  const blocked = gate.items.filter((item) => gate.blockedBy.includes(item.id))
  return (
    <section className="decision" aria-live="polite" data-decision={gate.decision} data-state={DECISION_STATES[gate.decision]}>
      <h2 className="decision-word">
        <StateMark state={DECISION_STATES[gate.decision]} as="words" word={gate.decision} />
      </h2>
      <p>
        {blocked.length === 0 ? 'Every item passes.' : `Held by ${plural(blocked.length, 'item')}: ${listed(blocked.map((item) => item.label))}.`}
        {gate.isReplay && gate.asOf !== null && ` Replay as of ${writeSession(gate.asOf)}.`}
      </p>
      <p className="checklist-note">
        {gate.validFor === null ? 'The session of the order is not known.' : `For the session of ${writeSession(gate.validFor)}.`}
      </p>
    </section>
  )
}
