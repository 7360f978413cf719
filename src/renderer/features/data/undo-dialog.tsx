import type { Output } from '#contract/channels.ts'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { listed, plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Batch } from './history-panel.tsx'
import { movedInWords } from './moved-words.ts'
import { UsesList } from './uses-list.tsx'

/** Undoes one import as a whole. What stands on its rows, and what the user changed since, is named before it is done. */
export function UndoDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const undo = useAction('import.undo')
  const { now } = undo
  const looked = useCall('import.uses', now.state === 'done' ? null : { batch: batch.id })
  const known = looked.state === 'value' ? looked.value : null
  const asked = now.state === 'error' && now.error.kind === 'confirm-needed' ? now.error.conflicts : null
  const conflicts = asked ?? known?.conflicts ?? []
  const run = (): void => {
    if (now.state !== 'running' && now.state !== 'done') void undo.run({ batch: batch.id, ...(conflicts.length === 0 ? {} : { confirm: true }) })
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
              {conflicts.length === 0 ? `Undo ${plural(batch.rows.new, 'row')}` : `Undo it and ${plural(conflicts.length, 'change')} of yours`}
            </Button>
          </>
        )
      }
    >
      {now.state === 'done' ? (
        <Done value={now.value} />
      ) : now.state === 'running' ? (
        <Progress label="Undoing" progress={now.progress} onCancel={undo.cancel} />
      ) : (
        <>
          <p>
            {plural(batch.files.length, 'file')}, {plural(batch.rows.new, 'new row')}. The rows leave every screen, unless another import in force has them too.
          </p>
          {known !== null && known.uses.length > 0 && (
            <>
              <p>
                These stand on its rows and will stand on less. They stay as they are
                {known.uses.some(({ what }) => what === 'print') && '; checking a print will say that its data was withdrawn'}:
              </p>
              <UsesList uses={known.uses} />
            </>
          )}
          {known !== null && known.uses.length === 0 && <p>No plan, print or stop signal stands on its rows.</p>}
          {conflicts.length > 0 && (
            <>
              <p>You changed these after the import. They would go with it:</p>
              <ul data-number="conflicts">
                {conflicts.map((conflict) => (
                  <li key={conflict}>{conflict}</li>
                ))}
              </ul>
            </>
          )}
          <p className="dialog-note">You can redo it later, without the files.</p>
        </>
      )}
      {now.state === 'error' && asked === null && <ErrorNote error={now.error} />}
    </Dialog>
  )
}

function Done({ value: { removed, uses, conflicts } }: { value: Output<'import.undo'> }) {
  const gone = movedInWords(removed)
  return (
    <>
      <p>{gone === null ? 'Every row of it is also in another import in force, so nothing left the screens.' : `Taken out: ${gone}.`}</p>
      {uses.length > 0 && (
        <>
          <p>These used its rows and now stand on less:</p>
          <UsesList uses={uses} />
        </>
      )}
      {conflicts.length > 0 && <p>Taken back with it: {listed(conflicts)}.</p>}
    </>
  )
}
