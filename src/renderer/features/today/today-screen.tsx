import { useMemo } from 'react'
import { useAsOfInput } from '../../app/as-of.ts'
import { ImportButton } from '../../app/import-button.tsx'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { useCalls } from '../../bridge/use-calls.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FreshnessPanel } from './freshness-panel.tsx'
import { LadderPanel } from './ladder-panel.tsx'
import { LastImportPanel } from './last-import-panel.tsx'
import { PlansPanel } from './plans-panel.tsx'
import { PositionsPanel } from './positions-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'
import { listTasks } from './tasks.ts'
import './today.css'

/** Plans whose gate is read here; older ones are found under Plan. */
const PLANS_SHOWN = 20

/** What wants a look today, and what the desk stands on. Every row opens its cause. */
export function TodayScreen() {
  const { counts } = useWorkspace()
  return counts.batches === 0 ? (
    <EmptyState
      says="Nothing is imported yet."
      wants="Daily bars of the names you follow come first, with IWM and SPY for the regime. Then your broker’s transactions. The order does not matter."
      action={<ImportButton what="files" />}
    />
  ) : (
    <Today />
  )
}

function Today() {
  const asOf = useAsOfInput()
  const stops = useCall('stops.evaluate', asOf)
  const health = useCall('data.health', { ...asOf, limit: 1 })
  const ladder = useCall('rotation.ladder', asOf)
  const accounts = useCall('accounts.list', {})
  const history = useCall('import.history', { limit: 20 })
  const folders = useCall('folders.list', {})
  const plans = useCall('plan.list', {})
  const newest = useMemo(() => (plans.value?.plans ?? []).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, PLANS_SHOWN), [plans.value])
  const gates = useCalls(
    'checklist.gate',
    newest.map(({ plan }) => ({ plan })),
  )
  const gatedPlans = useMemo(() => newest.map((plan, index) => ({ plan, gate: gates[index]?.value ?? null })), [newest, gates])
  const tasks = useMemo(
    () =>
      listTasks({
        stops: stops.value,
        health: health.value,
        ladder: ladder.value,
        accounts: accounts.value,
        history: history.value,
        folders: folders.value,
        plans: gatedPlans,
      }),
    [stops.value, health.value, ladder.value, accounts.value, history.value, folders.value, gatedPlans],
  )
  const sources = [stops, health, ladder, accounts, history, folders, plans]
  return (
    <div className="today">
      <div className="today-main">
        <TasksPanel tasks={tasks} waiting={sources.filter(({ state }) => state === 'loading').length} of={sources.length} />
        <PositionsPanel stops={stops} />
        <PlansPanel plans={plans} gated={gatedPlans} />
      </div>
      <div className="today-side">
        <LadderPanel ladder={ladder} />
        <FreshnessPanel health={health} />
        <LastImportPanel history={history} problems={health.value?.problemsTotal ?? null} />
      </div>
    </div>
  )
}
