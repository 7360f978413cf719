import type { Output } from '#contract/channels.ts'
import { useAction } from '../../bridge/use-action.ts'
import { listed, plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Batch } from './history-panel.tsx'

/** Undoes one import as a whole. What the user changed since is named first; what used its rows is named after. */
export function UndoDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const undo = useAction('import.undo')
  const { now } = undo
  const conflicts = now.state === 'error' && now.error.kind === 'confirm-needed' ? now.error.conflicts : null
  const run = (): void => {
    if (now.state !== 'running' && now.state !== 'done') void undo.run({ batch: batch.id, ...(conflicts === null ? {} : { confirm: true }) })
  }
  return (
    <Dialog
      title={now.state === 'done' ? `Import ${batch.id} is undone` : `Undo import ${batch.id}`}
      onClose={() => {
        if (now.state !== 'running') onClose()
      }}
      onSubmit={now.state === 'done' ? onClose : run}
      foot={
        now.state === 'done' ? (
          <Button rank="main" type="submit">
            Close
          </Button>
        ) : (
          <>
            <Button disabled={now.state === 'running'} onClick={onClose}>
              Keep it
            </Button>
            <Button rank="grave" type="submit" disabled={now.state === 'running'}>
              {conflicts === null ? `Undo ${plural(batch.rows.new, 'row')}` : `Undo it and ${plural(conflicts.length, 'edit')} with it`}
            </Button>
          </>
        )
      }
    >
      {now.state === 'done' ? (
        <Done value={now.value} />
      ) : now.state === 'running' ? (
        <Progress label="Undoing" progress={now.progress} onCancel={undo.cancel} />
      ) : conflicts !== null ? (
        <>
          <p>You changed these after the import. They would go with it:</p>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            {plural(batch.files.length, 'file')}, {plural(batch.rows.new, 'new row')}. The rows leave every screen. Prints stay as they are; checking one of
            them will say that its data was withdrawn.
          </p>
          <p className="dialog-note">The files themselves are not touched. They can be imported again.</p>
        </>
      )}
      {now.state === 'error' && conflicts === null && <ErrorNote error={now.error} />}
    </Dialog>
  )
}

function Done({ value: { removed, uses, conflicts } }: { value: Output<'import.undo'> }) {
  const gone = [
    ...(removed.transactions > 0 ? [plural(removed.transactions, 'transaction')] : []),
    ...(removed.bars > 0 ? [plural(removed.bars, 'bar')] : []),
    ...(removed.observations > 0 ? [plural(removed.observations, 'observation')] : []),
    ...(removed.holdings > 0 ? [plural(removed.holdings, 'holding')] : []),
  ]
  return (
    <>
      <p>{gone.length === 0 ? 'Every row of it is also in another import in force, so nothing left the screens.' : `Taken out: ${listed(gone)}.`}</p>
      {uses.length > 0 && (
        <>
          <p>These used its rows and now stand on less:</p>
          <ul>
            {uses.map((use) => (
              <li key={`${use.what} ${use.id}`}>
                {use.what} {use.label}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && <p>Taken back with it: {listed(conflicts)}.</p>}
    </>
  )
}
