import { useMemo, useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfStore } from '../../app/as-of.ts'
import { openPlace, replacePlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { price } from '../../format/price.ts'
import { writeOut } from '../../format/measure.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../../ui/toast-store.ts'
import { type PlanValues, readPlanValues, valuesOf } from './plan-values.ts'
import { RiskFlagsField } from './risk-flags-field.tsx'

type Plan = Output<'plan.get'>

/** The order as it is decided: name, side, account, entry, stop and the share of equity at risk. Storing a draft makes a version; undo brings the one before back. */
export function PlanForm({ plan, symbol }: { plan: Plan | null; symbol: string }) {
  const { client } = useBridge()
  const { asOf } = useAsOfStore()
  const accounts = useCall('accounts.list', {})
  const settings = useCall('settings.get', {})
  const draft = useAction('plan.draft')
  const save = useAction('plan.save')
  const firstAccount = accounts.value?.accounts[0]?.account ?? ''
  const initial = useMemo(
    () => valuesOf(plan, symbol, firstAccount, settings.value?.settings.riskFraction ?? 0.005),
    [plan, symbol, firstAccount, settings.value],
  )
  const [edited, setEdited] = useState<Partial<PlanValues>>({})
  const [isChecked, setIsChecked] = useState(false)
  const version = plan?.version ?? null
  const [shownVersion, setShownVersion] = useState(version)
  // Another version, stored or taken back, is shown as it is; the form stays, and with it the focus.
  if (shownVersion !== version) {
    setShownVersion(version)
    setEdited({})
    setIsChecked(false)
  }
  const values: PlanValues = { ...initial, ...edited }
  const held = useCall('positions.list', values.account === '' ? null : { account: values.account, ...(asOf === null ? {} : { asOf }) })
  const position = held.value?.positions.find((one) => one.symbol === values.symbol.trim().toUpperCase() && one.quantity !== null && Number(one.quantity) !== 0)
  const read = readPlanValues(values, plan, asOf)
  const faults = isChecked && read.faults !== null ? read.faults : {}
  const set =
    <K extends keyof PlanValues>(key: K) =>
    (value: PlanValues[K]) =>
      setEdited((before) => ({ ...before, [key]: value }))

  const store = async (): Promise<Plan | null> => {
    setIsChecked(true)
    if (read.input === null) return null
    const outcome = await draft.run(read.input)
    if (!outcome.ok) return null
    const stored = outcome.value
    // The empty form is no place to step back to.
    if (plan === null) replacePlace({ screen: 'plan', param: stored.plan })
    else rememberEdit(`Changed plan ${stored.plan}`, () => client.call('plan.undo', { plan: stored.plan }))
    return stored
  }
  const storeAndSave = async (): Promise<void> => {
    const stored = Object.keys(edited).length === 0 && plan !== null ? plan : await store()
    if (stored === null) return
    const outcome = await save.run({ plan: stored.plan })
    if (!outcome.ok) return
    rememberEdit(`Saved plan ${stored.plan}`, () => client.call('plan.undo', { plan: stored.plan }))
    say(`Plan ${stored.plan} is saved: its stop is watched from the next session.`)
  }

  return (
    <Panel
      title={plan === null ? 'New plan' : `Plan ${plan.plan}, ${plan.symbol}`}
      count={plan === null ? undefined : `version ${plan.version}, ${plan.status}`}
      actions={
        plan !== null && (
          <Button keys="c" onClick={() => openPlace('checklist', plan.plan)}>
            Open the checklist
          </Button>
        )
      }
    >
      <form
        className="plan-form"
        onSubmit={(event) => {
          event.preventDefault()
          void store()
        }}
      >
        <div className="fields">
          <Field label="Name" value={values.symbol} onChange={set('symbol')} fault={faults.symbol} autoFocus={plan === null && symbol === ''} />
          <Select label="Side" value={values.side} onChange={set('side')} choices={SIDES} />
          <Select
            label="Account"
            value={values.account}
            onChange={set('account')}
            choices={(accounts.value?.accounts ?? []).map((account) => ({ value: account.account, label: account.label }))}
            prompt="Choose an account"
            fault={faults.account}
            hint={accounts.value?.accounts.length === 0 ? 'No account yet: import your transactions or add one on Data.' : undefined}
          />
          {position === undefined ? (
            <p className="plan-adopt plan-note">No open position of this name in the account.</p>
          ) : (
            <label className="plan-adopt">
              <input type="checkbox" checked={values.isAdopted} onChange={(event) => set('isAdopted')(event.target.checked)} />
              Adopt the position: {position.quantity} shares at {position.averageCost === null ? 'unknown cost' : writeOut(price, Number(position.averageCost))}
            </label>
          )}
          <Field
            label="Entry"
            as="figure"
            value={values.isAdopted ? '' : values.entry}
            onChange={set('entry')}
            fault={faults.entry}
            disabled={values.isAdopted}
            hint={plan?.entry === null || plan === null ? 'Empty: the last close.' : `${writeOut(price, plan.entry)}, ${plan.entrySource}`}
          />
          <Field
            label="Stop"
            as="figure"
            value={values.stop}
            onChange={set('stop')}
            fault={faults.stop}
            hint="Where the plan is wrong. A plan is saved with one."
            autoFocus={plan === null && symbol !== ''}
          />
          <Field
            label="Risk of equity"
            as="figure"
            unit="%"
            value={values.riskPercent}
            onChange={set('riskPercent')}
            fault={faults.riskPercent}
            hint="House default 0.5 %, not a published threshold."
          />
          <Field
            label="Slippage"
            as="figure"
            unit="bp"
            value={values.slippageBps}
            onChange={set('slippageBps')}
            fault={faults.slippageBps}
            hint="Empty: the model’s half-spread and impact at the final size."
          />
        </div>
        {plan !== null && <RiskFlagsField symbol={plan.symbol} asOf={plan.asOf} />}
        {draft.now.state === 'error' && <ErrorNote error={draft.now.error} />}
        {save.now.state === 'error' && <ErrorNote error={save.now.error} />}
        <div className="plan-foot">
          <span className="plan-note">
            {plan === null
              ? 'A draft is sized at once.'
              : `As of ${plan.asOf === null ? 'no session' : writeSession(plan.asOf)}${plan.isReplay ? ', replayed' : ''}; valid for ${plan.validFor === null ? 'no known session' : writeSession(plan.validFor)}.`}
          </span>
          <Button type="submit" disabled={draft.now.state === 'running'}>
            {plan === null ? 'Draft and size' : 'Store the change'}
          </Button>
          <Button
            rank="main"
            onClick={() => void storeAndSave()}
            disabled={save.now.state === 'running' || (plan?.status === 'saved' && Object.keys(edited).length === 0)}
          >
            {plan?.status === 'saved' && Object.keys(edited).length === 0 ? 'Saved' : 'Save the plan'}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const SIDES = [
  { value: 'long', label: 'Long' },
  { value: 'short', label: 'Short' },
] as const
