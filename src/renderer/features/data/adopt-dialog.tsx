import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import type { AppError } from '#contract/errors.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { listed, plural } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { say } from '../../ui/toast-store.ts'

type Reconciled = Output<'positions.list'>['reconciliation'][number]
type Left = Output<'positions.adopt'>['left']

/** Opening lots from what the broker states, by the user's word: nothing is adopted by itself. */
export function AdoptDialog({ rows, onClose }: { rows: readonly Reconciled[]; onClose: () => void }) {
  const { client } = useBridge()
  const adopt = useAction('positions.adopt')
  const [left, setLeft] = useState<Left>([])
  const [error, setError] = useState<AppError | null>(null)
  const accounts = [...new Set(rows.map(({ account }) => account))]

  const run = async (): Promise<void> => {
    const kept: Left[number][] = []
    setError(null)
    for (const account of accounts) {
      const symbols = rows.filter((row) => row.account === account).map(({ symbol }) => symbol)
      const outcome = await adopt.run({ account, symbols })
      if (!outcome.ok) {
        setError(outcome.error)
        return
      }
      const { batch, adopted } = outcome.value
      kept.push(...outcome.value.left)
      if (batch === null) continue
      say(`Added ${plural(adopted.length, 'opening lot')} to ${account}.`)
      rememberEdit(`Adopted the statement of ${account}`, () => client.call('import.undo', { batch }))
    }
    if (kept.length === 0) onClose()
    else setLeft(kept)
  }

  return (
    <Dialog
      title="Adopt the statement as the opening"
      onClose={onClose}
      onSubmit={left.length > 0 ? onClose : () => void run()}
      foot={
        <>
          {left.length === 0 && <Button onClick={onClose}>Keep it as it is</Button>}
          <Button rank="main" type="submit" disabled={adopt.now.state === 'running'}>
            {left.length > 0 ? 'Close' : `Adopt ${plural(rows.length, 'name')}`}
          </Button>
        </>
      }
    >
      {left.length > 0 ? (
        <ul>
          {left.map(({ symbol, why }) => (
            <li key={symbol}>
              {symbol}: {why}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>
            {listed(rows.map(({ symbol, asOf }) => `${symbol} as of ${writeSession(asOf)}`))}. Each gets an opening lot, so that the fills add up to what the
            broker states. Its cost is the stated one where nothing was sold since, else unknown.
          </p>
          <p className="dialog-note">The lots are rows of your own: they can be edited, and taken back with Ctrl+Z.</p>
        </>
      )}
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  )
}
