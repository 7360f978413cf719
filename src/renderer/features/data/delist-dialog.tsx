import { useState } from 'react'
import type { Input } from '#contract/channels.ts'
import type { AppError } from '#contract/errors.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { writeSymbol } from '../../format/symbol-words.ts'
import { readTypedDecimal } from '../../format/typed-decimal.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { nameActs } from './name-acts.ts'
import type { Instrument } from './name-rows.ts'

type Reason = Input<'instruments.delist'>['reason']

const REASONS: readonly { readonly value: Reason; readonly label: string }[] = [
  { value: 'merger', label: 'merger or buy-out' },
  { value: 'performance', label: 'it did not keep the terms of the exchange' },
  { value: 'other', label: 'another reason' },
]

/** The last session on which a name traded, and why it left. */
export function DelistDialog({ instrument, onClose }: { instrument: Instrument; onClose: () => void }) {
  const { client } = useBridge()
  const [session, setSession] = useState(instrument.lastSession ?? '')
  const [reason, setReason] = useState<Reason>('merger')
  const [price, setPrice] = useState('')
  const [successor, setSuccessor] = useState('')
  const [ratio, setRatio] = useState('')
  const [error, setError] = useState<AppError | null>(null)
  const figures = { price: readTypedDecimal(price), ratio: readTypedDecimal(ratio) }
  const isReady = session !== '' && figures.price.fault === undefined && figures.ratio.fault === undefined
  const isMerger = reason === 'merger'
  const delist = async (): Promise<void> => {
    if (!isReady) return
    const refused = await nameActs(client).delist({
      symbol: instrument.symbol,
      session,
      reason,
      ...(figures.price.value === null ? {} : { price: figures.price.value }),
      ...(isMerger && successor.trim() !== '' ? { successor: successor.trim() } : {}),
      ...(isMerger && figures.ratio.value !== null ? { ratio: figures.ratio.value } : {}),
    })
    if (refused === null) onClose()
    else setError(refused)
  }
  return (
    <Dialog
      title={`${writeSymbol(instrument.symbol)} left the exchange`}
      onClose={onClose}
      onSubmit={() => void delist()}
      foot={
        <>
          <Button onClick={onClose}>It trades</Button>
          <Button rank="main" type="submit" disabled={!isReady}>
            Note it
          </Button>
        </>
      }
    >
      <div className="fields">
        <Field label="Last session" type="date" value={session} onChange={setSession} isFirst hint="The last one on which it traded." />
        <Select label="Why" value={reason} onChange={setReason} choices={REASONS} />
        <Field
          label={isMerger ? 'Price of the deal' : 'Last price paid'}
          as="figure"
          value={price}
          onChange={setPrice}
          fault={figures.price.fault}
          hint="Dollars a share, where known."
        />
        {isMerger && <Field label="Became part of" value={successor} onChange={setSuccessor} maxLength={40} hint="Symbol, where shares were paid." />}
        {isMerger && <Field label="Shares of it" as="figure" value={ratio} onChange={setRatio} fault={figures.ratio.fault} />}
      </div>
      <p className="dialog-note">It stays in every history and total, and is in no later screen. What you still hold is shown with the rows that end it.</p>
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  )
}
