import { useState } from 'react'
import type { Input } from '#contract/channels.ts'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../../ui/toast-store.ts'
import type { Transaction } from './transactions-panel.tsx'
import { hasPrice, KIND_WORDS, movesShares, TYPED_KINDS, typedFields } from './transaction-words.ts'
import { readTypedDecimal } from '../../format/typed-decimal.ts'

/** A transaction typed by hand: what no file has, an opening lot first of all. */
export function TransactionDialog({ transaction, onClose }: { transaction: Transaction | null; onClose: () => void }) {
  const { client } = useBridge()
  const { asOf: newest } = useWorkspace()
  const accounts = useCall('accounts.list', {})
  const add = useAction('transactions.add')
  const edit = useAction('transactions.edit')
  const [account, setAccount] = useState(transaction?.account ?? '')
  const [kind, setKind] = useState<TransactionKind>(transaction?.kind ?? 'buy')
  const [session, setSession] = useState(transaction?.session ?? newest ?? '')
  const [symbol, setSymbol] = useState(transaction?.symbol ?? '')
  const [quantity, setQuantity] = useState(transaction?.quantity ?? '')
  const [price, setPrice] = useState(transaction?.price ?? '')
  const [fees, setFees] = useState(transaction?.fees ?? '')
  const [amount, setAmount] = useState(transaction?.amount ?? '')
  const [note, setNote] = useState(transaction?.note ?? '')

  const known = accounts.value?.accounts ?? []
  const chosenAccount = account !== '' ? account : (known[0]?.account ?? '')
  const figures = { quantity: readTypedDecimal(quantity), price: readTypedDecimal(price), fees: readTypedDecimal(fees), amount: readTypedDecimal(amount) }
  const needsShares = movesShares(kind)
  const misses = chosenAccount === '' || session === '' || (needsShares && (symbol.trim() === '' || figures.quantity.value === null))
  const hasFault = misses || Object.values(figures).some(({ fault }) => fault !== undefined)
  const isBusy = add.now.state === 'running' || edit.now.state === 'running'
  const error = add.now.state === 'error' ? add.now.error : edit.now.state === 'error' ? edit.now.error : null

  const save = async (): Promise<void> => {
    if (hasFault || isBusy) return
    const fields: Omit<Input<'transactions.add'>, 'account'> = {
      kind,
      session,
      ...(symbol.trim() === '' ? {} : { symbol: symbol.trim() }),
      ...(needsShares && figures.quantity.value !== null ? { quantity: figures.quantity.value } : {}),
      ...(hasPrice(kind) && figures.price.value !== null ? { price: figures.price.value } : {}),
      ...(figures.fees.value === null ? {} : { fees: figures.fees.value }),
      ...(!hasPrice(kind) && figures.amount.value !== null ? { amount: figures.amount.value } : {}),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    }
    if (transaction === null) {
      const outcome = await add.run({ account: chosenAccount, ...fields })
      if (!outcome.ok) return
      rememberEdit('Added a transaction', () => client.call('transactions.remove', { id: outcome.value.id }))
      say('Added the transaction.')
    } else {
      const outcome = await edit.run({ id: transaction.id, ...fields })
      if (!outcome.ok) return
      rememberEdit('Changed a transaction', () => client.call('transactions.edit', { id: outcome.value.id, ...typedFields(transaction) }))
      say('Changed the transaction.')
    }
    onClose()
  }
  return (
    <Dialog
      title={transaction === null ? 'Add a transaction' : 'Change a typed transaction'}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <Button onClick={onClose}>{transaction === null ? 'Add nothing' : 'Keep as it was'}</Button>
          <Button rank="main" type="submit" disabled={hasFault || isBusy}>
            {transaction === null ? 'Add it' : 'Save the change'}
          </Button>
        </>
      }
    >
      <div className="fields">
        {transaction === null && (
          <Field
            label="Account"
            value={chosenAccount}
            onChange={setAccount}
            offers={known.map((other) => other.account)}
            fault={chosenAccount === '' ? 'Which account?' : undefined}
          />
        )}
        <Select label="Kind" value={kind} onChange={setKind} choices={TYPED_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))} />
        <Field label="Session" type="date" value={session} onChange={setSession} />
        <Field label="Symbol" value={symbol} onChange={setSymbol} hint={needsShares ? undefined : 'Where it belongs to one.'} />
        {needsShares && (
          <Field
            label="Quantity"
            as="figure"
            value={quantity}
            onChange={setQuantity}
            fault={figures.quantity.fault}
            hint={kind === 'split' || kind === 'sec-transfer' ? 'Shares added; a minus takes them away.' : undefined}
          />
        )}
        {hasPrice(kind) ? (
          <Field label="Price" as="figure" value={price} onChange={setPrice} fault={figures.price.fault} />
        ) : (
          <Field
            label="Amount"
            as="figure"
            value={amount}
            onChange={setAmount}
            fault={figures.amount.fault}
            hint="Into the account is plus, out of it minus."
          />
        )}
        <Field label="Fees" as="figure" value={fees} onChange={setFees} fault={figures.fees.fault} />
        <Field label="Note" value={note} onChange={setNote} maxLength={500} />
      </div>
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  )
}
