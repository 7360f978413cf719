import { useDroppedFiles } from '../../app/dropped-files.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { Progress } from '../../ui/progress.tsx'
import { ImportPreviewView } from './import-preview-view.tsx'
import type { ImportSession, ImportStep } from './import-session.ts'
import { ImportResult } from './import-result.tsx'

interface ImportPanelProps {
  readonly session: ImportSession
  readonly now: ImportStep
  readonly onFiles: () => void
  readonly onFolder: () => void
  readonly onHistory: () => void
}

/** The way in: a place to drop on, then the preview, then what was stored. */
export function ImportPanel({ session, now, onFiles, onFolder, onHistory }: ImportPanelProps) {
  const canCancel = now.step === 'taking' || now.step === 'reading' || now.step === 'storing'
  useActions(canCancel ? [{ id: 'data.cancel', label: 'Cancel the import', key: 'Escape', group: 'screen', run: session.cancel }] : [])
  switch (now.step) {
    case 'idle':
      return <DropZone onFiles={onFiles} onFolder={onFolder} />
    case 'refused':
      return (
        <>
          <ErrorNote error={now.error} />
          <DropZone onFiles={onFiles} onFolder={onFolder} />
        </>
      )
    case 'taking':
      return (
        <Progress
          label="Taking the files"
          progress={{ phase: 'Taking the files', done: now.done, total: now.total, file: null, files: null }}
          onCancel={session.cancel}
        />
      )
    case 'reading':
      return <Progress label="Reading files" progress={now.progress} onCancel={session.cancel} />
    case 'storing':
      return (
        <Progress
          label={`Storing ${plural(now.preview.totals.new, 'row')} of ${plural(now.preview.filesTotal, 'file')}`}
          progress={now.progress}
          onCancel={session.cancel}
        />
      )
    case 'preview':
      return <ImportPreviewView session={session} preview={now.preview} isReading={now.isReading} error={now.error} />
    case 'stored':
      return <ImportResult result={now.result} onClose={session.discard} onHistory={onHistory} />
  }
}

function DropZone({ onFiles, onFolder }: { onFiles: () => void; onFolder: () => void }) {
  const { isOver } = useDroppedFiles()
  return (
    <section className={`drop-zone ${isOver ? 'is-over' : ''}`} aria-label="Import">
      <p className="drop-words">
        <strong>{isOver ? 'Let go to read them' : 'Drop files or folders here'}</strong>
        <span>Broker exports, daily bars, macro series, holdings, in CSV. Nothing is stored before you have seen it.</span>
      </p>
      <span className="drop-buttons">
        <Button rank="main" keys="i" onClick={onFiles}>
          Choose files
        </Button>
        <Button keys="o" onClick={onFolder}>
          Choose a folder
        </Button>
      </span>
    </section>
  )
}
