import { useCall } from '../../bridge/use-call.ts'
import { openPlace } from '../../app/place.ts'
import { useActions } from '../../ui/keys/use-actions.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanList } from './plan-list.tsx'
import { SizePanel } from './size-panel.tsx'
import './plan.css'

/** Opens the form for a new plan, of a name where one is given: "new:HWA". */
const NEW = 'new'

/** Plans on the left; on the right the one in hand: what is decided, and what size follows. */
export function PlanScreen({ param }: { param: string | null }) {
  const plans = useCall('plan.list', {})
  const isNew = param === NEW || param?.startsWith(`${NEW}:`) === true
  const chosen = isNew || param === null ? null : param
  const plan = plans.value?.plans.find((one) => one.plan === chosen) ?? null
  useActions([
    { id: 'plan.new', label: 'Plan a new order', key: 'n', group: 'screen', run: () => openPlace('plan', NEW) },
    {
      id: 'plan.checklist',
      label: 'Open the checklist of this plan',
      key: 'c',
      group: 'screen',
      run: () => plan !== null && openPlace('checklist', plan.plan),
    },
  ])
  return (
    <div className="plan">
      <div className="plan-list">
        {plans.state === 'error' && <ErrorNote error={plans.error} onRetry={plans.askAgain} />}
        <PlanList plans={plans.value?.plans ?? null} chosen={chosen} />
      </div>
      <div className="plan-hand">
        {isNew && <PlanForm key={param} plan={null} symbol={param.slice(NEW.length + 1)} />}
        {!isNew && plan !== null && <PlanForm key={plan.plan} plan={plan} symbol={plan.symbol} />}
        {!isNew && plan === null && plans.value === null && <Skeleton lines={8} />}
        {!isNew && plan === null && plans.value !== null && (
          <p className="plan-note">
            {chosen === null ? 'Choose a plan, or press n for a new one. p on a name or a watchlist row plans that name.' : `There is no plan ${chosen}.`}
          </p>
        )}
        {plan !== null && <SizePanel plan={plan} />}
      </div>
    </div>
  )
}
