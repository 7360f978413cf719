import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { BatchDialog } from './batch-dialog.tsx'

export interface RowSource {
  readonly batch: string | null
  readonly file: string | null
  readonly line: number | null
}

interface SourceImportProps {
  readonly source: RowSource
  readonly onClose: () => void
}

/** The import a row came with, opened at its file; in words where no import has it. */
export function SourceImport({ source, onClose }: SourceImportProps) {
  const history = useCall('import.history', {})
  const batch = history.value?.batches.find(({ id }) => id === source.batch)
  const path = batch?.files.find((file) => file.path === source.file || file.name === source.file)?.path
  if (batch !== undefined) return <BatchDialog batch={batch} onClose={onClose} {...(path === undefined ? {} : { file: path })} />
  if (source.batch !== null && history.value === null) return null
  return (
    <Dialog title="No import has this row" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <p>It was typed or decided here, not read from a file.</p>
    </Dialog>
  )
}
