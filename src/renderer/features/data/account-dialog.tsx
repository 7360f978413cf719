import { useState } from 'react'
import type { Input } from '#contract/channels.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../../ui/toast-store.ts'
import type { Account } from './accounts-panel.tsx'
import { LOT_METHODS, type LotMethod } from './lot-methods.ts'
import { readTypedDecimal } from '../../format/typed-decimal.ts'

/** Equity and settled cash of an account on a date, as its statement says. */
export function AccountDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { client } = useBridge()
  const { asOf: newest } = useWorkspace()
  const upsert = useAction('accounts.upsert')
  const [id, setId] = useState(account?.account ?? '')
  const [label, setLabel] = useState(account?.label ?? '')
  const [currency, setCurrency] = useState(account?.currency ?? 'USD')
  const [equity, setEquity] = useState(account?.equity ?? '')
  const [cash, setCash] = useState(account?.cash ?? '')
  const [lotMethod, setLotMethod] = useState<LotMethod>(account?.lotMethod ?? 'fifo')
  const [asOf, setAsOf] = useState(account?.statedAsOf ?? newest ?? '')
  const typedEquity = readTypedDecimal(equity)
  const typedCash = readTypedDecimal(cash)
  const hasFault = id.trim() === '' || typedEquity.fault !== undefined || typedCash.fault !== undefined || currency.length !== 3

  const save = async (): Promise<void> => {
    if (hasFault) return
    const input: Input<'accounts.upsert'> = {
      account: id.trim(),
      currency: currency.toUpperCase(),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(typedEquity.value === null ? {} : { equity: typedEquity.value }),
      ...(typedCash.value === null ? {} : { cash: typedCash.value }),
      ...(asOf === '' ? {} : { asOf }),
      ...(lotMethod === (account?.lotMethod ?? 'fifo') ? {} : { lotMethod }),
    }
    const outcome = await upsert.run(input)
    if (!outcome.ok) return
    say(`Saved the values of ${input.account}.`)
    if (account !== null) rememberEdit(`Changed the values of ${account.account}`, () => client.call('accounts.upsert', asInput(account)))
    onClose()
  }
  return (
    <Dialog
      title={account === null ? 'Add an account' : `Values of ${account.account}`}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <Button onClick={onClose}>Keep as it was</Button>
          <Button rank="main" type="submit" disabled={hasFault || upsert.now.state === 'running'}>
            {account === null ? 'Add the account' : 'Save the values'}
          </Button>
        </>
      }
    >
      <div className="fields">
        {account === null && <Field label="Account" value={id} onChange={setId} hint="As your broker writes it, or a name of your own." isFirst />}
        <Field label="Name" value={label} onChange={setLabel} />
        <Field label="Currency" value={currency} onChange={setCurrency} maxLength={3} fault={currency.length === 3 ? undefined : 'Three letters, like USD.'} />
        <Field
          label="Equity"
          as="figure"
          value={equity}
          onChange={setEquity}
          fault={typedEquity.fault}
          hint="Everything the account is worth."
          isFirst={account !== null}
        />
        <Field label="Settled cash" as="figure" value={cash} onChange={setCash} fault={typedCash.fault} hint="What could be paid today." />
        <Field label="As of" type="date" value={asOf} onChange={setAsOf} hint="The day of the statement. Later transactions are added to it." />
        <Select label="Lots" value={lotMethod} onChange={setLotMethod} choices={LOT_CHOICES} hint="Which shares a sale takes, and so what it brought." />
      </div>
      {upsert.now.state === 'error' && <ErrorNote error={upsert.now.error} />}
    </Dialog>
  )
}

const LOT_CHOICES = (Object.keys(LOT_METHODS) as LotMethod[]).map((value) => ({ value, label: LOT_METHODS[value] }))

const asInput = (account: Account): Input<'accounts.upsert'> => ({
  account: account.account,
  label: account.label,
  currency: account.currency,
  lotMethod: account.lotMethod,
  ...(account.equity === null ? {} : { equity: account.equity }),
  ...(account.cash === null ? {} : { cash: account.cash }),
  ...(account.statedAsOf === null ? {} : { asOf: account.statedAsOf }),
})
