import { useState } from 'react'
import type { Input } from '#contract/channels.ts'
import type { AppError } from '#contract/errors.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { nameActs } from './name-acts.ts'
import { nameOf, type NameRow } from './name-rows.ts'

type Source = Input<'instruments.alias'>['source']
type Reach = 'every' | 'broker'

const SOURCES: readonly { readonly value: Source; readonly label: string }[] = [
  { value: 'symbol', label: 'ticker or spelling' },
  { value: 'cusip', label: 'CUSIP' },
  { value: 'isin', label: 'ISIN' },
]

/** Says that a text of files means a name: of an unknown text which one, of a name which text. Said once; what is stored follows. */
export function AnotherNameDialog({ row, onClose }: { row: NameRow; onClose: () => void }) {
  const { client } = useBridge()
  const broker = row.unknown?.broker ?? null
  const [typed, setTyped] = useState('')
  const [source, setSource] = useState<Source>(row.unknown === null ? 'symbol' : guessSource(row.unknown.text))
  const [reach, setReach] = useState<Reach>('every')
  const [typedBroker, setTypedBroker] = useState('')
  const [error, setError] = useState<AppError | null>(null)
  const text = typed.trim().toUpperCase()
  const ofBroker = reach === 'every' ? null : (broker ?? typedBroker.trim().toLowerCase())
  const brokerFault = ofBroker !== null && !/^[a-z0-9]{2,40}$/.test(ofBroker) ? 'One word, as its layout begins: schwab, fidelity, ibkr.' : undefined

  const give = async (): Promise<void> => {
    if (text === '' || brokerFault !== undefined) return
    const named = row.unknown === null ? { symbol: row.instrument.symbol, rawId: text } : { symbol: text, rawId: row.unknown.text }
    const refused = await nameActs(client).giveName({ ...named, source, broker: ofBroker })
    if (refused === null) onClose()
    else setError(refused)
  }
  return (
    <Dialog
      title={row.unknown === null ? `Another name of ${nameOf(row)}` : `What ${row.unknown.text} is`}
      onClose={onClose}
      onSubmit={() => void give()}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button rank="main" type="submit" disabled={text === '' || brokerFault !== undefined}>
            Remember it
          </Button>
        </>
      }
    >
      <div className="fields">
        <Field
          label={row.unknown === null ? 'Text in files' : 'Symbol it means'}
          value={typed}
          onChange={setTyped}
          maxLength={40}
          isFirst
          hint={row.unknown === null ? 'As the files write it, on every day.' : 'Of a name the store knows. Its rows count for it at once.'}
        />
        <Select label="It is a" value={source} onChange={setSource} choices={SOURCES} />
        <Select
          label="Holds in"
          value={reach}
          onChange={setReach}
          choices={[
            { value: 'every', label: 'every file' },
            { value: 'broker', label: broker === null ? 'files of one broker' : `files of ${broker}` },
          ]}
          hint="A broker’s own text can mean something else at another."
        />
        {reach === 'broker' && broker === null && <Field label="Broker" value={typedBroker} onChange={setTypedBroker} maxLength={40} fault={brokerFault} />}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  )
}

/** Nine letters and digits with a digit at the end are a CUSIP, twelve behind two letters an ISIN. */
export function guessSource(text: string): Source {
  if (/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text)) return 'isin'
  return /^[A-Z0-9]{8}\d$/.test(text) && /\d/.test(text.slice(0, 8)) ? 'cusip' : 'symbol'
}
