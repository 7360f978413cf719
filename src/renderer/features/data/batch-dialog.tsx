import { useState } from 'react'
import { count } from '../../format/quantity.ts'
import { writeMoment } from '../../format/moment.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Select } from '../../ui/select.tsx'
import type { Batch } from './history-panel.tsx'
import { ImportRows } from './import-rows.tsx'
import { heldBack, totalsInWords } from './row-counts.ts'

/** One import looked at again: its files with their fingerprint, and the rows that were not stored, with the reason. `file` = the path it opens at. */
export function BatchDialog({ batch, file: opened, onClose }: { batch: Batch; file?: string; onClose: () => void }) {
  const [path, setPath] = useState(opened ?? batch.files[0]?.path ?? '')
  const file = batch.files.find((other) => other.path === path)
  return (
    <Dialog title={`Import ${batch.id}, ${writeMoment(batch.at)} New York`} width="wide" onClose={onClose}>
      {batch.files.length > 1 && (
        <Select
          label="File"
          value={path}
          onChange={setPath}
          choices={batch.files.map((other) => ({ value: other.path, label: `${other.name} (${count.digits(other.rows.new)} new)` }))}
        />
      )}
      {file !== undefined && (
        <Facts
          facts={[
            { label: 'Path', value: file.path },
            { label: 'Read as', value: file.profile ?? 'not recognised' },
            { label: 'Rows', value: totalsInWords(file.rows, heldBack(file.rows)) },
            { label: 'SHA-256', value: <code className="figures">{file.sha256}</code> },
            ...(batch.undoneAt === null ? [] : [{ label: 'Undone', value: `${writeMoment(batch.undoneAt)} New York` }]),
          ]}
        />
      )}
      {path !== '' && <ImportRows of={{ batch: batch.id }} file={path} total={8} rowsShown={12} />}
    </Dialog>
  )
}
