import { useWorkspace } from '../../app/workspace-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'

/** A copy that can be restored, and everything written out as text: the two ways in which nothing here is ever locked up. */
export function Safekeeping() {
  const { counts } = useWorkspace()
  const backup = useAction('workspace.backup')
  const exported = useAction('workspace.export')
  const isBusy = backup.now.state === 'running' || exported.now.state === 'running'
  return (
    <Panel title="Your data">
      <div className="safekeeping">
        <p>
          A backup is a copy of the whole workspace, read back and compared. An export writes every table as CSV and JSON; transactions, bars, series, dated
          records and what your brokers stated in layouts that can be imported again.
        </p>
        <div className="safekeeping-acts">
          <Button disabled={isBusy} onClick={() => void backup.run({})}>
            Back up now
          </Button>
          <Button disabled={isBusy || counts.batches === 0} onClick={() => void exported.run({})}>
            Export everything
          </Button>
        </div>
        {backup.now.state === 'running' && <p role="status">Copying the workspace, then comparing the copy. Imports wait meanwhile.</p>}
        {backup.now.state === 'done' && <Place what="The backup" path={backup.now.value.path} words="Copied and compared:" />}
        {backup.now.state === 'error' && <ErrorNote error={backup.now.error} />}
        {exported.now.state === 'running' && <Progress label="Writing the export" progress={exported.now.progress} onCancel={exported.cancel} />}
        {exported.now.state === 'done' && (
          <Place
            what="The folder"
            path={exported.now.value.folder}
            words={`${plural(exported.now.value.rows, 'row')} in ${plural(exported.now.value.files, 'file')}:`}
          />
        )}
        {exported.now.state === 'error' && exported.now.error.kind !== 'cancelled' && <ErrorNote error={exported.now.error} />}
      </div>
    </Panel>
  )
}

function Place({ what, path, words }: { what: string; path: string; words: string }) {
  return (
    <p className="safekeeping-place" role="status">
      <span>
        {words} <code>{path}</code>
      </span>
      <CopyButton text={path} what={what} />
    </p>
  )
}
