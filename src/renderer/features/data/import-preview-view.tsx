import { useMemo, useState } from 'react'
import type { AppError } from '#contract/errors.ts'
import type { ImportFile, ImportPreview } from '#contract/schemas/imports.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { ImportSession } from './import-session.ts'
import { PreviewFile } from './preview-file.tsx'
import { commitWords, fileState, heldBack, openQuestions } from './row-counts.ts'

interface ImportPreviewViewProps {
  readonly session: ImportSession
  readonly preview: ImportPreview
  readonly isReading: boolean
  readonly error: AppError | null
}

const COLUMNS: readonly Column<ImportFile>[] = [
  {
    id: 'state',
    title: 'State',
    widthChars: 6,
    value: (file) => fileState(file).word,
    cell: (file) => <StateMark {...fileState(file)} />,
  },
  { id: 'name', title: 'File', widthChars: 20, grows: true, value: (file) => file.name, finds: (file) => file.path },
  { id: 'kind', title: 'Kind', widthChars: 13, value: (file) => file.format?.kind ?? 'not recognised' },
  { id: 'account', title: 'Account', widthChars: 12, value: (file) => file.account ?? '', isHiddenAtFirst: true },
  { id: 'new', title: 'New', widthChars: 7, measure: count, value: (file) => file.rows.new },
  { id: 'known', title: 'Known', widthChars: 7, measure: count, value: (file) => file.rows.known, isHiddenAtFirst: true },
  { id: 'held', title: 'Held', fullTitle: 'Held back', widthChars: 6, measure: count, value: (file) => heldBack(file.rows) },
  { id: 'ignored', title: 'Ignored', widthChars: 8, measure: count, value: (file) => file.rows.ignored, isHiddenAtFirst: true },
  { id: 'read', title: 'Read', widthChars: 7, measure: count, value: (file) => file.rows.read, isHiddenAtFirst: true },
]

/** What would be stored, file by file, before anything is. */
export function ImportPreviewView({ session, preview, isReading, error }: ImportPreviewViewProps) {
  const [path, setPath] = useState<string | null>(null)
  const file = preview.files.find((other) => other.path === path) ?? preview.files[0]
  const words = useMemo(() => commitWords(preview), [preview])
  const waiting = preview.files.filter((other) => openQuestions(other).length > 0).length
  const offWords = isReading ? 'reading the answer' : words === null ? 'nothing new to store' : undefined
  const discard = (): void => {
    session.discard()
    rememberEdit('Discarded an import preview', session.restore)
  }
  useActions([
    { id: 'data.commit', label: words ?? 'Import', key: 'Ctrl+Enter', group: 'screen', isOff: offWords, run: () => void session.commit() },
    { id: 'data.discard', label: 'Discard this preview', key: 'Escape', group: 'screen', run: discard },
  ])
  return (
    <section className="preview" aria-label="Import preview" aria-busy={isReading}>
      <header className="preview-head">
        <h2>Preview of {plural(preview.filesTotal, 'file')}</h2>
        {preview.filesTotal > preview.files.length && <span>the {plural(preview.files.length, 'file')} that need a look are listed</span>}
        <span role="status">{isReading ? 'Reading again with your answer.' : waitingWords(waiting)}</span>
        <span className="preview-actions">
          <Button keys="Escape" onClick={discard}>
            Discard
          </Button>
          <Button rank="main" keys="Ctrl+Enter" disabled={offWords !== undefined} onClick={() => void session.commit()}>
            {words ?? 'Nothing new to import'}
          </Button>
        </span>
      </header>
      {error !== null && <ErrorNote error={error} />}
      <div className="preview-body">
        <DataTable
          label="Files"
          viewKey="data.preview.files"
          columns={COLUMNS}
          rows={preview.files}
          rowId={(row) => row.path}
          onStand={(row) => setPath(row?.path ?? null)}
          empty={null}
          fills
          takesFocus
        />
        {file !== undefined && <PreviewFile key={file.path} preview={preview.preview} file={file} session={session} isAlone={preview.files.length === 1} />}
      </div>
    </section>
  )
}

const waitingWords = (waiting: number): string => (waiting === 0 ? '' : `${plural(waiting, 'file waits', 'files wait')} for an answer and will not be stored.`)
