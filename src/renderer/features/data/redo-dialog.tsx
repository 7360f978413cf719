import { useAction } from '../../bridge/use-action.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Batch } from './history-panel.tsx'
import { movedInWords } from './moved-words.ts'

/** Redoes an undone import: what the undo took comes back from the store itself. What stands in its way is named first. */
export function RedoDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const redo = useAction('import.redo')
  const { now } = redo
  const conflicts = now.state === 'error' && now.error.kind === 'confirm-needed' ? now.error.conflicts : null
  const run = (): void => {
    if (now.state !== 'running' && now.state !== 'done') void redo.run({ batch: batch.id, ...(conflicts === null ? {} : { confirm: true }) })
  }
  const back = now.state === 'done' ? movedInWords(now.value.restored) : null
  return (
    <Dialog
      title={now.state === 'done' ? `Import ${batch.id} is in force again` : `Redo import ${batch.id}`}
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
              Leave it undone
            </Button>
            <Button rank="main" type="submit" disabled={now.state === 'running'}>
              {conflicts === null ? 'Redo it' : 'Redo it all the same'}
            </Button>
          </>
        )
      }
    >
      {now.state === 'done' ? (
        <p>{back === null ? 'Every row of it is also in another import in force, so nothing new came to the screens.' : `Brought back: ${back}.`}</p>
      ) : now.state === 'running' ? (
        <Progress label="Redoing" progress={now.progress} onCancel={redo.cancel} />
      ) : conflicts === null ? (
        <p>
          {plural(batch.files.length, 'file')}, {plural(batch.rows.new, 'row')}. The rows come back as they were, your changes to them included. The files are
          not needed. A print made from them will match again.
        </p>
      ) : (
        <>
          <p>These changed while it was undone:</p>
          <ul data-number="conflicts">
            {conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
        </>
      )}
      {now.state === 'error' && conflicts === null && <ErrorNote error={now.error} />}
    </Dialog>
  )
}
