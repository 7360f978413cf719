import { useState } from 'react'
import type { AppError } from '#contract/errors.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { writeSymbol } from '../../format/symbol-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { nameActs } from './name-acts.ts'
import type { Instrument } from './name-rows.ts'

/** From a session on a name trades under another ticker. */
export function RenameTickerDialog({ instrument, onClose }: { instrument: Instrument; onClose: () => void }) {
  const { client } = useBridge()
  const { asOf } = useWorkspace()
  const [typed, setTyped] = useState('')
  const [session, setSession] = useState(asOf ?? '')
  const [error, setError] = useState<AppError | null>(null)
  const to = typed.trim().toUpperCase()
  const isReady = to !== '' && session !== ''
  const rename = async (): Promise<void> => {
    if (!isReady) return
    const refused = await nameActs(client).rename({ symbol: instrument.symbol, to, session })
    if (refused === null) onClose()
    else setError(refused)
  }
  return (
    <Dialog
      title={`Rename ${writeSymbol(instrument.symbol)}`}
      onClose={onClose}
      onSubmit={() => void rename()}
      foot={
        <>
          <Button onClick={onClose}>Keep the ticker</Button>
          <Button rank="main" type="submit" disabled={!isReady}>
            Rename
          </Button>
        </>
      }
    >
      <div className="fields">
        <Field label="New ticker" value={typed} onChange={setTyped} maxLength={40} isFirst />
        <Field label="From session" type="date" value={session} onChange={setSession} hint="The first one under the new ticker." />
      </div>
      <p className="dialog-note">
        Rows of {writeSymbol(instrument.symbol)} before it and rows of {to === '' ? 'the new ticker' : to} are one name then. Rows of the old ticker from it on
        mean another name. Nothing stored moves.
      </p>
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  )
}
