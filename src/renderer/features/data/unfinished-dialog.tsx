import type { WaitingFile, WatchedFolder } from '#contract/schemas/folders.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { fileName } from '../../format/file-place.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'

interface UnfinishedDialogProps {
  readonly folder: WatchedFolder
  readonly files: readonly WaitingFile[]
  readonly onClose: () => void
}

/** Why files of a watched folder were not imported by themselves: those that wait, and those that are no table of ours. */
export function UnfinishedDialog({ folder, files, onClose }: UnfinishedDialogProps) {
  const { client } = useBridge()
  const leave = useAction('folders.leave')
  const run = async (left: readonly WaitingFile[]): Promise<void> => {
    const ids = left.map(({ id }) => id)
    const outcome = await leave.run({ files: ids })
    if (outcome.ok) rememberEdit(`Left ${plural(ids.length, 'file')} alone`, () => client.call('folders.leave', { files: ids, isLeft: false }))
  }
  const waiting = files.filter(({ isRefused }) => !isRefused)
  const refused = files.filter(({ isRefused }) => isRefused)
  return (
    <Dialog
      title={`Not imported from ${fileName(folder.path)}`}
      width="wide"
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <>
          {waiting.length > 1 && <Button onClick={() => void run(waiting)}>Leave all {waiting.length} alone</Button>}
          <Button rank="main" type="submit">
            Close
          </Button>
        </>
      }
    >
      {waiting.length > 0 && <p>These wait for you. One that is left alone is looked at again when it changes.</p>}
      <ul className="unfinished-files">
        {waiting.map((file) => (
          <li key={file.id}>
            <span title={file.path}>
              {file.name}
              <small>{file.reason}</small>
            </span>
            <Button rank="quiet" onClick={() => void run([file])}>
              Leave alone
            </Button>
          </li>
        ))}
      </ul>
      {refused.length > 0 && <p>These hold nothing to import and were passed over.</p>}
      <ul className="unfinished-files">
        {refused.map((file) => (
          <li key={file.id}>
            <span title={file.path}>
              {file.name}
              <small>{file.reason}</small>
            </span>
          </li>
        ))}
      </ul>
      {leave.now.state === 'error' && <ErrorNote error={leave.now.error} />}
    </Dialog>
  )
}
